//! What the form of a name says: whether it is short for another one, or the beginning or
//! end of it, and of what kinds it may be.

use super::name_cues::{Cue, NameCues, Vocabulary};
use super::runs::{MaskedText, Run, has_inner_capital, is_acronym};
use crate::model::EntityKind;
use crate::model::text::key;

/// Whether a word stands in names alone, not for a kind of entity: "Rovers".
pub(super) fn is_word_of_names(text: &str, cues: &NameCues) -> bool {
    let small = text.to_lowercase();
    cues.vocabulary(text) != Vocabulary::None && cues.vocabulary(&small) == Vocabulary::None
}

/// Whether a name is another one with the word for the kind of company: "Solvo Industries".
pub(super) fn is_company_form(text: &str, begin: &str, cues: &NameCues) -> bool {
    let rest = text.strip_prefix(begin).unwrap_or_default().trim();
    cues.vocabulary(rest) == Vocabulary::Company
}

/// Whether all names of people are forms of one: "Terry Morgan", "Sir Terry Morgan".
pub(super) fn are_forms_of_one(people: &[&str]) -> bool {
    let mut people = people.to_vec();
    people.sort_by_key(|text| text.len());
    people.windows(2).all(|pair| matches!(pair, [short, long] if ends_with_word(long, short)))
}

/// Whether a text ends with some words, and is longer.
pub(super) fn ends_with_word(text: &str, end: &str) -> bool {
    text.strip_suffix(end).is_some_and(|start| start.ends_with(' '))
}

/// The kind and end of a noun in small letters right behind a name: "Solvo line".
pub(super) fn noun_behind(
    masked: MaskedText<'_>,
    cues: &NameCues,
    run: Run,
) -> Option<(EntityKind, usize)> {
    let token = masked.tokens.get(run.end).filter(|token| !token.capital && !token.glued)?;
    let kind = cues.at(masked.tokens, run.end).find_map(|found| match found.cue {
        Cue::System => Some(EntityKind::System),
        Cue::Place => Some(EntityKind::Place),
        Cue::Happening => Some(EntityKind::Other),
        _ => None,
    })?;
    Some((kind, token.span.end))
}

/// The acronym in brackets at a token.
pub(super) fn acronym_behind<'t>(masked: MaskedText<'t>, at: usize) -> Option<&'t str> {
    let word = |index: usize| masked.tokens.get(index).map(|token| token.span.of(masked.text));
    let short = word(at + 1)?;
    let bracketed = word(at) == Some("(") && word(at + 2) == Some(")");
    (bracketed && is_short(short)).then_some(short)
}

/// The kinds that the form of a name leaves open where nothing tells of any: two or three
/// plain words may be a person, and an abbreviation before a word something that is made.
pub(super) fn open_kinds(name: &str) -> Vec<EntityKind> {
    let made = name.split_once(' ').is_some_and(|(first, _)| is_acronym(first));
    let kinds = [(looks_human(name), EntityKind::Person), (made, EntityKind::System)];
    kinds.into_iter().filter(|(fits, _)| *fits).map(|(_, kind)| kind).collect()
}

/// Whether a name consists of two or three plain words, as those of people do.
pub(super) fn looks_human(name: &str) -> bool {
    let plain = |word: &str| {
        word.chars().skip(1).all(|letter| letter.is_lowercase() || matches!(letter, '-' | '\''))
    };
    let (given, family) = name.split_once(' ').unwrap_or_default();
    let initials = is_acronym(given) && given.chars().count() == 2;
    matches!(name.split(' ').count(), 2 | 3)
        && (initials || plain(given))
        && family.split(' ').all(plain)
}

/// Whether a word is written as abbreviations are.
pub(super) fn is_short(word: &str) -> bool {
    let letters = word.chars().all(char::is_alphanumeric);
    letters && word.chars().count() <= 6 && (is_acronym(word) || has_inner_capital(word))
}

/// Whether the letters of an abbreviation stand in a name in the same order, the first
/// one at its beginning; "The" may be left out of the name.
pub(super) fn abbreviates(short: &str, name: &str) -> bool {
    let short = key(short);
    [key(name), key(&format!("The {name}"))].iter().any(|name| {
        let mut letters = name.chars();
        let begins = name.chars().next() == short.chars().next();
        begins && short.chars().all(|wanted| letters.any(|letter| letter == wanted))
    })
}
