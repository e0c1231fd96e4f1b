//! Which terms are only words of the text: those that no vocabulary knows, and verbs where they
//! say nothing else.

use super::cursor::Cursor;
use super::lexicon::ends_in_tie;
use super::refusal::Reason;
use super::term::Term;
use super::verb_forms::forms;
use super::words::Word;
use crate::model::CategoryKind;

/// Whether a word says whose event it is, before the category of that: "the nurses' strike".
pub(super) fn tells_whose(at: Cursor<'_>) -> bool {
    let after = at.next().past_filler();
    let is_event = |(kind, _): (CategoryKind, &str)| kind == CategoryKind::Event;
    after.at == at.next().at && after.term().is_some_and(|term| term.categories().any(is_event))
}

/// What is searched for of a term: "cost" of "cost of".
pub(super) fn word_of(term: &Term) -> &str {
    // "since when has it been in service"
    if term.words.contains(&Word::Running) {
        return term.text.rsplit(' ').next().unwrap_or(&term.text);
    }
    let is_amount = term.words.iter().any(|word| matches!(word, Word::Measure(_)));
    let word = term.text.rsplit_once(' ').filter(|_| is_amount && ends_in_tie(&term.text));
    word.map_or(&term.text, |(word, _)| word)
}

/// Whether a term has no other meaning than its text; behind "about", units and
/// metrics are only words.
pub(super) fn is_free(place: Cursor<'_>, term: &Term, about: bool) -> bool {
    let is_amount = |word: &Word| matches!(word, Word::Measure(_));
    let is_measure = term.is_measure()
        || (term.words.iter().all(is_amount) && term.amount.is_none() && term.period.is_none());
    !term.is_known() || (about && is_measure) || is_verb(term) || is_acronym(place, term)
}

/// "launched", where it does not say what a question with "when" asks for.
pub(super) fn is_verb(term: &Term) -> bool {
    let is_verb = |word: &Word| {
        matches!(
            word,
            Word::Happen(_)
                | Word::Adjective(_)
                | Word::Lead(_)
                | Word::Staff(_)
                | Word::Counted
                | Word::Trend
                | Word::Final
                | Word::Broke
                | Word::Stance(_)
                | Word::Creator(_)
                | Word::Undertaking
                | Word::Done
                | Word::Light
                | Word::Running
                | Word::Go
                | Word::Plan
                | Word::Actual
        )
    };
    !term.words.is_empty() && term.words.iter().all(is_verb) && term.things.is_empty()
}

/// The forms of the family of verbs that a word is of.
pub(super) fn forms_of(term: &Term) -> Vec<&'static str> {
    let family = term.words.iter().find_map(|word| match word {
        Word::Happen(meaning) => meaning.split(' ').next(),
        _ => None,
    });
    family.map(forms).unwrap_or_default()
}

/// "AI" in French, where the vocabulary has "ai": a small word in capitals, in a
/// phrase that is not.
pub(super) fn is_acronym(place: Cursor<'_>, term: &Term) -> bool {
    let is_small = term.words == [Word::Filler] && term.things.is_empty();
    is_small && is_in_capitals(&term.text) && place.has_lowercase()
}

pub(super) fn is_in_capitals(text: &str) -> bool {
    text.len() > 1 && text.chars().all(char::is_uppercase)
}

/// Whether a number or a word of the calendar may belong to the words before it: "AI Day",
/// "phase 3".
pub(super) fn continues(start: Cursor<'_>, end: Cursor<'_>) -> bool {
    let is_calendar = |word: &Word| matches!(word, Word::Calendar(_));
    let is_number = end.term().is_some_and(|term| term.amount.is_some());
    start.at < end.at && (is_number || end.read(|word| is_calendar(word).then_some(())).is_some())
}

/// The words inside a pair of quotes, which cannot be none.
pub(super) fn unquoted(text: &str) -> Result<String, Reason> {
    let words = text.trim_matches(['"', '«', '»', '“', '”', ' ', '\u{a0}']);
    if words.contains(char::is_alphanumeric) {
        return Ok(words.to_owned());
    }
    Err(Reason::Unknown(text.to_owned()))
}
