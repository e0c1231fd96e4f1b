//! Words that say nothing of what is asked: "really", "of course", "by the way". They are left
//! out before anything is read, so that what stands on both sides of them is read together.

use rusqlite::Connection;

use super::amount::amount;
use super::gazetteer::{Gazetteer, LONGEST_NAME, Thing};
use super::lexicon::Lexicon;
use super::text::stands;
use super::tokens::Token;
use super::words::Word;

/// The tokens of a phrase without asides.
pub(super) struct Stripped {
    pub(super) tokens: Vec<Token>,
    /// Words that say how something was done, where no text of the base does.
    pub(super) unsaid: Vec<String>,
}

/// The tokens without asides. A name of the base keeps its words, and quotes theirs; a phrase
/// of nothing else stays as it is.
pub(super) fn without_asides(
    connection: &Connection,
    phrase: &str,
    tokens: &[Token],
    lexicon: Lexicon,
    gazetteer: &Gazetteer,
) -> rusqlite::Result<Stripped> {
    let mut stripped = Stripped { tokens: Vec::with_capacity(tokens.len()), unsaid: Vec::new() };
    let mut rest = tokens;
    while !rest.is_empty() {
        let (length, meanings) = longest_run(phrase, rest, lexicon, gazetteer);
        let (run, after) = rest.split_at(length);
        let is_unsaid = meanings == [Word::Adverb] && !stands(connection, &joined(run))?;
        if is_unsaid {
            stripped.unsaid.push(typed(phrase, run).to_owned());
        }
        let is_aside = meanings.contains(&Word::Aside) && !says_how_much(&meanings, after);
        let is_epithet = meanings.contains(&Word::Epithet) && names(after, lexicon, gazetteer);
        let is_afterthought = meanings == [Word::Afterthought] && after.is_empty();
        if !(is_unsaid || is_aside || is_epithet || is_afterthought) {
            stripped.tokens.extend_from_slice(run);
        }
        rest = after;
    }
    if stripped.tokens.is_empty() {
        return Ok(Stripped { tokens: tokens.to_vec(), unsaid: Vec::new() });
    }
    Ok(stripped)
}

/// How many tokens the longest name or entry that begins here has, and what the entry means.
fn longest_run(
    phrase: &str,
    tokens: &[Token],
    lexicon: Lexicon,
    gazetteer: &Gazetteer,
) -> (usize, Vec<Word>) {
    for length in (1..=lexicon.longest.min(tokens.len())).rev() {
        let Some(run) = tokens.get(..length) else { continue };
        let key = joined(run);
        if run.iter().any(|token| token.quoted) || gazetteer.has(&key) {
            return (length, Vec::new());
        }
        let meanings = lexicon.meanings(&key, typed(phrase, run));
        if !meanings.is_empty() {
            return (length, meanings);
        }
    }
    (1, Vec::new())
}

/// Whether the name of an entity begins here.
fn names(tokens: &[Token], lexicon: Lexicon, gazetteer: &Gazetteer) -> bool {
    let is_entity = |thing: &Thing| matches!(thing, Thing::Entity { .. });
    (1..=LONGEST_NAME.min(tokens.len())).any(|length| {
        let run = tokens.get(..length).unwrap_or_default();
        gazetteer.things(&joined(run), lexicon.language).iter().any(is_entity)
    })
}

fn joined(run: &[Token]) -> String {
    run.iter().map(|token| token.key.as_str()).collect::<Vec<_>>().join(" ")
}

/// The words of a run as they were typed.
fn typed<'p>(phrase: &'p str, run: &[Token]) -> &'p str {
    let (Some(first), Some(last)) = (run.first(), run.last()) else { return "" };
    phrase.get(first.place.start..last.place.end).unwrap_or_default()
}

/// Whether an entry that may be an aside shapes a number behind it: "exactly 3000".
fn says_how_much(meanings: &[Word], after: &[Token]) -> bool {
    meanings.iter().any(|word| *word != Word::Aside)
        && after.first().is_some_and(|next| amount(&next.key).is_some() || next.dated)
}
