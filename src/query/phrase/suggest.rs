//! Phrases near a refused one that have answers. They are made of the words of the
//! refused phrase that were recognized.

use rusqlite::Connection;

use super::base_units::unit_label;
use super::corrections::nearest_known;
use super::describe::describe;
use super::lexicon::phrase_for;
use super::lower::QueryContext;
use super::near_words::with_near_words;
use super::query::{Filter, Query};
use super::recognized::Recognized;
use super::refusal::{Reason, Stop};
use super::resolve::Reading;
use super::said_together::said_together;
use super::term::Term;
use super::two_questions::names_before;
use super::words::{Preposition, Word};
use super::{attempt, lower, resolve, tokens, understood};
use crate::model::Language;
use crate::query::page::rows_up_to;

/// How many phrases are suggested.
const MOST: usize = 4;

/// The most rows that an answer to a suggested phrase should have.
const FEW: usize = 10;

/// How many words that are not understood are left out of a phrase at most.
const LEFT_OUT: usize = 6;

/// Up to four phrases that have rows: the phrase with a near word in place of the
/// unknown one, the phrase without what is not understood, the events that have most of its
/// words, and questions made of what was recognized, those with few rows first.
pub(super) fn suggestions(
    connection: &Connection,
    phrase: &str,
    reading: &Reading,
    reason: &Reason,
    setting: QueryContext,
) -> rusqlite::Result<Vec<String>> {
    let language = setting.language.unwrap_or(reading.language);
    let mut search = Search { connection, setting, language, found: Vec::new() };
    let unknown: Vec<&Term> = reading.terms.iter().filter(|term| !term.is_known()).collect();
    if let [only] = unknown.as_slice()
        && let Some(meant) = nearest_known(connection, &only.text, reading.language)?
        && let Some(understood) = attempt(connection, &replaced(phrase, only, &meant), setting)?
    {
        search.offer(&understood.query)?;
    }
    if let Reason::SeveralUnits(units) = reason {
        search.offer_in_each(phrase, units)?;
    }
    if let Reason::Ambiguous { name, slugs } = reason {
        search.offer_each_instead(phrase, name, slugs)?;
    }
    if let Reason::TwoQuestions(first, second) = reason {
        search.offer_both(first, second, &names_before(&reading.terms))?;
    }
    search.offer_each_sentence(phrase)?;
    let shorter = search.without_unknown(phrase, reason)?;
    if let Some(query) = shorter.as_ref().filter(|query| narrows(query)) {
        search.offer(query)?;
    }
    let other = with_near_words(connection, phrase, reading)?;
    let other = match &other {
        Some(other) => {
            if let Some(understood) = attempt(connection, other, setting)? {
                search.offer(&understood.query)?;
            }
            Some(resolve::resolve(connection, other, &tokens::tokens(other), setting.prefers)?)
        }
        None => None,
    };
    search.offer_said_together(&reading.terms)?;
    let near = search.found.len();
    let terms = &other.as_ref().unwrap_or(reading).terms;
    for alternatives in Recognized::read(connection, terms, setting.today)?.queries() {
        search.offer_best(&alternatives)?;
    }
    if let Some(query) = shorter {
        search.offer(&query)?;
    }
    Ok(search.best(near))
}

/// The search for phrases to suggest.
struct Search<'c> {
    connection: &'c Connection,
    setting: QueryContext,
    language: Language,
    /// Phrases, whether they have few rows, and anything narrows them.
    found: Vec<(String, bool, bool)>,
}

