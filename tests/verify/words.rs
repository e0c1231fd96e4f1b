//! Sentences, names and years of a text, found as simply as a stranger would.

use serde_json::Value as Json;

/// The sentences of a line, as simply as a stranger would cut them.
pub(super) fn sentences(line: &str) -> Vec<String> {
    let letters: Vec<char> = line.chars().collect();
    let (mut all, mut begin) = (Vec::new(), 0);
    for at in 1..letters.len() {
        let ends =
            matches!(letters[at - 1], '.' | '!' | '?' | '»' | '”' | '"') && letters[at] == ' ';
        let next = letters.get(at + 1).copied().unwrap_or(' ');
        if ends && (next.is_uppercase() || next.is_ascii_digit() || "«“\"-".contains(next)) {
            all.push(letters[begin..at].iter().collect());
            begin = at + 1;
        }
    }
    all.push(letters[begin..].iter().collect());
    all
}

pub(super) fn ended(sentence: &str) -> bool {
    sentence.ends_with(['.', '!', '?', '»', '”', '"', ']', ')'])
}

/// The years in a text.
pub(super) fn years(text: &str) -> Vec<String> {
    let words = text.split(|one: char| !one.is_alphanumeric());
    let year = |word: &&str| {
        word.len() == 4
            && word.bytes().all(|byte| byte.is_ascii_digit())
            && ["18", "19", "20"].iter().any(|century| word.starts_with(century))
    };
    words.filter(year).map(str::to_owned).collect()
}

pub(super) fn texts(list: &Json) -> Vec<String> {
    list.as_array().unwrap().iter().filter_map(|one| one.as_str().map(str::to_owned)).collect()
}

fn plain(text: &str) -> String {
    text.to_lowercase().replace('’', "'")
}

/// Whether a text contains words, whatever their case.
pub(super) fn contains(text: &str, words: &str) -> bool {
    plain(text).contains(&plain(words))
}

/// Whether a text contains words that are part of no longer word or number.
pub(super) fn whole(text: &str, words: &str) -> bool {
    let (text, words) = (plain(text), plain(words));
    text.match_indices(&words).any(|(start, _)| {
        let before = text[..start].chars().next_back();
        let after = text[start + words.len()..].chars().next();
        !before.is_some_and(|one| one.is_alphanumeric() || ".,".contains(one))
            && !after.is_some_and(char::is_alphanumeric)
    })
}

pub(super) fn number(text: &str) -> f64 {
    match text.split_once('/') {
        Some((over, under)) => over.parse::<f64>().unwrap() / under.parse::<f64>().unwrap(),
        None => text.parse().unwrap(),
    }
}
