//! A phrase as tokens: words in their look-up form, each with its place in what
//! was typed.

use std::ops::Range;

use super::numeric_date::{numeric_date, year_of};
use crate::language::{Entry, entries, vocabularies};
use crate::model::Language;
use crate::model::text::{is_currency, key};

/// The longest phrase that is looked at, in bytes: no question needs more.
pub(in crate::query) const LONGEST: usize = 1_000;

/// A word of a phrase.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Token {
    /// The word as vocabularies have it.
    pub(super) key: String,
    /// Where it was typed.
    pub(super) place: Range<usize>,
    /// Whether it is a date in digits: `2024-12-31`, `07/2024`.
    pub(super) dated: bool,
    /// Whether it is a text in quotes.
    pub(super) quoted: bool,
}

/// Cuts a phrase into tokens. Quotes keep their words together; a sign between
/// words counts as a space, and one that could mean something is a token.
pub(super) fn tokens(phrase: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(letter) = phrase.get(at..).and_then(|rest| rest.chars().next()) {
        let length = letter.len_utf8();
        if let Some(end) = closing_quote(phrase, at, letter) {
            push(&mut tokens, phrase, at..end + closer(letter).map_or(1, char::len_utf8), true);
            at = end + closer(letter).map_or(1, char::len_utf8);
        } else if letter.is_alphanumeric() || is_currency(letter) {
            let end = word_end(phrase, at);
            push_word(&mut tokens, phrase, at..end);
            at = end;
        } else if let Some(end) = short_year_end(phrase, at, letter) {
            push(&mut tokens, phrase, at..end, false);
            if let Some(year) = tokens.last_mut() {
                year.dated = true;
            }
            at = end;
        } else if is_sign(letter) {
            let rest = phrase.get(at..).unwrap_or_default();
            let end = at + rest.find(|letter| !is_sign(letter)).unwrap_or(rest.len());
            push(&mut tokens, phrase, at..end, false);
            at = end;
        } else {
            let (before, after) =
                (phrase[..at].chars().next_back(), phrase[at + length..].chars().next());
            let open = before.is_none_or(char::is_whitespace);
            let lists = letter == ',' && after.is_some_and(char::is_whitespace);
            // "-5" and "-Nvidia" mean something, "2021 - 2022" a range.
            let signs = letter == '-' && open;
            if signs && after.is_some_and(char::is_whitespace) {
                let place = at..at + length;
                tokens.push(Token { key: "–".to_owned(), place, dated: false, quoted: false });
            } else if lists || signs || !is_idle(letter) {
                push(&mut tokens, phrase, at..at + length, false);
            }
            at += length;
        }
    }
    with_contractions_undone(with_thousands_joined(tokens, phrase), phrase)
}

/// Puts a verb and "not" in the place of "weren't", and of "werent".
fn with_contractions_undone(tokens: Vec<Token>, phrase: &str) -> Vec<Token> {
    let mut whole: Vec<Token> = Vec::with_capacity(tokens.len());
    for mut token in tokens {
        let before = whole.last_mut().filter(|before| {
            let gap = phrase.get(before.place.end..token.place.start);
            token.key == "t" && gap.is_some_and(|gap| ["'", "\u{2019}"].contains(&gap))
        });
        if let Some(verb) = before
            && let Some((full, not)) = in_full(&verb.key)
        {
            full.clone_into(&mut verb.key);
            not.clone_into(&mut token.key);
        } else if let Some((full, not)) = token.key.strip_suffix('t').and_then(in_full)
            && !is_whole(&token.key)
            && let Some(last) = phrase[token.place.clone()].char_indices().next_back()
        {
            let cut = token.place.start + last.0;
            let place = token.place.start..cut;
            whole.push(Token { key: full.to_owned(), place, ..token.clone() });
            (token.key, token.place.start) = (not.to_owned(), cut);
        }
        whole.push(token);
    }
    whole
}

/// The verb and its negation of which a word is the first part: "weren" of "weren't".
fn in_full(cut: &str) -> Option<(&'static str, &'static str)> {
    let full = forms("contracted").find(|entry| entry.phrases().any(|one| one == cut))?;
    full.value.split_once(' ')
}

/// Whether a word is one of its own, though it is written like a contraction.
fn is_whole(word: &str) -> bool {
    forms("whole").any(|entry| entry.phrases().any(|one| one == word))
}

fn forms(kind: &str) -> impl Iterator<Item = Entry<'static>> {
    let forms = Language::ALL.iter().flat_map(|one| entries(vocabularies(*one).forms));
    forms.filter(move |entry| entry.kind == kind)
}

/// Joins `40 000` to one number, as it is typed in French and elsewhere.
fn with_thousands_joined(tokens: Vec<Token>, phrase: &str) -> Vec<Token> {
    let digits =
        |token: &Token| phrase[token.place.clone()].bytes().all(|byte| byte.is_ascii_digit());
    let mut joined: Vec<Token> = Vec::with_capacity(tokens.len());
    for token in tokens {
        let before = joined.last_mut().filter(|before| {
            let gap = phrase.get(before.place.end..token.place.start);
            let leads = (1..=3).contains(&before.key.len()) || before.key.len() % 3 != 1;
            gap.is_some_and(|gap| gap.chars().count() == 1 && gap.trim().is_empty())
                && token.key.len() == 3
                && digits(&token)
                && leads
                && before.key.bytes().all(|byte| byte.is_ascii_digit())
                && !(before.key.len() == 4 && before.place.len() == 4)
        });
        match before {
            Some(before) => {
                before.key.push_str(&token.key);
                before.place.end = token.place.end;
            }
            None => joined.push(token),
        }
    }
    joined
}

