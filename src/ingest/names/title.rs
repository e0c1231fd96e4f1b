//! What the title of an article names, and so weighs more than other names.

use super::super::text::Token;
use super::mentions::EntityMention;
use super::name_cues::{Cue, NameCues};
use crate::model::EntityKind;

/// A name in the title counts as often as so many in the text.
pub(crate) const TITLE: usize = 3;

/// The marks between the subject of a title and what it says of it.
const MARKS: [&str; 5] = [":", "–", "—", "- ", "|"];

/// What a title opens with before a mark, and so is about: "Garrow Bridge: ten years of
/// delays". What nothing tells the kind of is only if the title names nothing else.
pub(crate) fn opener<'m>(
    title: &str,
    tokens: &[Token],
    mentions: &'m [EntityMention],
    cues: &NameCues,
) -> Option<&'m EntityMention> {
    let (first, others) = mentions.split_first()?;
    let before = tokens.partition_point(|token| token.span.start < first.span.start);
    let after = title.get(first.span.end..)?;
    let after = after.trim_start_matches(|letter: char| letter.is_whitespace() || quotes(letter));
    let opens = match before {
        0 => true,
        1 if cues.is_definite(tokens, 0) => true,
        // "Senator Ada Byron: rise and fall"
        _ => cues.length(tokens, 0, Cue::Title) == Some(before),
    };
    let named =
        |other: &EntityMention| matches!(other.kind, EntityKind::Organization | EntityKind::System);
    let fits = match first.kind {
        EntityKind::Other => !others.iter().any(named),
        _ => true,
    };
    let marked = MARKS.into_iter().any(|mark| after.starts_with(mark)) || apposed(after);
    (opens && fits && marked).then_some(first)
}

/// Whether a comma and no other name follow: "Le pont de Garrow, dix ans de retard".
fn apposed(after: &str) -> bool {
    let next = after.strip_prefix(", ").and_then(|rest| rest.chars().next());
    next.is_some_and(|next| next.is_lowercase() || next.is_ascii_digit())
}

fn quotes(letter: char) -> bool {
    matches!(letter, '\'' | '’' | '"' | '”' | '»')
}
