//! Sentences: Unicode's boundaries, without those after an abbreviation, an
//! initial or a number, and without those inside a quotation's marks.

use std::collections::HashSet;
use std::sync::LazyLock;

use unicode_segmentation::UnicodeSegmentation;

use super::super::language::page;
use super::super::language::vocabulary::entries;
use super::span::Span;
use crate::model::Language;

/// The sentences of a block's text, without the spaces between them.
pub(crate) fn sentences(text: &str, code: Language) -> Vec<Span> {
    let mut sentences = Vec::<Span>::new();
    let pieces = text.split_sentence_bound_indices();
    for (start, piece) in pieces.flat_map(|(start, piece)| cut(start, piece)) {
        let span = Span::new(start, start + piece.trim_end().len());
        match sentences.last_mut().filter(|last| goes_on(last.of(text), piece, code)) {
            Some(last) => last.end = span.end,
            None => sentences.push(span),
        }
    }
    sentences
}

/// Cuts where Unicode does not: behind `»` that a space parts from its
/// sentence, behind `…`, and before a number.
fn cut(start: usize, piece: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut rest = piece;
    std::iter::from_fn(move || {
        let begin = start + piece.len() - rest.len();
        let (one, after) = rest.split_at(end(rest));
        rest = after;
        (!one.is_empty()).then_some((begin, one))
    })
}

/// Where the first part of a piece ends.
fn end(piece: &str) -> usize {
    let marks = piece.find(|letter: char| !closes(letter) && !letter.is_whitespace());
    if let Some(marks) = marks.filter(|marks| *marks > 0) {
        return marks;
    }
    let ends = piece.char_indices().filter(|(_, letter)| matches!(letter, '.' | '…'));
    for (at, letter) in ends {
        let after = &piece[at + letter.len_utf8()..];
        let next =
            after.trim_start_matches(|letter: char| closes(letter) || letter.is_whitespace());
        let spaced = piece[..piece.len() - next.len()].ends_with(char::is_whitespace);
        let anew = |first: char| first.is_ascii_digit() || (letter == '…' && first.is_uppercase());
        if spaced && next.starts_with(anew) {
            return piece.len() - next.len();
        }
    }
    piece.len()
}

fn closes(letter: char) -> bool {
    matches!(letter, '»' | '”' | ')' | ']')
}

/// Whether a sentence goes on after what Unicode takes for its end.
fn goes_on(sentence: &str, next: &str, code: Language) -> bool {
    let Some(first) = next.chars().find(|letter| !letter.is_whitespace()) else { return true };
    let marks = || next.chars().all(|letter| !letter.is_alphanumeric());
    if first.is_lowercase() || matches!(first, ',' | ';' | ':') || marks() {
        return true;
    }
    sentence.strip_suffix('.').is_some_and(|before| abbreviated(before, code))
}

/// Whether the point after a text belongs to its last word.
fn abbreviated(text: &str, code: Language) -> bool {
    let begin =
        |letter: char| letter.is_whitespace() || matches!(letter, '(' | '[' | '«' | '“' | '"');
    let word = text.rsplit(begin).next().unwrap_or_default();
    let word = word.rsplit(['’', '\'']).next().unwrap_or(word);
    let mut letters = word.chars();
    let initial = letters.next().is_some_and(char::is_uppercase) && letters.next().is_none();
    // A list number, at the beginning: `3. The plant`.
    let listed = word.len() == text.len() && word.bytes().all(|byte| byte.is_ascii_digit());
    initial || listed || abbreviations(code).contains(word.to_lowercase().as_str())
}

/// The last words of a language's abbreviations, without the last point.
fn abbreviations(code: Language) -> &'static HashSet<String> {
    static ENGLISH: LazyLock<HashSet<String>> = LazyLock::new(|| read(Language::En));
    static FRENCH: LazyLock<HashSet<String>> = LazyLock::new(|| read(Language::Fr));
    match code {
        Language::En => &ENGLISH,
        Language::Fr => &FRENCH,
    }
}

fn read(code: Language) -> HashSet<String> {
    let entries = entries(page(code)).filter(|entry| entry.kind == "abbreviation");
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
    fn english_sentences_end_where_they_do() {
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
    fn french_sentences_end_where_they_do() {
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

    proptest! {
        #[test]
        fn nothing_but_white_space_is_lost(text in "[A-Z]?[a-zé. «»“”!?0-9\u{a0}]{0,60}") {
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
