//! Everything the rules find in a document, block by block.

use std::ops::Range;

use super::dates::{Date, TokenizedBlock, dates};
use super::figures::{WrittenFigure, figures};
use super::names::{EntityMention, Gazetteer};
use super::numbers::{Number, numbers};
use super::read::Document;
use super::rules::Rules;
use super::text::{Block, BlockKind, Span, Token, tokenize};

/// Those of a list in the order of the text that stand in a span.
pub(crate) fn inside<T>(list: &[T], of: impl Fn(&T) -> Span, span: Span) -> &[T] {
    let first = list.partition_point(|one| of(one).start < span.start);
    let rest = list.get(first..).unwrap_or_default();
    rest.get(..rest.partition_point(|one| of(one).end <= span.end)).unwrap_or_default()
}

/// A block with what was found in it.
#[derive(Clone, Debug)]
pub(crate) struct AnnotatedBlock<'d> {
    pub(crate) block: &'d Block,
    /// Its number among the passages, or that of the passage before a heading.
    pub(crate) ordinal: u32,
    pub(crate) tokens: Vec<Token>,
    pub(crate) dates: Vec<Date>,
    pub(crate) figures: Vec<WrittenFigure>,
    pub(crate) mentions: Vec<EntityMention>,
}

impl AnnotatedBlock<'_> {
    /// The places of the tokens that stand in a span.
    pub(crate) fn within(&self, span: Span) -> Range<usize> {
        let first = self.tokens.partition_point(|token| token.span.start < span.start);
        first..self.tokens.partition_point(|token| token.span.end <= span.end).max(first)
    }

    /// Whether facts can stand in it.
    pub(crate) fn is_passage(&self) -> bool {
        self.block.kind == BlockKind::Passage
    }
}

/// Looks through a document.
pub(crate) fn annotate<'d>(
    document: &'d Document,
    rules: &Rules,
    gazetteer: &Gazetteer,
) -> Vec<AnnotatedBlock<'d>> {
    let cut: Vec<(&Block, Vec<Token>, Vec<Number>)> = document
        .blocks
        .iter()
        .map(|block| {
            let tokens = tokenize(&block.text, &rules.words);
            let numbers = numbers(&block.text, &tokens, &rules.numerals);
            (block, tokens, numbers)
        })
        .collect();
    let read: Vec<_> = cut
        .iter()
        .map(|(block, tokens, numbers)| TokenizedBlock { block, tokens, numbers })
        .collect();
    let dates = dates(&read, document.meta.published, &rules.calendar);
    let texts: Vec<_> =
        cut.iter().map(|(block, tokens, _)| (block.text.as_str(), tokens.as_slice())).collect();
    let mentions = gazetteer.mentions(&texts);
    let mut ordinal = 0;
    cut.into_iter()
        .zip(dates)
        .zip(mentions)
        .map(|(((block, tokens, numbers), mut dates), mentions)| {
            ordinal += u32::from(block.kind == BlockKind::Passage);
            dates.sort_by_key(|date| date.span);
            let taken: Vec<Span> = dates.iter().map(|date| date.span).collect();
            let names: Vec<Span> = mentions.iter().map(|mention| mention.span).collect();
            let mut figures = figures(&block.text, &tokens, &numbers, &taken, &names, &rules.units);
            figures.sort_by_key(|figure| figure.span);
            AnnotatedBlock { block, ordinal, tokens, dates, figures, mentions }
        })
        .collect()
}
