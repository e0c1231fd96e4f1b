//! How a question for one row, or for what has most rows, is put into words.

use super::describe::Describer;
use super::describe_shapes::{group_word, order_phrase, precision};
use super::lexicon::Lexicon;
use super::query::{Filter, Query};
use super::query_builder::is_plural;
use super::settle::superlative;
use super::words::{Order, What, Word};
use crate::model::Language;
use crate::model::text::key;
use crate::query::shape::Shape;

impl Describer<'_> {
    /// The one row asked for: `last event`, `première prédiction`, `largest figure`. `None`
    /// if there is no singular that parses to the same.
    pub(super) fn single(&self, query: &Query) -> rusqlite::Result<Option<String>> {
        if query.limit != Some(1) || query.shape != Shape::Rows {
            return Ok(None);
        }
        let Some((noun, feminine)) = self.noun(query)? else { return Ok(None) };
        let adjective = match (query.offset, query.order) {
            (0, Some(order)) if superlative(order) => self.adjective(order, feminine),
            (before, Some(Order::First)) => self.ordinal(before + 1),
            _ => return Ok(None),
        };
        Ok(Some(format!("{adjective} {noun}")))
    }

    /// What is asked for in the singular, and whether French has it as a feminine. `None`
    /// for a word that phrases read otherwise.
    fn noun(&self, query: &Query) -> rusqlite::Result<Option<(String, bool)>> {
        use What::{Events, Figures, Places, Systems};
        let categories = query.filters.iter().find_map(|filter| match filter {
            Filter::Category(any) => Some(any.as_slice()),
            _ => None,
        });
        let lexicon = Lexicon::of(self.language);
        if let Some(categories) = categories.filter(|_| query.what != Figures) {
            let [slug] = categories else { return Ok(None) };
            let noun = self.name("categories", slug)?;
            let reads = !is_plural(&noun) && !lexicon.has(&key(&noun));
            return Ok(reads.then_some((noun, false)));
        }
        let plural = self.phrase_for(&Word::What(query.what));
        let noun = match plural.as_str() {
            "people" => "person",
            "lieux" => "lieu",
            plural => plural.strip_suffix('s').unwrap_or(plural),
        };
        let reads = lexicon.meanings(&key(noun), noun).contains(&Word::What(query.what));
        let feminine = !matches!(query.what, Events | Figures | Places | Systems);
        Ok(reads.then(|| (noun.to_owned(), feminine)))
    }

    /// `2nd`, `2e`.
    pub(super) fn ordinal(&self, number: usize) -> String {
        let suffix = match (self.language, number % 100, number % 10) {
            (Language::Fr, ..) => "e",
            (Language::En, 11..=13, _) => "th",
            (Language::En, _, 1) => "st",
            (Language::En, _, 2) => "nd",
            (Language::En, _, 3) => "rd",
            (Language::En, ..) => "th",
        };
        format!("{number}{suffix}")
    }

    /// `first` or `largest`; in French it agrees with the noun.
    fn adjective(&self, order: Order, feminine: bool) -> String {
        let words = order_phrase(order, self.language);
        if self.language == Language::En {
            return words.to_owned();
        }
        let words = words.strip_prefix("les ").unwrap_or(words);
        let singular = words.trim_end_matches(['s', 'x']);
        match (singular, feminine) {
            ("premier", true) => "première".to_owned(),
            ("dernier", true) => "dernière".to_owned(),
            ("prochaine", true) => "prochaine".to_owned(),
            (singular, true) => format!("{singular}e"),
            (singular, false) => singular.to_owned(),
        }
    }

    /// `scorecard`, `total`, `year with the most`: what stands before what is asked for.
    pub(super) fn best(&self, shape: Shape) -> Vec<String> {
        let most = |span, word| {
            let span = self.phrase_for(&Word::Calendar(precision(span)));
            vec![span, self.phrase_for(&word)]
        };
        match shape {
            Shape::MostPer(span) => most(span, Word::MostPer),
            Shape::LeastPer(span) => most(span, Word::LeastPer),
            Shape::MostBy(group) => {
                vec![self.phrase_for(&group_word(group)), self.phrase_for(&Word::MostPer)]
            }
            Shape::LeastBy(group) => {
                vec![self.phrase_for(&group_word(group)), self.phrase_for(&Word::LeastPer)]
            }
            Shape::Scorecard => vec![self.phrase_for(&Word::Scorecard)],
            Shape::Total => vec![self.phrase_for(&Word::Total)],
            Shape::Average => vec![self.phrase_for(&Word::Average)],
            _ => Vec::new(),
        }
    }
}
