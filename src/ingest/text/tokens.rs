//! Tokens: words, numbers and marks. A word and a number without a space between
//! them are two tokens, the second one glued: `H100` is `H` and `100`, `10k` is
//! `10` and `k`.

use super::span::Span;
use super::words::{WordId, Words};

/// The kind of a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TokenKind {
    /// Letters. An elided word keeps its apostrophe (`l’`); an English `'s` is a word
    /// of its own.
    Word,
    /// ASCII digits.
    Number,
    /// Any other character except white space.
    Mark,
}

/// A token of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    pub(crate) kind: TokenKind,
    pub(crate) span: Span,
    /// The known word it is, ignoring case and accents.
    pub(crate) word: WordId,
    /// Whether no space stands before it.
    pub(crate) glued: bool,
    /// Whether it begins with a capital letter.
    pub(crate) capital: bool,
}

/// Splits normalised text into tokens.
pub(crate) fn tokenize(text: &str, words: &Words) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(text.len() / 5 + 1);
    let mut folded = String::new();
    let mut end = 0;
    while let Some((span, kind)) = next(text, end) {
        let piece = span.of(text);
        tokens.push(Token {
            kind,
            span,
            word: words.id(piece, &mut folded),
            glued: end > 0 && span.start == end,
            capital: kind == TokenKind::Word && piece.starts_with(char::is_uppercase),
        });
        end = span.end;
    }
    tokens
}

/// The next token at or after a byte offset.
fn next(text: &str, from: usize) -> Option<(Span, TokenKind)> {
    let rest = text.get(from..)?;
    let begin = from + rest.find(|letter: char| !letter.is_whitespace())?;
    let rest = text.get(begin..)?;
    let first = rest.chars().next()?;
    let (length, kind) = if first.is_ascii_digit() {
        (run(rest, |letter| letter.is_ascii_digit()), TokenKind::Number)
    } else if first.is_alphabetic() {
        (word(rest), TokenKind::Word)
    } else if is_apostrophe(first) && possessive(rest) {
        (first.len_utf8() + 1, TokenKind::Word)
    } else {
        (first.len_utf8(), TokenKind::Mark)
    };
    Some((Span::new(begin, begin + length), kind))
}

fn run(text: &str, belongs: impl Fn(char) -> bool) -> usize {
    text.find(|letter| !belongs(letter)).unwrap_or(text.len())
}

fn letters(text: &str) -> usize {
    use unicode_normalization::char::is_combining_mark;
    if let Some(end) = text.bytes().position(|byte| !byte.is_ascii_alphabetic()) {
        if text.as_bytes()[end].is_ascii() {
            return end;
        }
        return end
            + run(&text[end..], |letter| letter.is_alphabetic() || is_combining_mark(letter));
    }
    text.len()
}

/// The length of the word a text begins with.
fn word(text: &str) -> usize {
    let length = letters(text);
    let mut after = text[length..].chars();
    let Some(apostrophe) = after.next().filter(|letter| is_apostrophe(*letter)) else {
        return length;
    };
    let rest = after.as_str();
    let (elided, with) = (elides(&text[..length]), length + apostrophe.len_utf8());
    // A phrase of a vocabulary may end in an elided word.
    let ends = rest.is_empty() && elided;
    if !(rest.starts_with(char::is_alphabetic) || ends) || possessive(&text[length..]) {
        return length;
    }
    if elided { with } else { with + letters(rest) }
}

/// Whether an English `'s` begins here.
fn possessive(text: &str) -> bool {
    let mut letters = text.chars();
    letters.next();
    matches!(letters.next(), Some('s' | 'S')) && !letters.next().is_some_and(char::is_alphabetic)
}

/// Whether a word before an apostrophe is elided.
fn elides(word: &str) -> bool {
    const LONG: [&str; 6] = ["jusqu", "lorsqu", "puisqu", "quelqu", "presqu", "quoiqu"];
    word.len() <= 2 || LONG.iter().any(|long| word.eq_ignore_ascii_case(long))
}

fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '\u{2019}' | '\u{2bc}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        tokenize(text, &Words::default()).iter().map(|token| token.span.of(text)).collect()
    }

    #[test]
    fn elisions_possessives_and_codes_are_split() {
        assert_eq!(cut("jusqu’à l'IA aujourd'hui"), ["jusqu’", "à", "l'", "IA", "aujourd'hui"]);
        assert_eq!(cut("Tesla's 10k H100s"), ["Tesla", "'s", "10", "k", "H", "100", "s"]);
        assert_eq!(
            cut("don’t 3,5 % (mi-2022)"),
            ["don’t", "3", ",", "5", "%", "(", "mi", "-", "2022", ")"]
        );
    }

    #[test]
    fn glue_and_capitals_are_kept() {
        let tokens = tokenize("D1 École", &Words::default());
        let seen: Vec<_> = tokens.iter().map(|token| (token.glued, token.capital)).collect();
        assert_eq!(seen, [(false, true), (true, false), (false, true)]);
    }
}
