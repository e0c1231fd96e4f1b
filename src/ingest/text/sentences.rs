//! Sentences: Unicode's sentence boundaries, except after abbreviations, initials
//! and list numbers; and additional ones after `»` and `…`.

use std::collections::HashSet;
use std::sync::LazyLock;

use unicode_segmentation::UnicodeSegmentation;

use super::span::Span;
use crate::language::entries;
use crate::language::vocabularies;
use crate::model::Language;

/// The sentences of a block's text, without surrounding spaces.
pub(crate) fn sentences(text: &str, code: Language) -> Vec<Span> {
    let mut sentences = Vec::new();
    let (mut begin, mut from) = (0, 0);
    while let Some(at) = text.get(from..).and_then(|rest| rest.find(is_mark)) {
        let at = from + at;
        let rest = text[at..].trim_start_matches(follows);
        from = text.len() - rest.len();
        let abbreviated = text[at..].starts_with('.') && abbreviated(&text[begin..at], code);
        if !abbreviated && ends(text, at, from) {
            sentences.push(trimmed(text, begin, from));
            begin = from;
        }
    }
    if begin < text.trim_end().len() {
        sentences.push(trimmed(text, begin, text.len()));
    }
    sentences
}

fn trimmed(text: &str, begin: usize, end: usize) -> Span {
    let raw = text.get(begin..end).unwrap_or_default();
    let begin = begin + (raw.len() - raw.trim_start().len());
    Span::new(begin, begin + raw.trim().len())
}

/// Whether a character may end a sentence.
fn is_mark(letter: char) -> bool {
    matches!(letter, '.' | '!' | '?' | '…' | '‼' | '⁇' | '⁈' | '⁉' | '。' | '！' | '？')
}

/// Whether a character after a sentence's final mark still belongs to it.
fn follows(letter: char) -> bool {
    letter.is_whitespace() || is_mark(letter) || matches!(letter, '»' | '”' | '’' | ')' | ']')
}

/// Whether the mark at `at` ends a sentence, so that the next begins at `next`.
/// Unicode's rules get only the text around the mark. They do not recognise `»`
/// after a space, `…` at the end of a sentence, or a sentence that begins with a
/// number.
fn ends(text: &str, at: usize, next: usize) -> bool {
    /// The most quotation marks, dashes and signs before a sentence's first word.
    const NEAR: usize = 16;
    let rest = &text[next..];
    let mut near = rest.char_indices().take(NEAR);
    let Some((word, first)) = near.find(|(_, letter)| letter.is_alphanumeric()) else {
        return false;
    };
    if rest.starts_with(|first: char| first.is_lowercase() || matches!(first, ',' | ';' | ':')) {
        return false;
    }
    let spaced = text[..next].ends_with(char::is_whitespace);
    let unended = text[at..].starts_with('…') && first.is_uppercase();
    if (spaced && (first.is_ascii_digit() || unended)) || unspaced(&text[..at], &text[at..]) {
        return true;
    }
    let begin = text[..at].char_indices().rev().nth(1).map_or(0, |(begin, _)| begin);
    let around = &text[begin..next + word + first.len_utf8()];
    around.split_sentence_bound_indices().any(|(cut, _)| begin + cut > at)
}

/// Whether a full stop without a space after it ends a sentence: `It closed.The next`.
fn unspaced(before: &str, after: &str) -> bool {
    let mut word = before.chars().rev();
    let mut next = after.chars();
    next.next() == Some('.')
        && (0..3).all(|_| word.next().is_some_and(char::is_lowercase))
        && next.next().is_some_and(char::is_uppercase)
        && next.next().is_some_and(|letter| letter.is_lowercase() || letter == ' ')
}

