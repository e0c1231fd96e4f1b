//! How a language puts what rows are counted and ordered by.

use super::lexicon::phrase_for;
use super::words::{Order, What, Word};
use crate::model::{Language, Precision};
use crate::query::shape::{Group, Span as Count};

/// How a language says what comes first.
pub(super) fn order_phrase(order: Order, language: Language) -> &'static str {
    let meant = match order {
        Order::First => Word::First,
        Order::Last => Word::Last,
        Order::Mentions => Word::Most,
        order => Word::Order(order),
    };
    phrase_for(language, |word| word == meant)
}

/// How a language says "per year".
pub(super) fn per_phrase(span: Count, language: Language) -> String {
    per(&Word::Calendar(precision(span)), language)
}

/// How a language says "per status".
pub(super) fn group_phrase(group: Group, language: Language) -> String {
    per(&group_word(group), language)
}

/// The word for a group; who makes predictions are people, what they are about systems.
pub(super) fn group_word(group: Group) -> Word {
    match group {
        Group::By => Word::What(What::People),
        Group::Subject => Word::What(What::Systems),
        Group::Source => Word::What(What::Sources),
        group => Word::Group(group),
    }
}

pub(super) fn per(each: &Word, language: Language) -> String {
    let [per, each] = [&Word::Per, each].map(|meant| phrase_for(language, |word| word == *meant));
    format!("{per} {each}")
}

pub(super) fn precision(span: Count) -> Precision {
    match span {
        Count::Year => Precision::Year,
        Count::Quarter => Precision::Quarter,
        Count::Month => Precision::Month,
    }
}
