//! Annotates a document: the tokens, dates, figures and mentions of each block.

use std::ops::Range;

use super::cues::{Cue, TokenCues};
use super::dates::{BlockDates, Date, TokenizedBlock, dates};
use super::figures::{WrittenFigure, figures};
use super::knowledge::Knowledge;
use super::names::{
    Described, EntityMention, Gazetteer, MaskedText, NameCues, Passage, Proposal, ProposedNames,
    Stand, begins_with_number, opener, proposals,
};
use super::numbers::{Number, numbers};
use super::read::Document;
use super::rules::Rules;
use super::text::{Block, BlockKind, Span, Token, tokenize};
use crate::model::EntityKind;

/// The items within a span, of a list in text order.
pub(crate) fn inside<T>(list: &[T], of: impl Fn(&T) -> Span, span: Span) -> &[T] {
    let first = list.partition_point(|one| of(one).start < span.start);
    let rest = list.get(first..).unwrap_or_default();
    rest.get(..rest.partition_point(|one| of(one).end <= span.end)).unwrap_or_default()
}

/// A block with its annotations.
#[derive(Clone, Debug)]
pub(crate) struct AnnotatedBlock<'d> {
    pub(crate) block: &'d Block,
    /// Its passage number; for a heading, that of the passage before it.
    pub(crate) ordinal: u32,
    pub(crate) tokens: Vec<Token>,
    /// The cues at each token.
    pub(crate) cues: Vec<TokenCues>,
    pub(crate) dates: Vec<Date>,
    /// Date expressions that nothing resolves.
    pub(crate) unresolved: Vec<Span>,
    pub(crate) figures: Vec<WrittenFigure>,
    pub(crate) mentions: Vec<EntityMention>,
    /// The mentions, and the nouns that stand for an entity: "the company".
    pub(crate) references: Vec<EntityMention>,
}

impl AnnotatedBlock<'_> {
    /// The indices of the tokens within a span.
    pub(crate) fn within(&self, span: Span) -> Range<usize> {
        let first = self.tokens.partition_point(|token| token.span.start < span.start);
        first..self.tokens.partition_point(|token| token.span.end <= span.end).max(first)
    }

    /// Whether a cue begins at a token.
    pub(crate) fn has_cue(&self, index: usize, cue: Cue) -> bool {
        self.cues.get(index).is_some_and(|at| at.cues.contains(cue))
    }

    /// The spans that belong to no proposed name: mentions, dates and figures with a unit.
    fn known(&self) -> Vec<Span> {
        let dates = self.dates.iter().map(|date| date.span);
        let figures = self.figures.iter().filter(|figure| figure.unit.is_some());
        let mentions = self.mentions.iter().map(|mention| mention.span);
        joined(dates.chain(figures.map(|figure| figure.span)).chain(mentions).collect())
    }

    /// Adds the mentions of proposed entities. A number in a name is no figure.
    fn add(&mut self, names: &ProposedNames<'_>) {
        let known = self.known();
        let text = &self.block.text;
        let masked = MaskedText { text, tokens: &self.tokens, known: &known, title: false };
        let proposed = names.mentions(&masked);
        self.figures.retain(|figure| {
            let after = proposed.partition_point(|name| name.span.end <= figure.span.start);
            proposed.get(after).is_none_or(|name| !name.span.meets(figure.span))
        });
        self.mentions.extend(proposed);
        self.mentions.sort_by_key(|mention| mention.span);
    }

    /// What it opens with if it is a title.
    pub(crate) fn opener(&self, cues: &NameCues) -> Option<&EntityMention> {
        opener(&self.block.text, &self.tokens, &self.mentions, cues)
    }

    /// Whether most of its longer words are written in small letters; of a title that opens
    /// with a name, those behind the colon.
    fn is_sentence_case(&self) -> bool {
        let text = |token: &Token| token.span.of(&self.block.text);
        let colon = self.tokens.iter().position(|token| text(token) == ":");
        // Its first word has a capital anyway.
        let rest = self.tokens.iter().skip(1 + colon.unwrap_or(0));
        let long = rest.filter(|token| token.span.end - token.span.start >= 4);
        let (small, all) =
            long.fold((0, 0), |(small, all), token| (small + usize::from(!token.capital), all + 1));
        small * 2 >= all
    }

    /// Whether it can contain facts.
    pub(crate) fn is_passage(&self) -> bool {
        self.block.kind == BlockKind::Passage
    }
}

