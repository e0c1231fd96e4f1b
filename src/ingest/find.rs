//! Everything the rules find in a document, block by block.

use super::dates::{Date, Read, dates};
use super::figures::{Figure, figures};
use super::language::Language;
use super::names::{Gazetteer, Mention};
use super::numbers::{Number, numbers};
use super::read::Document;
use super::text::{Block, BlockKind, Span, Token, tokenize};

/// A block with what was found in it.
#[derive(Clone, Debug)]
pub(crate) struct Found<'d> {
    pub(crate) block: &'d Block,
    pub(crate) tokens: Vec<Token>,
    pub(crate) dates: Vec<Date>,
    pub(crate) figures: Vec<Figure>,
    pub(crate) mentions: Vec<Mention>,
}

impl Found<'_> {
    /// Whether facts can stand in it.
    pub(crate) fn is_passage(&self) -> bool {
        self.block.kind == BlockKind::Passage
    }
}

/// Looks through a document.
pub(crate) fn find<'d>(
    document: &'d Document,
    language: &Language,
    gazetteer: &Gazetteer,
) -> Vec<Found<'d>> {
    let cut: Vec<(&Block, Vec<Token>, Vec<Number>)> = document
        .blocks
        .iter()
        .map(|block| {
            let tokens = tokenize(&block.text, &language.words);
            let numbers = numbers(&block.text, &tokens, language);
            (block, tokens, numbers)
        })
        .collect();
    let read: Vec<_> =
        cut.iter().map(|(block, tokens, numbers)| Read { block, tokens, numbers }).collect();
    let dates = dates(&read, document.meta.published, language);
    let texts: Vec<_> =
        cut.iter().map(|(block, tokens, _)| (block.text.as_str(), tokens.as_slice())).collect();
    let mentions = gazetteer.mentions(&texts);
    cut.into_iter()
        .zip(dates)
        .zip(mentions)
        .map(|(((block, tokens, numbers), dates), mentions)| {
            let taken: Vec<Span> = dates.iter().map(|date| date.span).collect();
            let names: Vec<Span> = mentions.iter().map(|mention| mention.span).collect();
            let figures = figures(&block.text, &tokens, &numbers, &taken, &names, language);
            Found { block, tokens, dates, figures, mentions }
        })
        .collect()
}
