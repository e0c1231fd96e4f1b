//! How the words at the end of a phrase may go on, at the prompt and in a shell.

use super::meanings::vocabulary;
use crate::model::Language;
use crate::model::text::key;

/// How many words a name is looked for in.
const WORDS: usize = 6;

/// What begins with as many of the last words of `line` as make the beginning of
/// something: the place of those words, and the texts that may replace them. The phrase
/// begins at `from`. `names` gives the names of the base by the beginning of their look-up
/// form.
pub fn completed(
    line: &str,
    from: usize,
    language: Option<Language>,
    names: impl Fn(&str) -> Vec<String>,
) -> (usize, Vec<String>) {
    let begins = |(at, letter): (usize, char)| {
        let boundary = letter.is_whitespace() || matches!(letter, '\'' | '’' | '"' | '(' | ',');
        boundary.then_some(from + at + letter.len_utf8())
    };
    let mut starts: Vec<_> = line[from..].char_indices().filter_map(begins).collect();
    starts.insert(0, from);
    starts.retain(|start| !line[*start..].starts_with(char::is_whitespace));
    let first = starts.len().saturating_sub(WORDS);
    let found = starts.into_iter().skip(first);
    let found = found.map(|start| (start, words(&line[start..], language, &names)));
    let mut found = found.filter(|(_, words)| !words.is_empty());
    found.next().unwrap_or((line.len(), Vec::new()))
}

/// What begins with these words; those of the vocabularies, which are few, before the
/// names.
fn words(
    typed: &str,
    language: Option<Language>,
    names: impl Fn(&str) -> Vec<String>,
) -> Vec<String> {
    let mut begun = key(typed);
    if begun.is_empty() {
        return Vec::new();
    }
    if typed.ends_with(char::is_whitespace) {
        begun.push(' ');
    }
    let languages = [Language::En, Language::Fr].into_iter();
    let spoken = languages.filter(|one| language.is_none_or(|chosen| chosen == *one));
    let known = spoken.flat_map(vocabulary).filter(|word| key(word).starts_with(&begun));
    known.map(str::to_owned).chain(names(&begun)).collect()
}
