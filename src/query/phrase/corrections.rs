//! Mistyped words: what they were meant to be, if that is clear.

use rusqlite::Connection;

use super::gazetteer::like;
use super::lexicon::Lexicon;
use super::text::are_forms;
use crate::model::Language;
use crate::model::text::key;

/// The known word a mistyped one was meant to be. Numbers and codes are never
/// corrected, short words neither: too much is one edit away from them. The
/// first letter is seldom wrong, a word with another letter in its place is as
/// often another word, and two near words that mean different things leave the
/// question open.
pub(super) fn correct(
    connection: &Connection,
    word: &str,
    lexicon: Lexicon,
) -> rusqlite::Result<Option<String>> {
    let length = word.chars().count();
    if length < 4 || !word.chars().all(char::is_alphabetic) {
        return Ok(None);
    }
    let allowed = if length < 8 { 1 } else { 2 };
    let names = like(connection, word)?;
    let own = lexicon.single_words().filter(|other| {
        let first = other.chars().next() == word.chars().next();
        let is_short = length == 4 && other.chars().count() == 5 && lexicon.asks(other);
        other.chars().count() >= 4 && first && (length >= 5 || is_short)
    });
    // Of short names only a letter is typed twice.
    let is_near = |name: &&str| name.chars().count() >= 4 || singled(word) == singled(name);
    let named = names.iter().map(String::as_str).filter(is_near);
    let mut near: Vec<(usize, &str)> = own
        .chain(named)
        .map(|other| (strsim::osa_distance(word, other), other))
        .filter(|(distance, _)| *distance <= allowed)
        .filter(|(_, other)| {
            keeps_letters(word, other) || are_forms(word, other) || sounds_alike(word, other)
        })
        // A verb is not its noun: "accordé" is not "accord".
        .filter(|(_, other)| !is_verb_of(word, other))
        // A longer word has a meaning of its own: "fined" is not "find", nor "shown" "show".
        .filter(|(_, other)| {
            let is_longer = length > other.chars().count() && singled(word) != singled(other);
            !(is_longer && lexicon.is_idle(other))
        })
        .collect();
    near.sort_unstable();
    near.dedup();
    let Some((least, first)) = near.first().copied().filter(|(_, first)| *first != word) else {
        return Ok(None);
    };
    let rivals = near.iter().take_while(|(distance, _)| *distance == least).skip(1);
    let meaning = lexicon.meanings(first, first);
    let clear = rivals.into_iter().all(|(_, rival)| {
        let same = lexicon.meanings(rival, rival) == meaning && !meaning.is_empty();
        same || rival.strip_suffix('s') == Some(first)
    });
    Ok(clear.then(|| first.to_owned()))
}

/// Whether a word is a verb made of a noun.
fn is_verb_of(word: &str, noun: &str) -> bool {
    let noun = noun.strip_suffix('s').unwrap_or(noun);
    word.strip_prefix(noun).is_some_and(|rest| VERBAL.contains(&rest))
}

/// Endings that make another word of a noun, in both languages.
const VERBAL: [&str; 7] = ["e", "ee", "es", "ees", "ed", "er", "ing"];

/// Whether one of two words has all the letters of the other: letters are missing,
/// doubled or swapped, none stands for another.
fn keeps_letters(word: &str, other: &str) -> bool {
    let (mut more, mut fewer): (Vec<char>, Vec<char>) =
        (word.chars().collect(), other.chars().collect());
    if more.len() < fewer.len() {
        std::mem::swap(&mut more, &mut fewer);
    }
    fewer.iter().all(|letter| {
        let at = more.iter().position(|other| other == letter);
        at.map(|at| more.swap_remove(at)).is_some()
    })
}

/// Letters that are taken for each other in long words.
const ALIKE: [[char; 2]; 4] = [['c', 'z'], ['s', 'z'], ['i', 'y'], ['a', 'e']];

/// The fewest letters of a word of which one may be another that sounds alike.
const LONG: usize = 8;

/// Whether two long words differ in one letter that sounds alike: "seperate".
fn sounds_alike(word: &str, other: &str) -> bool {
    let differ: Vec<_> = word.chars().zip(other.chars()).filter(|(one, two)| one != two).collect();
    let length = word.chars().count();
    let is_alike = |(one, two): &(char, char)| {
        ALIKE.iter().any(|pair| pair == &[*one, *two] || pair == &[*two, *one])
    };
    length >= LONG
        && length == other.chars().count()
        && matches!(differ.as_slice(), [one] if is_alike(one))
}

/// A word with each run of one letter as a single letter.
fn singled(word: &str) -> Vec<char> {
    let mut letters: Vec<char> = word.chars().collect();
    letters.dedup();
    letters
}

/// The known word nearest to an unknown one, for a suggestion: further off than
/// a correction may be.
pub(super) fn nearest_known(
    connection: &Connection,
    word: &str,
    language: Language,
) -> rusqlite::Result<Option<String>> {
    let word = key(word);
    let lexicon = Lexicon::of(language);
    let names = like(connection, &word)?;
    let telling = lexicon.single_words().filter(|other| lexicon.is_telling(other));
    let known = telling.chain(names.iter().map(String::as_str));
    let allowed = word.chars().count().div_ceil(3);
    let near = known
        .map(|other| (strsim::osa_distance(&word, other), other))
        .filter(|(distance, _)| *distance <= allowed)
        .min();
    Ok(near.map(|(_, other)| other.to_owned()))
}