/// Annotates a document with what its language and the base know, and with the entities
/// that it names besides.
pub(crate) fn annotate<'d>(
    document: &'d Document,
    rules: &Rules,
    gazetteer: &Gazetteer,
    knowledge: &Knowledge,
) -> (Vec<AnnotatedBlock<'d>>, Vec<Proposal>) {
    let mut blocks = known(document, rules, gazetteer, knowledge);
    let found = {
        let spans: Vec<Vec<Span>> = blocks.iter().map(AnnotatedBlock::known).collect();
        let texts: Vec<_> = blocks
            .iter()
            .zip(&spans)
            .enumerate()
            .map(|(index, (found, known))| MaskedText {
                text: &found.block.text,
                // In a heading many words have a capital.
                tokens: if found.is_passage() || (index == 0 && found.is_sentence_case()) {
                    &found.tokens
                } else {
                    &[]
                },
                known,
                title: index == 0 && !found.is_passage(),
            })
            .collect();
        proposals(&texts, &rules.names, |name, kind| knowledge.free_slug(name, kind))
    };
    let names = ProposedNames::new(&found);
    for block in &mut blocks {
        block.add(&names);
    }
    refer(&mut blocks, rules);
    (blocks, found)
}

/// Adds the nouns that stand for an entity of the document.
fn refer(blocks: &mut [AnnotatedBlock<'_>], rules: &Rules) {
    let mut named = described(blocks, rules);
    // A newspaper or court that the document is about has figures of its own.
    if let Some(main) = named.clear_main_observer() {
        let mentions = blocks.iter_mut().flat_map(|found| &mut found.mentions);
        mentions.filter(|one| one.slug == main).for_each(|one| one.category.clear());
    }
    let described = named.ranked();
    for (index, found) in blocks.iter_mut().enumerate() {
        let AnnotatedBlock { block, tokens, mentions, .. } = &*found;
        let passage = Passage { block: index, text: &block.text, tokens, mentions };
        found.references = described.references(passage, &rules.names);
    }
}

/// The entities of a document.
fn described(blocks: &[AnnotatedBlock<'_>], rules: &Rules) -> Described {
    let mut named = Described::default();
    for (index, found) in blocks.iter().enumerate() {
        let in_title = index == 0 && !found.is_passage();
        let opener = in_title.then(|| found.opener(&rules.names)).flatten();
        let opener = opener.filter(|one| one.kind != EntityKind::Person);
        for mention in &found.mentions {
            let stand = match (in_title, opener == Some(mention)) {
                (_, true) => Stand::Opens,
                (true, false) => Stand::Title,
                (false, false) => Stand::Text,
            };
            named.add(index, &found.block.text, mention, stand);
        }
    }
    named
}

/// Annotates a document with what its language and the base know.
fn known<'d>(
    document: &'d Document,
    rules: &Rules,
    gazetteer: &Gazetteer,
    knowledge: &Knowledge,
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
    let mentions =
        gazetteer.mentions(&texts, &rules.names, |slug| knowledge.category_of(slug).to_owned());
    let mut ordinal = 0;
    cut.into_iter()
        .zip(dates)
        .zip(mentions)
        .map(|(((block, tokens, numbers), found), mentions)| {
            let BlockDates { mut dates, unresolved } = found;
            ordinal += u32::from(block.kind == BlockKind::Passage);
            dates.sort_by_key(|date| date.span);
            let taken: Vec<Span> = dates.iter().map(|date| date.span).collect();
            let numbered = |at: &usize| begins_with_number(&block.text, &tokens, *at, &rules.names);
            let numbered = (0..tokens.len()).filter(numbered);
            let numbered = numbered.filter_map(|at| tokens.get(at)).map(|token| token.span);
            let names = mentions.iter().map(|mention| mention.span).chain(numbered);
            let names = joined(names.collect());
            let mut figures = figures(&block.text, &tokens, &numbers, &taken, &names, &rules.units);
            figures.sort_by_key(|figure| figure.span);
            let cues = rules.cues.of(&block.text, &tokens);
            let references = Vec::new();
            AnnotatedBlock {
                block,
                ordinal,
                tokens,
                cues,
                dates,
                unresolved,
                figures,
                mentions,
                references,
            }
        })
        .collect()
}

/// The spans in text order, with overlapping ones merged.
fn joined(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort();
    spans.dedup_by(|next, last| {
        let meet = next.meets(*last);
        if meet {
            last.end = last.end.max(next.end);
        }
        meet
    });
    spans
}
