//! The two normal forms of text: of a passage, for its hash and locators, and of a name or
//! word, for look-up.

use std::fmt::Write;

use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;

pub use super::key::{is_currency, key};

/// The passage in Unicode NFC, every run of white space one space, none at the
/// ends. Locators count its Unicode scalar values.
#[must_use]
pub fn normalise_passage(text: &str) -> String {
    let composed: String = text.nfc().collect();
    composed.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// SHA-256, hexadecimal, of a normalised passage with ’ folded to ', so that a
/// copy made with either apostrophe is the same passage.
#[must_use]
pub fn passage_hash(normalised: &str) -> String {
    let digest = Sha256::digest(normalised.replace('\u{2019}', "'"));
    digest.iter().fold(String::with_capacity(64), |mut hex, byte| {
        // Writing to a String cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// The number of Unicode scalar values, the measure of every locator.
#[must_use]
pub fn scalar_count(text: &str) -> u32 {
    u32::try_from(text.chars().count()).unwrap_or(u32::MAX)
}

/// Whether a span, in scalar values, neither begins nor ends inside a word or number of
/// the text.
#[must_use]
pub fn cuts_no_word(text: &str, start: u32, length: u32) -> bool {
    let mut letters = text.chars().skip((start as usize).saturating_sub(1));
    let before = (start > 0).then(|| letters.next()).flatten();
    let mut span = letters.by_ref().take(length as usize);
    let first = span.next();
    let last = span.last().or(first);
    let within = |one: Option<char>, next: Option<char>| {
        one.zip(next).is_some_and(|(one, next)| one.is_alphanumeric() && next.is_alphanumeric())
    };
    !within(before, first) && !within(last, letters.next())
}

/// The candidate nearest to a mistyped word, if one is near enough:
/// at most one edit for every three characters (Damerau–Levenshtein).
pub fn nearest<'a>(word: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let length = word.chars().count();
    let allowed = (length / 3).max(1);
    candidates
        // A much longer or shorter candidate cannot be near; comparing would be slow for
        // a very long word.
        .filter(|candidate| candidate.chars().count().abs_diff(length) <= allowed)
        .map(|candidate| (strsim::damerau_levenshtein(word, candidate), candidate))
        .filter(|(distance, _)| *distance <= allowed)
        .min()
        .map(|(_, candidate)| candidate)
}

/// A text with a capital letter at its beginning.
#[must_use]
pub fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

/// Whether a line is nothing but a year: a heading.
#[must_use]
pub fn is_year(line: &str) -> bool {
    line.len() == 4
        && line.starts_with(['1', '2'])
        && line.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_inside_a_word_cuts_it() {
        let cuts = |start, length| !cuts_no_word("the été of 2024", start, length);
        assert!(!cuts(0, 3) && !cuts(4, 3) && !cuts(0, 15) && !cuts(3, 1) && !cuts(8, 7));
        assert!(cuts(0, 2) && cuts(5, 2) && cuts(4, 1) && cuts(11, 2) && cuts(13, 2));
    }

    #[test]
    fn a_passage_is_the_same_with_other_spaces_and_apostrophes() {
        let typed = normalise_passage("  l'e\u{301}quipe\u{a0}\n d'IA ");
        let printed = normalise_passage("l\u{2019}\u{e9}quipe d\u{2019}IA");
        assert_eq!(typed, "l'équipe d'IA");
        assert_eq!(passage_hash(&typed), passage_hash(&printed));
    }
}
