//! Pronouns: "they" of "why did they shut the yard". They mean what the phrase names; where it
//! names nothing, kb cannot know whom they mean.

use super::term::Term;
use super::words::Word;

/// Gives pronouns no meaning of their own if the phrase names something of the base, and refuses
/// them if it does not.
pub(super) fn read_pronouns(terms: &mut [Term]) {
    let is_named = terms.iter().any(|term| !term.things.is_empty());
    let meaning = if is_named { Word::Filler } else { Word::Refuse };
    for word in terms.iter_mut().flat_map(|term| &mut term.words) {
        if *word == Word::Pronoun {
            *word = meaning;
        }
    }
}
