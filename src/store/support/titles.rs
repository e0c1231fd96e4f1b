//! The words of titles, by which events are compared.

use std::collections::BTreeSet;

use crate::model::text::key;

/// The length of the beginning by which words are compared.
const STEM: usize = 4;

/// The words of a title by their beginnings, so that "opens" equals "opened", without those
/// that are shorter.
pub(super) fn words(title: &str) -> BTreeSet<String> {
    let words = title.split(|letter: char| !letter.is_alphabetic());
    let long = words.map(key).filter(|word| word.chars().count() >= STEM);
    long.map(|word| word.chars().take(STEM).collect()).collect()
}