impl Search<'_> {
    /// How many rows a question has, up to one more than few.
    fn rows(&self, query: &Query) -> rusqlite::Result<usize> {
        let lowered = lower::lower(self.connection, query, self.language, self.setting.today);
        match lowered {
            Ok(call) => Ok(rows_up_to(self.connection, &call, FEW + 1).unwrap_or(0)),
            Err(Stop::Reason(_)) => Ok(0),
            Err(Stop::Sqlite(error)) => Err(error),
        }
    }

    /// Offers a question that has rows, if its words mean it without quotes too.
    fn offer(&mut self, query: &Query) -> rusqlite::Result<()> {
        let rows = self.rows(query)?;
        if rows == 0 {
            return Ok(());
        }
        let quoted = describe(self.connection, query, self.language)?;
        // "events about pay", where "pay" alone asks for amounts.
        let about = phrase_for(self.language, |word| word == Word::Preposition(Preposition::About));
        let tied = quoted.replacen('"', &format!("{about} "), 1);
        for phrase in [quoted.replace('"', ""), tied.replace('"', "")] {
            if is_about_itself(&phrase, about) {
                continue;
            }
            let same = attempt(self.connection, &phrase, self.setting)?;
            if same.is_some_and(|same| same.query == *query) {
                if self.found.iter().all(|(other, ..)| *other != phrase) {
                    self.found.push((phrase, rows <= FEW, narrows(query)));
                }
                return Ok(());
            }
        }
        Ok(())
    }

    /// Offers the phrase in each of several units.
    fn offer_in_each(&mut self, phrase: &str, units: &[String]) -> rusqlite::Result<()> {
        let tie = phrase_for(self.language, |word| word == Word::Preposition(Preposition::In));
        for unit in units.iter().take(MOST) {
            let unit = unit_label(self.connection, unit, self.language)?;
            let phrase = format!("{phrase} {tie} {unit}");
            if let Some(understood) = attempt(self.connection, &phrase, self.setting)? {
                self.offer(&understood.query)?;
            }
        }
        Ok(())
    }

    /// Offers the phrase with each of several things in the place of a name.
    fn offer_each_instead(
        &mut self,
        phrase: &str,
        name: &str,
        slugs: &[String],
    ) -> rusqlite::Result<()> {
        for slug in slugs.iter().take(MOST) {
            let phrase = phrase.replace(name, slug);
            if let Some(understood) = attempt(self.connection, &phrase, self.setting)? {
                self.offer(&understood.query)?;
            }
        }
        Ok(())
    }

    /// Offers the events that have the most words of the phrase, if they are few.
    fn offer_said_together(&mut self, terms: &[Term]) -> rusqlite::Result<()> {
        let before = self.found.len();
        let queries = said_together(self.connection, terms)?;
        let mut tried = 0;
        for query in &queries {
            if tried < MOST && (1..=FEW).contains(&self.rows(query)?) {
                self.offer(query)?;
                tried += 1;
            }
            if self.found.len() > before {
                break;
            }
        }
        Ok(())
    }

    /// Offers each sentence of several that is a question: "When did it close? I liked it."
    fn offer_each_sentence(&mut self, phrase: &str) -> rusqlite::Result<()> {
        let sentences: Vec<_> = phrase.split_inclusive(['?', '!']).collect();
        for sentence in sentences.iter().filter(|_| sentences.len() > 1) {
            let question = sentence.trim().trim_end_matches(['?', '!', '\u{a0}', ' ']);
            if let Some(understood) = attempt(self.connection, question, self.setting)? {
                let rows = self.rows(&understood.query)?;
                if rows > 0 {
                    self.found.push((question.to_owned(), rows <= FEW, true));
                }
            }
        }
        Ok(())
    }

    /// Offers each of two questions, the second about what the first names.
    fn offer_both(&mut self, first: &str, second: &str, names: &str) -> rusqlite::Result<()> {
        let named = format!("{second} {names}");
        let seconds = [named.as_str(), second];
        for either in [&[first][..], &seconds[..]] {
            for phrase in either {
                if let Some(understood) = attempt(self.connection, phrase, self.setting)? {
                    self.offer(&understood.query)?;
                    break;
                }
            }
        }
        Ok(())
    }

    /// Offers the first of several questions that has few rows, or else any.
    fn offer_best(&mut self, queries: &[Query]) -> rusqlite::Result<()> {
        let mut any = None;
        for query in queries {
            match self.rows(query)? {
                0 => {}
                1..=FEW => return self.offer(query),
                _ => any = any.or(Some(query)),
            }
        }
        any.map_or(Ok(()), |query| self.offer(query))
    }

    /// What the phrase asks without the words that are not understood.
    fn without_unknown(&self, phrase: &str, reason: &Reason) -> rusqlite::Result<Option<Query>> {
        let (mut phrase, mut reason) = (phrase.to_owned(), reason.clone());
        for _ in 0..LEFT_OUT {
            let (Reason::Unknown(words) | Reason::Nowhere(words) | Reason::Incomplete(words)) =
                &reason
            else {
                return Ok(None);
            };
            let Some(shorter) = without(&phrase, words) else { return Ok(None) };
            phrase = shorter;
            let tokens = tokens::tokens(&phrase);
            let reading =
                resolve::resolve(self.connection, &phrase, &tokens, self.setting.prefers)?;
            match understood(self.connection, &reading, self.setting) {
                Ok(understood) => return Ok(Some(understood.query)),
                Err(Stop::Reason(next)) => reason = next,
                Err(Stop::Sqlite(error)) => return Err(error),
            }
        }
        Ok(None)
    }

    /// The phrases to suggest: the nearest, then those with few rows.
    fn best(mut self, near: usize) -> Vec<String> {
        if let Some(others) = self.found.get_mut(near..) {
            others.sort_by_key(|(_, few, narrowed)| (!narrowed, !few));
        }
        self.found.into_iter().map(|(phrase, ..)| phrase).take(MOST).collect()
    }
}

/// Whether a phrase asks for something about itself, as nobody does: "chips about chips".
fn is_about_itself(phrase: &str, about: &str) -> bool {
    let words: Vec<_> = phrase.split(' ').collect();
    words
        .windows(3)
        .any(|words| matches!(words, [one, tie, other] if one == other && *tie == about))
}

/// Whether more than the kind of a relation narrows a question.
fn narrows(query: &Query) -> bool {
    query.filters.iter().any(|filter| !matches!(filter, Filter::Relation(_)))
}

/// The phrase with other words for a term.
fn replaced(phrase: &str, term: &Term, by: &str) -> String {
    let before = phrase.get(..term.place.start).unwrap_or_default();
    let after = phrase.get(term.place.end..).unwrap_or_default();
    format!("{before}{by}{after}")
}

/// The phrase without some of its words; none if they do not all stand in it.
fn without(phrase: &str, words: &str) -> Option<String> {
    let mut shorter = phrase.to_owned();
    for word in words.split_whitespace() {
        let at = shorter.find(word)?;
        shorter.replace_range(at..at + word.len(), " ");
    }
    Some(shorter)
}
