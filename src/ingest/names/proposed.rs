//! The mentions of proposed entities: every place where one of their names stands.

use std::collections::HashMap;

use super::super::text::{Span, Token, TokenKind};
use super::mentions::EntityMention;
use super::proposals::Proposal;
use super::runs::MaskedText;

/// The names of the proposals. Looking one up takes no longer where there are many.
#[derive(Debug)]
pub(crate) struct ProposedNames<'p> {
    names: HashMap<&'p str, &'p Proposal>,
    /// The lengths in bytes of the names with a first word, the greatest first.
    lengths: HashMap<&'p str, Vec<usize>>,
}

impl<'p> ProposedNames<'p> {
    pub(crate) fn new(proposals: &'p [Proposal]) -> Self {
        let mut found = Self { names: HashMap::new(), lengths: HashMap::new() };
        for proposal in proposals {
            for name in &proposal.names {
                found.lengths.entry(first_token(name)).or_default().push(name.len());
                found.names.entry(name).or_insert(proposal);
            }
        }
        for lengths in found.lengths.values_mut() {
            lengths.sort_unstable_by(|one, other| other.cmp(one));
            lengths.dedup();
        }
        found
    }

    /// The mentions in a text, outside of its known spans.
    pub(crate) fn mentions(&self, masked: &MaskedText<'_>) -> Vec<EntityMention> {
        let mut mentions: Vec<EntityMention> = Vec::new();
        let mut known = masked.known.iter().peekable();
        let mut end = 0;
        for (index, token) in masked.tokens.iter().enumerate() {
            while known.next_if(|known| known.end <= token.span.start).is_some() {}
            if token.span.start < end || token.kind == TokenKind::Mark {
                continue;
            }
            let Some((span, proposal)) = self.at(masked, index) else { continue };
            if known.peek().is_some_and(|known| known.meets(span)) {
                continue;
            }
            end = span.end;
            let (slug, kind) = (proposal.slug.clone(), proposal.kind);
            let category = proposal.category.unwrap_or_default().to_owned();
            mentions.push(EntityMention { span, slug, kind, category });
        }
        mentions
    }

    /// The longest name that begins at a token and ends with one.
    fn at(&self, masked: &MaskedText<'_>, index: usize) -> Option<(Span, &'p Proposal)> {
        let token = masked.tokens.get(index)?;
        let lengths = self.lengths.get(token.span.of(masked.text))?;
        lengths.iter().find_map(|length| {
            let span = Span::new(token.span.start, token.span.start + length);
            let proposal = self.names.get(span.of(masked.text))?;
            ends_a_word(masked.tokens, index, span).then_some((span, *proposal))
        })
    }
}

/// The letters or digits that a name begins with.
fn first_token(name: &str) -> &str {
    let digits = name.starts_with(|letter: char| letter.is_ascii_digit());
    let ends =
        |letter: char| !if digits { letter.is_ascii_digit() } else { letter.is_alphabetic() };
    name.split(ends).next().unwrap_or_default()
}

/// Whether a span ends with a token, and no word or number is glued to it.
fn ends_a_word(tokens: &[Token], index: usize, span: Span) -> bool {
    let rest = tokens.get(index..).unwrap_or_default();
    let next = rest.iter().find(|token| token.span.end > span.end);
    next.is_none_or(|next| {
        let apart = next.span.start >= span.end;
        apart && !(next.glued && next.span.start == span.end && next.kind == TokenKind::Number)
    })
}