/// Whether a full stop after the text belongs to an abbreviation.
fn abbreviated(text: &str, code: Language) -> bool {
    // The longest abbreviation, in bytes.
    const LONGEST: usize = 32;
    let near = &text[text.ceil_char_boundary(text.len().saturating_sub(LONGEST))..];
    let word = near.rsplit(opens).next().unwrap_or_default();
    let word = word.rsplit(['’', '\'']).next().unwrap_or(word);
    let mut letters = word.chars();
    let initial = letters.next().is_some_and(char::is_uppercase) && letters.next().is_none();
    // A list number, at the beginning: `3. The plant`.
    let listed = word.len() == text.len() && word.bytes().all(|byte| byte.is_ascii_digit());
    initial || listed || abbreviations(code).contains(word.to_lowercase().as_str())
}

/// Whether a word may begin after a character.
fn opens(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '(' | '[' | '«' | '“' | '"')
}

/// A language's abbreviations, without their full stop.
fn abbreviations(code: Language) -> &'static HashSet<String> {
    static ENGLISH: LazyLock<HashSet<String>> = LazyLock::new(|| read(Language::En));
    static FRENCH: LazyLock<HashSet<String>> = LazyLock::new(|| read(Language::Fr));
    match code {
        Language::En => &ENGLISH,
        Language::Fr => &FRENCH,
    }
}

fn read(code: Language) -> HashSet<String> {
    let entries = entries(vocabularies(code).page).filter(|entry| entry.kind == "abbreviation");
    entries.flat_map(|entry| entry.phrases().collect::<Vec<_>>()).map(str::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn cut(text: &str, code: Language) -> Vec<&str> {
        sentences(text, code).iter().map(|span| span.of(text)).collect()
    }

    #[test]
    fn english_sentence_boundaries() {
        let text = "Mr. Stone of Mill Inc. said so in the U.S. last year. It cost $3.5 million! \
                    “Did it?” asked J. Reed. He left at 7 p.m. sharp. 12 men stayed.";
        let expected = [
            "Mr. Stone of Mill Inc. said so in the U.S. last year.",
            "It cost $3.5 million!",
            "“Did it?” asked J. Reed.",
            "He left at 7 p.m. sharp.",
            "12 men stayed.",
        ];
        assert_eq!(cut(text, Language::En), expected);
    }

    #[test]
    fn french_sentence_boundaries() {
        let text = "M. Duval a dit : « C’est fini. » Le moulin, p. ex. celui d’A. Roux, tourne env. \
                    3 h. Il vaut 2,5 millions… Qui sait ?";
        let expected = [
            "M. Duval a dit : « C’est fini. »",
            "Le moulin, p. ex. celui d’A. Roux, tourne env. 3 h.",
            "Il vaut 2,5 millions…",
            "Qui sait ?",
        ];
        assert_eq!(cut(text, Language::Fr), expected);
    }

    #[test]
    fn words_that_look_like_abbreviations_end_sentences() {
        let english = "They said no. Then they left at 3.15 p.m. for a.example… We stayed.";
        let expected =
            ["They said no.", "Then they left at 3.15 p.m. for a.example…", "We stayed."];
        assert_eq!(cut(english, Language::En), expected);
        assert_eq!(cut("Il aime la mer. Elle non.", Language::Fr).len(), 2);
        assert_eq!(cut("Il aime la mer.Elle non.", Language::Fr).len(), 2);
        assert_eq!(cut("They use Mill.io and ASP.Net at a.Example.", Language::En).len(), 1);
        assert_eq!(cut(&"a.".repeat(50_000), Language::En).len(), 1);
    }

    proptest! {
        #[test]
        fn only_white_space_is_lost_between_sentences(text in "[A-Z]?[a-zé. «»“”!?0-9\u{a0}]{0,60}") {
            let spans = sentences(&text, Language::Fr);
            let mut end = 0;
            for span in spans {
                prop_assert!(text[end..span.start].trim().is_empty());
                prop_assert!(span.start <= span.end && text.is_char_boundary(span.end));
                end = span.end;
            }
            prop_assert!(text[end..].trim().is_empty());
        }
    }
}
