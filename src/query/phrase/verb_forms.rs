//! The forms of families of verbs, in both languages.

use super::lexicon::Lexicon;
use super::words::Word;
use crate::language::{KIN, entries, vocabularies};
use crate::model::Language;
use crate::model::text::key;
use crate::query::causes;
use crate::query::fulltext::{adjacent, phrase_expression};

/// The family of verbs that asks what went wrong, which texts say in other words.
pub(super) const TROUBLE: &str = "trouble";

/// The family of verbs that says that something is put off.
pub(super) const POSTPONE: &str = "postpone";

/// The expression that finds any form of a family of verbs, or another word for it.
pub(super) fn family_expression(family: &str) -> String {
    let found = |words: &str| {
        if words.contains(' ') { Some(adjacent(words)) } else { phrase_expression(words) }
    };
    let other_words = causes::words_for(family).filter_map(found);
    let forms = forms(family).into_iter().map(adjacent).chain(other_words);
    forms.collect::<Vec<_>>().join(" OR ")
}

/// The families of verbs that tell of like events: "stop", "drop" of "close".
pub(super) fn kin_of(family: &str) -> impl Iterator<Item = &'static str> {
    let lines = KIN.lines().filter(|line| !line.starts_with('#'));
    let of_it = lines.filter(move |line| line.split(' ').any(|one| one == family));
    of_it.flat_map(|line| line.split(' ')).filter(move |one| *one != family)
}

/// The family of verbs that a word is of, in either language.
pub(super) fn family_of(word: &str) -> Option<&'static str> {
    let word = key(word);
    let meanings = Language::ALL.iter().flat_map(|one| Lexicon::of(*one).meanings(&word, &word));
    meanings.into_iter().find_map(|word| match word {
        Word::Happen(meaning) => meaning.split(' ').next(),
        _ => None,
    })
}

/// The forms of a family of verbs, in both languages.
pub(super) fn forms(family: &str) -> Vec<&'static str> {
    let lines = [Language::En, Language::Fr].map(|language| vocabularies(language).phrases);
    let families = lines
        .into_iter()
        .flat_map(entries)
        .filter(|entry| entry.kind == "happen" && entry.value.split(' ').next() == Some(family));
    families.flat_map(|entry| entry.phrases().collect::<Vec<_>>()).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn kin_are_families_that_exist() {
        for family in
            KIN.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace)
        {
            assert!(!forms(family).is_empty(), "{family}");
        }
    }

    #[test]
    fn a_family_has_one_line_in_a_language_and_each_of_its_forms_once() {
        for language in Language::ALL {
            let mut families = BTreeSet::new();
            let verbs =
                entries(vocabularies(*language).phrases).filter(|entry| entry.kind == "happen");
            for entry in verbs {
                let family = entry.value.split(' ').next();
                assert!(families.insert(family), "{family:?} has two lines");
                let mut seen = BTreeSet::new();
                for form in entry.phrases() {
                    assert!(seen.insert(form), "{family:?} has {form:?} twice");
                }
            }
        }
    }
}
