//! The mentions of proposed entities: every place where one of their names stands.

use std::collections::HashMap;

use super::super::text::{Span, Token, TokenKind};
use super::mentions::EntityMention;
use super::proposals::Proposal;
use super::runs::MaskedText;

/// The names of the proposals, by their first word; the longest name first.
#[derive(Debug)]
pub(crate) struct ProposedNames<'p> {
    by_word: HashMap<&'p str, Vec<(&'p str, &'p Proposal)>>,
}

impl<'p> ProposedNames<'p> {
    pub(crate) fn new(proposals: &'p [Proposal]) -> Self {
        let mut by_word: HashMap<&str, Vec<(&str, &Proposal)>> = HashMap::new();
        for proposal in proposals {
            for name in &proposal.names {
                let first = name.split(|letter: char| !letter.is_alphabetic()).next();
                by_word.entry(first.unwrap_or_default()).or_default().push((name, proposal));
            }
        }
        for names in by_word.values_mut() {
            names.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
        }
        Self { by_word }
    }

    /// The mentions in a text, outside of its known spans.
    pub(crate) fn mentions(&self, masked: &MaskedText<'_>) -> Vec<EntityMention> {
        let mut mentions: Vec<EntityMention> = Vec::new();
        let mut known = masked.known.iter().peekable();
        let mut end = 0;
        for (index, token) in masked.tokens.iter().enumerate() {
            while known.next_if(|known| known.end <= token.span.start).is_some() {}
            if token.span.start < end || token.kind != TokenKind::Word {
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
        let names = self.by_word.get(token.span.of(masked.text))?;
        let rest = masked.text.get(token.span.start..)?;
        names.iter().find_map(|(name, proposal)| {
            let span = Span::new(token.span.start, token.span.start + name.len());
            (rest.starts_with(name) && ends_a_word(masked.tokens, index, span))
                .then_some((span, *proposal))
        })
    }
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
