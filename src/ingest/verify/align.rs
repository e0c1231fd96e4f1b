//! Finds a quote that has a few other words than the article, by the alignment with the
//! fewest differences.

use std::collections::HashSet;

use super::super::text::Span;
use crate::model::text::key;

/// The fewest words of a quote that is found so: fewer may stand anywhere.
const FEWEST: usize = 5;
/// One word in so many may be another one.
const RARE: usize = 6;

/// The words of a text, as they are compared, with their places.
#[derive(Clone, Debug, Default)]
pub(super) struct TextWords {
    words: Vec<Word>,
    known: HashSet<String>,
}

/// A word as it is compared, as it is written, and its place.
#[derive(Clone, Debug)]
struct Word {
    key: String,
    raw: String,
    span: Span,
}

/// A part of a text that is nearly a quote.
#[derive(Clone, Debug)]
pub(super) struct Alignment {
    pub(super) span: Span,
    pub(super) differences: usize,
    /// How many of a hundred words are the same.
    pub(super) alike: u8,
    /// The words that only the quote has, and those that only the text has.
    pub(super) only_quote: Vec<String>,
    pub(super) only_text: Vec<String>,
}

impl TextWords {
    pub(super) fn new(text: &str) -> Self {
        let mut words = Vec::new();
        let mut at = 0;
        // A word keeps its apostrophe: "n'est" is not "est".
        for part in text.split(|one: char| !one.is_alphanumeric() && !matches!(one, '\'' | '’')) {
            let word = key(part);
            if !word.is_empty() {
                words.push(Word {
                    key: word,
                    raw: part.to_owned(),
                    span: Span::new(at, at + part.len()),
                });
            }
            at += part.len();
            at += text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        }
        let known = words.iter().map(|word| word.key.clone()).collect();
        Self { words, known }
    }

    /// The part of the text that differs least from a quote, if it is near enough.
    pub(super) fn align(&self, quote: &Self) -> Option<Alignment> {
        let length = quote.words.len();
        let most = length / RARE;
        let others = || quote.words.iter().filter(|word| !self.known.contains(&word.key));
        // Looking for misspelt words takes long.
        let unknown = || others().filter(|word| !self.has_near(&word.key)).count();
        if length < FEWEST || others().count() > 2 * most + 1 || unknown() > most {
            return None;
        }
        let (start, end) = self.window(quote, most)?;
        self.compared(quote, start, end)
    }

    fn has_near(&self, word: &str) -> bool {
        self.known.iter().any(|other| same(word, other))
    }

    /// The words between which the quote stands with the fewest differences.
    fn window(&self, quote: &Self, most: usize) -> Option<(usize, usize)> {
        // For each prefix of the quote: its least differences from the words that end here,
        // and where they begin.
        let mut column: Vec<(usize, usize)> = (0..=quote.words.len()).map(|at| (at, 0)).collect();
        let mut best: Option<(usize, usize, usize)> = None;
        for (at, word) in self.words.iter().enumerate() {
            let mut diagonal = std::mem::replace(column.first_mut()?, (0, at + 1));
            if let Some(first) = column.first_mut() {
                first.1 = at + 1;
            }
            diagonal.1 = at;
            for (row, own) in quote.words.iter().enumerate() {
                let above = column.get(row).copied()?;
                let cell = column.get_mut(row + 1)?;
                let left = *cell;
                let changed = (diagonal.0 + usize::from(!same(&own.key, &word.key)), diagonal.1);
                let candidates = [changed, (left.0 + 1, left.1), (above.0 + 1, above.1)];
                *cell = candidates.into_iter().min_by_key(|(cost, _)| *cost)?;
                diagonal = left;
            }
            let (cost, start) = *column.last()?;
            if cost <= most && best.is_none_or(|best| is_better((cost, start, at + 1), best)) {
                best = Some((cost, start, at + 1));
            }
        }
        best.map(|(_, start, end)| (start, end))
    }

    /// The differences between a quote and a window.
    fn compared(&self, quote: &Self, start: usize, end: usize) -> Option<Alignment> {
        let window = self.words.get(start..end)?;
        let only = |list: &[Word], others: &[Word]| {
            let mut rest: Vec<&str> = others.iter().map(|other| other.key.as_str()).collect();
            let own = list.iter().filter(|word| {
                let found = rest.iter().position(|other| same(&word.key, other));
                found.map(|at| rest.swap_remove(at)).is_none()
            });
            own.map(|word| word.raw.clone()).collect::<Vec<String>>()
        };
        let (only_quote, only_text) = (only(&quote.words, window), only(window, &quote.words));
        let span = Span::new(window.first()?.span.start, window.last()?.span.end);
        let differences = only_quote.len().max(only_text.len());
        let words = window.len().max(quote.words.len());
        let alike = 100 - (100 * differences).div_ceil(words.max(1)).min(100);
        let alike = u8::try_from(alike).unwrap_or_default();
        Some(Alignment { span, differences, alike, only_quote, only_text })
    }
}

/// Whether a window has fewer differences than another one, or as many and more words.
fn is_better(one: (usize, usize, usize), other: (usize, usize, usize)) -> bool {
    let longer = one.2 - one.1 > other.2 - other.1;
    one.0 < other.0 || (one.0 == other.0 && longer)
}

/// Whether two words are one, up to a letter of a longer word.
fn same(one: &str, other: &str) -> bool {
    /// The shortest word that may be misspelt.
    const LONG: usize = 6;
    let digits = |word: &str| word.bytes().any(|byte| byte.is_ascii_digit());
    one == other
        || (one.len() >= LONG
            && one.len().abs_diff(other.len()) <= 1
            && one.bytes().next() == other.bytes().next()
            && !digits(one)
            && !digits(other)
            && strsim::damerau_levenshtein(one, other) <= 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn aligned(text: &str, quote: &str) -> Option<(String, Vec<String>, Vec<String>)> {
        let found = TextWords::new(text).align(&TextWords::new(quote))?;
        Some((found.span.of(text).to_owned(), found.only_quote, found.only_text))
    }

    #[test]
    fn the_nearest_words_are_found_and_the_differences_named() {
        let text = "At first nobody came. The new bridge over the river Lenne opened to all \
                    traffic in May.";
        let found = aligned(text, "the new bridge over the river opened to all traffic").unwrap();
        assert_eq!(found.0, "The new bridge over the river Lenne opened to all traffic");
        assert_eq!((found.1, found.2), (vec![], vec!["Lenne".to_owned()]));
    }

    #[test]
    fn other_words_are_not_found() {
        let text = "The bridge opened to all traffic in May.";
        assert!(aligned(text, "The tunnel was closed to some traffic in June").is_none());
        assert!(aligned(text, "to all people").is_none());
    }
}