/// Signs that compare: `<`, `>=`.
fn is_sign(letter: char) -> bool {
    matches!(letter, '<' | '>' | '=')
}

/// Signs that only separate words.
fn is_idle(letter: char) -> bool {
    letter.is_whitespace()
        || "?!.,:'\u{2019}\u{2018}-\u{2010}\u{2011}\u{a0}()\"«»“”…".contains(letter)
}

fn closer(quote: char) -> Option<char> {
    match quote {
        '"' => Some('"'),
        '«' => Some('»'),
        '“' => Some('”'),
        _ => None,
    }
}

/// Where the quote that opens at `at` closes, if it does.
fn closing_quote(phrase: &str, at: usize, letter: char) -> Option<usize> {
    let closer = closer(letter)?;
    let inner = at + letter.len_utf8();
    phrase.get(inner..)?.find(closer).map(|length| inner + length)
}

/// The end of the run of letters and digits, with what may stand inside one: a
/// point or comma between digits, a hyphen in a date.
fn word_end(phrase: &str, start: usize) -> usize {
    let rest = phrase.get(start..).unwrap_or_default();
    let stop = rest.find(char::is_whitespace).unwrap_or(rest.len());
    let chunk = rest[..stop].trim_end_matches(|letter: char| !letter.is_alphanumeric());
    if looks_like_date(chunk) {
        return start + chunk.len();
    }
    let mut letters = rest.char_indices().peekable();
    let mut last = ' ';
    while let Some((place, letter)) = letters.next() {
        let next_is_digit = letters.peek().is_some_and(|(_, next)| next.is_ascii_digit());
        let inside = matches!(letter, '.' | ',') && last.is_ascii_digit() && next_is_digit;
        let unlike = is_currency(letter) != is_currency(last) && place > 0 && !inside;
        if !(letter.is_alphanumeric() || is_currency(letter) || inside) || unlike {
            return start + place;
        }
        last = letter;
    }
    start + rest.len()
}

/// Whether a word is a date in digits, in either language.
fn looks_like_date(chunk: &str) -> bool {
    chunk.contains(|letter: char| letter.is_ascii_digit()) && numeric_date(chunk, false).is_some()
}

fn push_word(tokens: &mut Vec<Token>, phrase: &str, place: Range<usize>) {
    let dated = looks_like_date(&phrase[place.clone()]);
    push(tokens, phrase, place, false);
    if let Some(token) = tokens.last_mut() {
        token.dated = dated;
    }
}

/// The end of a year in two digits behind an apostrophe: `'24`.
fn short_year_end(phrase: &str, at: usize, letter: char) -> Option<usize> {
    let start = at + letter.len_utf8();
    let digits = phrase.get(start..start + 2).filter(|digits| year_of(digits).is_some())?;
    let end = start + digits.len();
    let apostrophe = matches!(letter, '\'' | '\u{2019}' | '\u{2018}');
    let ends = !phrase[end..].starts_with(char::is_alphanumeric);
    (apostrophe && ends).then_some(end)
}

fn push(tokens: &mut Vec<Token>, phrase: &str, place: Range<usize>, quoted: bool) {
    let text = &phrase[place.clone()];
    let key = if quoted { text.to_owned() } else { key(text) };
    let key = if key.is_empty() { text.to_owned() } else { key };
    tokens.push(Token { key, place, dated: false, quoted });
}

#[cfg(test)]
mod tests {
    use super::super::meanings::vocabulary;
    use super::*;

    fn keys(phrase: &str) -> Vec<String> {
        tokens(phrase).into_iter().map(|token| token.key).collect()
    }

    #[test]
    fn words_are_cut_at_apostrophes_and_hyphens() {
        assert_eq!(keys("que s\u{2019}est-il passé ?"), ["que", "s", "est", "il", "passe"]);
        assert_eq!(keys("l'AI5, D1/D2"), ["l", "ai5", ",", "d1", "/", "d2"]);
    }

    #[test]
    fn every_entry_of_a_vocabulary_is_met_by_what_is_typed() {
        for word in Language::ALL.iter().flat_map(|one| vocabulary(*one)) {
            let typed = tokens(word).into_iter().map(|token| token.key).collect::<Vec<_>>();
            let looked_up = key(word);
            let is_sign = looked_up.is_empty();
            assert!(is_sign || typed.join(" ") == looked_up, "{word}: {typed:?}");
        }
    }

    #[test]
    fn contractions_are_undone() {
        assert_eq!(keys("weren't"), ["were", "not"]);
        assert_eq!(
            keys("it won\u{2019}t, it hasnt"),
            ["it", "will", "not", ",", "it", "has", "not"]
        );
        assert_eq!(
            keys("what's the cant, don Juan"),
            ["what", "s", "the", "cant", ",", "don", "juan"]
        );
    }

    #[test]
    fn numbers_and_dates_stay_whole() {
        assert_eq!(keys("2021 - 2022 -5"), ["2021", "–", "2022", "-", "5"]);
        assert_eq!(keys("1.5 1,5 $500M 10k"), ["1.5", "1 5", "$", "500m", "10k"]);
        assert_eq!(keys("2024-12-31."), ["2024 12 31"]);
        assert_eq!(keys("in 07/2024, Q3'24"), ["in", "07 2024", ",", "q3", "24"]);
        assert!(tokens("2024-02-31")[0].dated);
    }

    #[test]
    fn quotes_keep_their_words_and_signs_are_not_lost() {
        assert_eq!(keys("events \"custom chips\"; x"), ["events", "\"custom chips\"", ";", "x"]);
    }
}
