//! Blocks of normalised text, their sentences and tokens.

pub(super) mod block;
pub(super) mod lexicon;
pub(super) mod sentences;
pub(super) mod span;
pub(super) mod tokens;
pub(super) mod words;

pub(super) use block::{Block, BlockKind};
pub(super) use lexicon::Table;
pub(super) use sentences::sentences;
pub(super) use span::Span;
pub(super) use tokens::{Token, TokenKind, tokenize};
pub(super) use words::{Words, is_french_future};
