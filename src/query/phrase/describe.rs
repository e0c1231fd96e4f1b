//! The inverse of parsing: a Query as a phrase of a language. It is what is told
//! as understood, and parsing it gives the same Query again.

use rusqlite::Connection;

use super::describe_shapes::{group_phrase, order_phrase, per, per_phrase};
use super::lexicon::phrase_for;
use super::parameters::argument;
use super::query::{Filter, Query};
use super::words::{Order, Preposition, What, Word};
use crate::model::Language;
use crate::query::amount::joined;
use crate::query::shape::Shape;

/// Puts a query into words.
///
/// # Errors
/// If the names in it cannot be read from the base.
pub fn describe(
    connection: &Connection,
    query: &Query,
    language: Language,
) -> rusqlite::Result<String> {
    let describer = Describer { connection, language };
    let mut words: Vec<String> = Vec::new();
    match describer.single(query)? {
        Some(single) => words.push(single),
        None => words.extend(describer.several(query)?),
    }
    words.extend(describer.per(query));
    for filter in &query.filters {
        words.extend(describer.filter(query, filter)?);
    }
    words.retain(|word| !word.is_empty());
    let joined = words.into_iter().reduce(|before, after| joined(&before, &after, language));
    Ok(joined.unwrap_or_default())
}

/// The words of a query for each value that it gives a parameter.
pub(in crate::query) fn words_for(
    connection: &Connection,
    query: &Query,
    param: &str,
    language: Language,
) -> rusqlite::Result<Vec<String>> {
    let describer = Describer { connection, language };
    let mut all = Vec::new();
    // An amount says its unit itself, unless another one is named besides.
    let has_unit = query.filters.iter().any(|filter| matches!(filter, Filter::Unit(_)));
    let gives = |filter: &&Filter| match filter {
        Filter::Text(_) => matches!(param, "text" | "event" | "prediction"),
        Filter::Amount(..) if param == "unit" => has_unit,
        filter => argument(filter).0 == param,
    };
    for filter in query.filters.iter().filter(gives) {
        let words = describer.alone(query, filter)?;
        all.push(match language {
            Language::En => format!("\"{words}\""),
            Language::Fr => format!("«\u{a0}{words}\u{a0}»"),
        });
    }
    Ok(all)
}

/// A filter of a question in the words of a language, for a message.
pub(super) fn filter_words(
    connection: &Connection,
    query: &Query,
    filter: &Filter,
    language: Language,
) -> rusqlite::Result<String> {
    Describer { connection, language }.alone(query, filter)
}

/// The plural of a category, as phrases say it.
pub(super) fn category_name(
    connection: &Connection,
    slug: &str,
    language: Language,
) -> rusqlite::Result<String> {
    Describer { connection, language }.category(slug)
}

/// A language speaking of one base.
pub(super) struct Describer<'c> {
    pub(super) connection: &'c Connection,
    pub(super) language: Language,
}

impl Describer<'_> {
    pub(super) fn phrase_for(&self, word: &Word) -> String {
        phrase_for(self.language, |other| other == *word).to_owned()
    }

    pub(super) fn link(&self, link: Preposition) -> String {
        self.phrase_for(&Word::Preposition(link))
    }

    /// A filter by itself, without quotes.
    fn alone(&self, query: &Query, filter: &Filter) -> rusqlite::Result<String> {
        let mut words = match filter {
            Filter::Category(any) => {
                let names = any.iter().map(|slug| self.category(slug));
                vec![self.one_of(&names.collect::<rusqlite::Result<Vec<_>>>()?)]
            }
            filter => self.filter(query, filter)?,
        };
        words.retain(|word| !word.is_empty());
        Ok(words.join(" ").replace('"', ""))
    }

    /// What there is one of, or several with "or" between them.
    pub(super) fn one_of(&self, several: &[impl AsRef<str>]) -> String {
        match several {
            [one] => one.as_ref().to_owned(),
            several => {
                let several: Vec<_> = several.iter().map(AsRef::as_ref).collect();
                several.join(&format!(" {} ", self.link(Preposition::Or)))
            }
        }
    }

    /// Words of which one must fit.
    pub(super) fn either(&self, any: &[String], is: impl Fn(&String, Word) -> bool) -> String {
        let words = any.iter().map(|one| phrase_for(self.language, |word| is(one, word)));
        self.one_of(&words.collect::<Vec<_>>())
    }

    /// What is asked for, with its order and limit: `last 3 events`.
    fn several(&self, query: &Query) -> rusqlite::Result<Vec<String>> {
        let mut words = Vec::new();
        let what = self.what(query)?;
        let all = query.order.is_some() && query.limit.is_none();
        // A word without the s of a plural would ask for one only.
        // Nor are "the newest systems" all of them.
        let cut = !what.ends_with(['s', 'x']) || query.order == Some(Order::Newest);
        if all && query.order != Some(Order::Last) && cut {
            words.push(self.phrase_for(&Word::All));
        }
        // "last events" are ten.
        if all && query.order == Some(Order::Last) {
            words.push(what);
            words.push(self.phrase_for(&Word::Order(Order::Last)));
            return Ok(words);
        }
        words.extend(self.best(query.shape));
        if query.offset > 0 {
            words.push(self.ordinal(query.offset + 1));
            words.extend(self.order(query).filter(|_| query.order != Some(Order::First)));
        } else {
            words.extend(self.order(query));
            words.extend(query.limit.map(|limit| limit.to_string()));
        }
        if query.shape == Shape::Count {
            words.push(self.phrase_for(&Word::Count));
        }
        words.push(what);
        Ok(words)
    }

    fn order(&self, query: &Query) -> Option<String> {
        Some(order_phrase(query.order?, self.language).to_owned())
    }

    fn what(&self, query: &Query) -> rusqlite::Result<String> {
        let categories = query.filters.iter().find_map(|filter| match filter {
            Filter::Category(any) => Some(any),
            _ => None,
        });
        if let Some(any) = categories.filter(|_| query.what != What::Figures) {
            let names = any.iter().map(|slug| self.category(slug));
            return Ok(self.one_of(&names.collect::<rusqlite::Result<Vec<_>>>()?));
        }
        if query.filters.iter().any(|filter| matches!(filter, Filter::Named(_))) {
            return Ok(self.phrase_for(&Word::Describe));
        }
        let counted = match query.shape {
            Shape::CountEach => What::Events,
            _ => query.what,
        };
        Ok(self.phrase_for(&Word::What(counted)))
    }

    fn per(&self, query: &Query) -> Option<String> {
        match query.shape {
            Shape::CountPer(span) => Some(per_phrase(span, self.language)),
            Shape::CountEach => Some(per(&Word::What(query.what), self.language)),
            Shape::CountBy(group) => Some(group_phrase(group, self.language)),
            _ => None,
        }
    }
}
