//! Why a phrase is not answered. A phrase is refused rather than answered with
//! a word left out.

use super::lexicon::phrase_for;
use super::words::{What, Word};
use crate::model::Language;

/// Why a phrase is not understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// There is nothing to understand.
    Empty,
    /// It is longer than any question.
    TooLong,
    /// A word is in no vocabulary and names nothing in the base.
    Unknown(String),
    /// Words of the base's text, but not of anything that the rest of the phrase finds.
    Nowhere(String),
    /// A word has lost what should follow it.
    Incomplete(String),
    /// A day that is in no calendar.
    Calendar(String),
    /// An amount of nothing: which unit is meant?
    NoUnit(String),
    /// A date that does not say its year.
    NoYear(String),
    /// A range that ends before it begins.
    Backwards(String),
    /// A second thing to look for.
    TwoQuestions(String, String),
    /// Words that narrow nothing of what is asked for.
    Unfit {
        /// The words.
        words: String,
        /// What is asked for.
        what: What,
    },
    /// A period where what was open or overdue needs one day.
    NotOneDay(String),
    /// A name of several things.
    Ambiguous {
        /// The name.
        name: String,
        /// Their slugs.
        slugs: Vec<String>,
    },
    /// Figures of several metrics or units, or ranges, which cannot be added.
    Unlike,
    /// Figures of several dimensions, by their units, of which none is the largest.
    SeveralUnits(Vec<String>),
    /// It goes on from another question.
    Continues(String),
    /// Nothing says what is asked for.
    NoQuestion,
}

/// A phrase that is not understood, in the phrase's language.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message())]
pub struct Refusal {
    /// Why.
    pub reason: Reason,
    /// The language of the message.
    pub language: Language,
    /// What the base has instead of a name that it lacks.
    pub near: Option<String>,
    /// Phrases near it that work.
    pub suggestions: Vec<String>,
}

/// Why parsing stopped: the phrase is at fault, or the base.
pub(super) enum Stop {
    Reason(Reason),
    Sqlite(rusqlite::Error),
}

impl From<Reason> for Stop {
    fn from(reason: Reason) -> Self {
        Self::Reason(reason)
    }
}

impl From<rusqlite::Error> for Stop {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sqlite(error)
    }
}

impl Refusal {
    fn message(&self) -> String {
        match self.language {
            Language::En => english(&self.reason),
            Language::Fr => french(&self.reason),
        }
    }
}

fn english(reason: &Reason) -> String {
    match reason {
        Reason::Empty => "the phrase is empty".to_owned(),
        Reason::TooLong => "the phrase is too long".to_owned(),
        Reason::Unknown(word) => format!("\"{word}\" is not understood"),
        Reason::Nowhere(words) => format!("nothing that the other words find has \"{words}\""),
        Reason::Incomplete(word) => format!("the phrase does not say what comes after \"{word}\""),
        Reason::Calendar(day) => format!("there is no {day} in the calendar"),
        Reason::NoUnit(amount) => format!("\"{amount}\" does not say of what: name a unit"),
        Reason::NoYear(date) => format!("\"{date}\" does not say which year"),
        Reason::Backwards(range) => format!("\"{range}\" ends before it begins"),
        Reason::TwoQuestions(first, second) => {
            format!("\"{first}\" and \"{second}\" are two questions")
        }
        Reason::Unfit { words, what } => {
            format!("\"{words}\" does not apply to {}", name_of(*what, Language::En))
        }
        Reason::NotOneDay(words) => {
            format!("\"{words}\" is not one day: ask what was open \"on 2024-12-31\"")
        }
        Reason::Ambiguous { name, slugs } => {
            format!("\"{name}\" may be {}", slugs.join(" or "))
        }
        Reason::Unlike => "only reported values of one metric in one unit can be added: name a \
                           metric"
            .to_owned(),
        Reason::SeveralUnits(_) => "these figures have units that cannot be compared: name a \
                                    unit or a metric"
            .to_owned(),
        Reason::Continues(word) => {
            format!("\"{word}\" continues a question: ask all of it, or continue it in `kb shell`")
        }
        Reason::NoQuestion => "the phrase does not say what to look for".to_owned(),
    }
}

/// What is asked for, as a language says it.
fn name_of(what: What, language: Language) -> &'static str {
    phrase_for(language, |word| word == Word::What(what))
}

fn french(reason: &Reason) -> String {
    match reason {
        Reason::Empty => "la phrase est vide".to_owned(),
        Reason::TooLong => "la phrase est trop longue".to_owned(),
        Reason::Unknown(word) => format!("«\u{a0}{word}\u{a0}» n'est pas compris"),
        Reason::Nowhere(words) => {
            format!("rien de ce que trouvent les autres mots ne contient «\u{a0}{words}\u{a0}»")
        }
        Reason::Incomplete(word) => {
            format!("la phrase ne dit pas ce qui vient après «\u{a0}{word}\u{a0}»")
        }
        Reason::Calendar(day) => format!("{day} n'existe pas dans le calendrier"),
        Reason::NoUnit(amount) => format!("il manque une unité après «\u{a0}{amount}\u{a0}»"),
        Reason::NoYear(date) => format!("il manque l'année après «\u{a0}{date}\u{a0}»"),
        Reason::Backwards(range) => format!("«\u{a0}{range}\u{a0}» se termine avant de commencer"),
        Reason::TwoQuestions(first, second) => {
            format!(
                "«\u{a0}{first}\u{a0}» et «\u{a0}{second}\u{a0}» sont deux questions distinctes"
            )
        }
        Reason::Unfit { words, what } => {
            let what = name_of(*what, Language::Fr);
            format!("«\u{a0}{words}\u{a0}» ne s'applique pas à «\u{a0}{what}\u{a0}»")
        }
        Reason::NotOneDay(words) => format!(
            "«\u{a0}{words}\u{a0}» n'est pas un jour\u{a0}: demandez ce qui était ouvert \
             «\u{a0}le 31 décembre 2024\u{a0}»"
        ),
        Reason::Ambiguous { name, slugs } => {
            format!("«\u{a0}{name}\u{a0}» peut désigner {}", slugs.join(" ou "))
        }
        Reason::Unlike => "seules des valeurs rapportées d'une même mesure et d'une même unité \
                           s'additionnent\u{a0}: nommez une mesure"
            .to_owned(),
        Reason::SeveralUnits(_) => "ces chiffres ont des unités qui ne se comparent pas\u{a0}: \
                                    nommez une unité ou une mesure"
            .to_owned(),
        Reason::Continues(word) => format!(
            "«\u{a0}{word}\u{a0}» continue une question\u{a0}: posez-la en entier, \
             ou continuez-la dans `kb shell`"
        ),
        Reason::NoQuestion => "la phrase n'indique pas ce qu'il faut chercher".to_owned(),
    }
}
