//! A place in the terms of a phrase, with the looks ahead that parsing needs.

use super::lexicon::begins_with_article;
use super::refusal::Reason;
use super::term::Term;
use super::words::{Preposition, Word};

/// A place among terms.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cursor<'t> {
    terms: &'t [Term],
    pub(super) at: usize,
}

impl<'t> Cursor<'t> {
    pub(super) fn new(terms: &'t [Term]) -> Self {
        Self { terms, at: 0 }
    }

    /// Another place, if there is a term.
    pub(super) fn to(mut self, at: usize) -> Option<Self> {
        self.at = at;
        self.term().map(|_| self)
    }

    /// The term here.
    pub(super) fn term(&self) -> Option<&'t Term> {
        self.terms.get(self.at)
    }

    /// What is read from the term here.
    pub(super) fn read<T>(&self, read: impl Fn(&'t Word) -> Option<T>) -> Option<T> {
        self.term()?.words.iter().find_map(read)
    }

    pub(super) fn is(&self, word: &Word) -> bool {
        self.term().is_some_and(|term| term.words.contains(word))
    }

    pub(super) fn is_link(&self, link: Preposition) -> bool {
        self.is(&Word::Preposition(link))
    }

    pub(super) fn next(mut self) -> Self {
        self.at += 1;
        self
    }

    /// Whether a question begins here: nothing but polite words stands before.
    pub(super) fn begins(&self) -> bool {
        let before = self.terms.get(..self.at).unwrap_or_default();
        before.iter().all(|term| term.words.contains(&Word::Polite))
    }

    /// Whether an article stands just before: "le", "the".
    pub(super) fn follows_article(&self) -> bool {
        let before = self.at.checked_sub(1).and_then(|before| self.terms.get(before));
        before.is_some_and(|term| begins_with_article(&term.text) && !term.text.contains(' '))
    }

    /// Whether nothing but small words stands before: "which", "all the".
    pub(super) fn follows_filler(&self) -> bool {
        let before = self.terms.get(..self.at).unwrap_or_default();
        before.iter().all(|term| term.words.contains(&Word::Filler))
    }

    /// Past words that carry no meaning here.
    pub(super) fn past_filler(mut self) -> Self {
        while self.is(&Word::Filler) && self.term().is_some_and(|term| term.things.is_empty()) {
            self.at += 1;
        }
        self
    }

    /// Past the small words inside a date: "the", "of".
    pub(super) fn past_glue(mut self) -> Self {
        while self.is(&Word::Filler) || self.is_link(Preposition::Of) {
            self.at += 1;
        }
        self
    }

    /// The number here, in digits or words.
    pub(super) fn number(&self) -> Option<f64> {
        let word = self.read(|word| match word {
            Word::Number(number) => Some(*number),
            _ => None,
        });
        self.term()?.amount.or(word)
    }

    /// Whether a date in digits stands here.
    pub(super) fn dated(&self) -> bool {
        self.term().is_some_and(|term| term.period.is_some())
    }

    /// The words from here up to another place.
    pub(super) fn text_to(&self, end: Self) -> String {
        let terms = self.terms_to(end);
        terms.iter().map(|term| term.text.as_str()).collect::<Vec<_>>().join(" ")
    }

    /// The terms from here up to another place.
    pub(super) fn terms_to(&self, end: Self) -> &'t [Term] {
        self.terms.get(self.at..end.at).unwrap_or_default()
    }

    /// The terms from here on.
    pub(super) fn rest(&self) -> &'t [Term] {
        self.terms.get(self.at..).unwrap_or_default()
    }

    /// Whether any word of the phrase has a small letter.
    pub(super) fn has_lowercase(&self) -> bool {
        self.terms.iter().any(|term| term.text.contains(char::is_lowercase))
    }

    /// The words here have lost what should follow them.
    pub(super) fn incomplete(&self) -> Reason {
        Reason::Incomplete(self.term().map(|term| term.text.clone()).unwrap_or_default())
    }
}
