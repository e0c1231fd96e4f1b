//! Possessives before the noun of a relation: "Heron's maker" is the maker of Heron.

use super::gazetteer::Thing;
use super::lexicon::Lexicon;
use super::term::Term;
use super::words::Word;
use crate::model::Language;
use crate::model::text::key;

/// Puts the noun of a relation before the name that it is said of, with its tie.
pub(super) fn turn_possessives(terms: &mut Vec<Term>, language: Language) {
    for at in 0..terms.len() {
        let Some([owner, mark, noun]) = terms.get(at..at + 3) else { return };
        let is_entity = |thing: &Thing| matches!(thing, Thing::Entity { .. });
        if mark.text != "s" || !owner.things.iter().any(is_entity) || !noun.things.is_empty() {
            continue;
        }
        let tied = format!("{} of", key(&noun.text));
        let mut words = Lexicon::of(language).meanings(&tied, &tied);
        words.retain(|word| {
            matches!(
                word,
                Word::Relation(..) | Word::Supplier(_) | Word::Owner(_) | Word::Operator(_)
            )
        });
        if words.is_empty() {
            continue;
        }
        let noun = Term { words, ..noun.clone() };
        let owner = owner.clone();
        terms.splice(at..at + 3, [noun, owner]);
    }
}
