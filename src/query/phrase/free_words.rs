//! Words that no vocabulary knows and the text of the base does: they become
//! full-text filters.

use rusqlite::Connection;

use super::cursor::Cursor;
use super::described::described;
use super::free_terms::{
    continues, forms_of, is_acronym, is_free, is_in_capitals, is_verb, tells_whose, unquoted,
    word_of,
};
use super::measure_names::metrics_with;
use super::query::{Filter, Wanted};
use super::query_builder::{QueryBuilder, UnlinkedEntity, home_of_status, link};
use super::refusal::{Reason, Stop};
use super::term::Term;
use super::text::{Texts, has_word, occurs, occurs_as_written};
use super::verb_forms::{family_of, forms};
use super::words::{Preposition, What, Word};
use crate::model::text::key;

/// The fewest letters that a word narrows an answer by; shorter ones only beside others.
const SHORTEST_WORD: usize = 3;

impl QueryBuilder {
    /// Words in quotes, or words that only the full text knows.
    pub(super) fn free_words<'t>(
        &mut self,
        connection: &Connection,
        cursor: Cursor<'t>,
    ) -> Result<Option<Cursor<'t>>, Stop> {
        if cursor.is(&Word::Described)
            && let Some(term) = cursor.next().term().filter(|term| term.quoted)
        {
            self.filters.push(Filter::Described(unquoted(&term.text)?));
            return Ok(Some(cursor.next().next()));
        }
        let about = cursor.is_link(Preposition::About) || cursor.is_link(Preposition::With);
        let quoted = if about { cursor.next().past_filler() } else { cursor };
        if let Some(term) = quoted.term().filter(|term| term.quoted) {
            self.filters.push(Filter::Text(unquoted(&term.text)?));
            return Ok(Some(quoted.next()));
        }
        let Some(start) = self.start_of_words(cursor) else { return Ok(None) };
        if let Some(end) = self.counted_words(connection, start)? {
            self.search_for(connection, start.terms_to(end), &start.text_to(end))?;
            return Ok(Some(end));
        }
        // "qui a présenté": the verb is no place.
        if cursor.is(&Word::Filler) && start.at > cursor.at && start.term().is_some_and(is_verb) {
            return Ok(None);
        }
        // "quand sera-t-il installé": what is promised, not where it stands.
        if cursor.at == start.at
            && self.asked == Some(What::Predictions)
            && let Some(term) = start.term()
            && !forms_of(term).is_empty()
        {
            self.search_for(connection, std::slice::from_ref(term), &term.text)?;
            return Ok(Some(start.next()));
        }
        // "how many branches were closed": only events and promises say so.
        if self.what.is_some_and(|what| !matches!(what, What::Events | What::Predictions))
            && start.term().is_some_and(|term| is_verb(term) || self.happens(term))
        {
            if (self.what == Some(What::Figures) || self.counted.is_some())
                && let Some(after) = self.figures_of_verb(connection, start)?
            {
                return Ok(Some(after));
            }
            return Ok(Some(self.happened_to_members(connection, start)?));
        }
        let about = about || self.searches_amounts();
        let happens = self.when_it_happened && self.what.is_none();
        let is_word = |at: Cursor<'_>, term: &Term| {
            is_free(at, term, about) || (term.is_measure() && (happens || tells_whose(at)))
        };
        let mut end = start;
        while end.term().is_some_and(|term| is_word(end, term) || continues(start, end)) {
            // "derailment injuries"
            if end.at > start.at && self.measures(connection, end)? {
                break;
            }
            // "when did the miners walk out", where the text has it in another word.
            if end.at > start.at
                && (self.asked.is_some() || self.wanted == Wanted::Truth)
                && end.term().is_some_and(|term| !forms_of(term).is_empty())
                && !occurs(connection, &end.text_to(end.next()), Texts::Events)?
            {
                break;
            }
            // "AI Day", but not "delays day".
            if !end.term().is_some_and(|term| is_word(end, term))
                && !occurs_as_written(connection, &start.text_to(end.next()))?
            {
                break;
            }
            end = end.next();
        }
        if start.at == end.at {
            return Ok(None);
        }
        let words = &start.rest()[..end.at - start.at];
        // "purchases" where the text says that something was bought.
        if let ([verb], None) = (words, self.what)
            && cursor.at == start.at
            && is_verb(verb)
            && (self.asked.is_none() && self.loose.is_empty() && self.filters.is_empty())
            && !has_word(connection, &verb.text, Texts::All)?
        {
            self.asked = Some(What::Events);
            return Ok(self.happened(start));
        }
        let found = self.search_for(connection, words, &start.text_to(end));
        // "promises about chips", where no statement has the word: about any of them.
        let is_category = words.first().is_some_and(|term| term.categories().next().is_some());
        match found {
            Err(Stop::Reason(Reason::Unknown(_))) if is_category && words.len() == 1 => {
                self.category(connection, start)
            }
            found => found.map(|()| Some(end)),
        }
    }

    /// "how many turbines did it order": figures of the events that say so.
    fn figures_of_verb<'t>(
        &mut self,
        connection: &Connection,
        start: Cursor<'t>,
    ) -> Result<Option<Cursor<'t>>, Stop> {
        let Some(term) = start.term() else { return Ok(None) };
        let family = term.words.iter().find_map(|word| match word {
            Word::Happen(meaning) => meaning.split(' ').next(),
            _ => None,
        });
        for form in forms_of(term) {
            if let Some(family) = family
                && occurs_as_written(connection, form)?
            {
                self.filters.push(Filter::Verb(family.to_owned()));
                return Ok(Some(start.next()));
            }
        }
        // "the biggest contract signed", where the text says that it was won.
        let has_metric = self.filters.iter().any(|filter| matches!(filter, Filter::Metric(_)));
        let of_category =
            |word: &Word| matches!(word, Word::Happen(meaning) if meaning.contains(' '));
        if let Some(family) = family.filter(|_| has_metric && term.words.iter().any(of_category)) {
            self.filters.push(Filter::Verb(family.to_owned()));
            return Ok(Some(start.next()));
        }
        Ok(None)
    }

    /// "which games were delayed", "quels vols ont été annulés": a status of promises that is a
    /// verb, too.
    fn happens(&self, term: &Term) -> bool {
        let is_verb = |word: &Word| matches!(word, Word::Happen(_));
        let is_status = |word: &Word| matches!(word, Word::Status(one) if home_of_status(one) == What::Predictions);
        let is_asked = self.what.is_some_and(|what| what == What::Figures || what.is_entity());
        is_asked && term.words.iter().any(is_verb) && term.words.iter().any(is_status)
    }

    /// The place after an ordinal or number and the words that it belongs to, if the text
    /// has them so: "first light", "second arm".
    fn counted_words<'t>(
        &self,
        connection: &Connection,
        start: Cursor<'t>,
    ) -> Result<Option<Cursor<'t>>, Stop> {
        let counts = |word: &Word| matches!(word, Word::First | Word::Last | Word::Ordinal(_));
        let mut end = start.next();
        let asks_events = self.what.is_none_or(|what| what == What::Events);
        if !asks_events
            || start.read(|word| counts(word).then_some(())).is_none()
            || !end.term().is_some_and(|term| !term.quoted && !term.is_known())
            || !occurs_as_written(connection, &start.text_to(end.next()))?
        {
            return Ok(None);
        }
        while end.term().is_some_and(|term| !term.is_known()) {
            end = end.next();
        }
        Ok(Some(end))
    }

    /// Whether words for amounts are searched for like any others.
    pub(super) fn searches_amounts(&self) -> bool {
        (self.asked == Some(What::People) && self.what.is_none())
            || (self.wanted == Wanted::Reason && !self.manner && self.what.is_none())
            || self.what == Some(What::Predictions)
    }

    /// Narrows by words, if one text has them all, each in some form. Where nothing says
    /// what is asked for, the texts that have them do.
    pub(super) fn search_for(
        &mut self,
        connection: &Connection,
        terms: &[Term],
        typed: &str,
    ) -> Result<(), Stop> {
        let texts: &[Texts] = match self.what {
            // "where is the work on the pier": what became of it
            Some(What::Predictions) if self.fate => &[Texts::Predictions, Texts::Events],
            Some(What::Predictions) => &[Texts::Predictions],
            None if self.asked.is_none() => &[Texts::Events, Texts::Predictions],
            // "when will it be installed"
            None if self.asked == Some(What::Predictions) => &[Texts::Predictions, Texts::Events],
            _ => &[Texts::Events],
        };
        let words = terms.iter().map(word_of).collect::<Vec<_>>().join(" ");
        let tells = terms.iter().any(|term| {
            term.text.contains(char::is_alphanumeric)
                && (term.text.chars().count() >= SHORTEST_WORD
                    || (self.what.is_some() && is_in_capitals(&term.text)))
        });
        let mut unknown = None;
        for texts in texts.iter().filter(|_| tells) {
            unknown = None;
            for term in terms {
                if unknown.is_none() && !has_word(connection, word_of(term), *texts)? {
                    unknown = Some(term.text.clone());
                }
            }
            if unknown.is_none() && occurs(connection, &words, *texts)? {
                if *texts == Texts::Predictions {
                    self.what = Some(What::Predictions);
                } else if self.fate {
                    self.what = Some(What::Events);
                }
                self.filters.push(Filter::Text(words));
                return Ok(());
            }
        }
        // "how late was the approval", where the statement has "approved".
        if let ([term], Some(What::Predictions)) = (terms, self.what.or(self.asked)) {
            for form in family_of(&term.text).map(forms).unwrap_or_default() {
                if occurs(connection, form, Texts::Predictions)? {
                    self.what = Some(What::Predictions);
                    self.filters.push(Filter::Text(form.to_owned()));
                    return Ok(());
                }
            }
        }
        // "who promised cheap tickets": the event says it in other words than the promise.
        if self.what == Some(What::Predictions)
            && self.who
            && self.say
            && occurs(connection, &words, Texts::Events)?
        {
            self.what = Some(What::Events);
            self.filters.extend([Filter::Text(self.named.clone()), Filter::Text(words)]);
            return Ok(());
        }
        // It may be a part of the name of a metric.
        if self.what.is_none()
            && tells
            && let [term] = terms
            && !metrics_with(connection, &key(&term.text))?.is_empty()
        {
            self.filters.push(Filter::Text(words));
            return Ok(());
        }
        // "is the Heron electric": what describes it has the word.
        if let ([UnlinkedEntity { kind, any }], None) = (self.loose.as_slice(), self.what)
            && let [slug] = any.as_slice()
            && self.wanted == Wanted::Truth
            && described(connection, &words, *kind)?.contains(slug)
        {
            self.want(Wanted::Definition);
            self.said_of_it = Some(words);
            return Ok(());
        }
        Err(Reason::Unknown(unknown.unwrap_or_else(|| typed.to_owned())).into())
    }

    /// Where words begin that may be searched for: here, or behind a preposition that
    /// does not change what they mean.
    fn start_of_words<'t>(&self, cursor: Cursor<'t>) -> Option<Cursor<'t>> {
        use Preposition::{About, And, At, For, In, Of, On, With};
        // A relation leads to an entity.
        if self.relation.is_some() && !self.claims() {
            return None;
        }
        let Some(link) = cursor.read(link) else { return Some(cursor) };
        let mut start = cursor.next();
        while start.is(&Word::Filler)
            && start.term().is_some_and(|term| term.things.is_empty() && !is_acronym(start, term))
        {
            start = start.next();
        }
        matches!(link, About | And | At | For | In | Of | On | With).then_some(start)
    }
}
