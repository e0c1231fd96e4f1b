//! Metadata in the article's own text: its title, author and date of publication.

use super::bylines::byline;
use super::cues::StampKind;
use super::document::Meta;
use super::raw_document::{BYLINE, BlockForm, OUTSIDE, RawBlock, RawDocument};
use super::shapes::{is_full, is_period};
use super::stamp;
use crate::model::Language;
use crate::model::text::normalise_passage;

/// The most blocks at the top and at the end that may contain metadata.
const TOP: usize = 8;
const END: usize = 12;

/// Fills in missing metadata.
pub(super) fn complete(raw: &RawDocument, meta: &mut Meta, language: Language) {
    let blocks = blocks(raw);
    let body = blocks.iter().position(|(_, text)| is_full(text)).unwrap_or(blocks.len());
    let top = &blocks[..body.min(TOP)];
    if meta.title.is_none() {
        meta.title = title(top).map(normalise_passage);
    }
    if meta.author.is_none() {
        let top = top.iter().map(|(_, text)| *text);
        meta.author = top.chain(above(raw)).find_map(byline).map(normalise_passage);
    }
    let end = blocks.len().saturating_sub(END).max(top.len());
    let lines = top.iter().map(|(_, text)| (true, *text));
    let lines = lines.chain(blocks[end..].iter().map(|(_, text)| (false, *text)));
    for (stamp, period) in lines.flat_map(|(top, text)| stamp::stamps(text, top, language)) {
        match stamp {
            StampKind::Published => meta.published = meta.published.or(Some(period)),
            StampKind::Updated => meta.updated = meta.updated.or(Some(period.0)),
        }
    }
    if meta.published.is_none() {
        meta.published = above(raw).find_map(|text| stamp::within(text, language));
    }
    if meta.published.is_none() {
        let opening = blocks.get(..(body + 1).min(blocks.len())).unwrap_or_default();
        let dateline = opening.iter().find_map(|(_, text)| stamp::dateline(text, language));
        meta.published = dateline.or_else(|| lone_date(&blocks, top, language));
    }
}

/// The lines above the text that name the author or the date, or stand right below the
/// title.
fn above(raw: &RawDocument) -> impl Iterator<Item = &str> {
    const NEAR: usize = 6;
    let mut below = NEAR + 1;
    let above = raw.blocks.iter().take_while(|block| !is_body(raw, block));
    let lines = above.filter(move |block| {
        let title = block.why.is_none() && block.form == BlockForm::Heading;
        below = if title { 0 } else { below + 1 };
        let marked = block.why == Some(BYLINE) || byline(raw.of(block)).is_some();
        marked || (block.why == Some(OUTSIDE) && below <= NEAR)
    });
    lines.map(|block| raw.of(block))
}

/// Whether the article's text has begun.
fn is_body(raw: &RawDocument, block: &RawBlock) -> bool {
    block.why.is_none() && is_full(raw.of(block))
}

/// The blocks of the article, with the lines above its text that were left out because
/// they name its author and its date.
fn blocks(raw: &RawDocument) -> Vec<(BlockForm, &str)> {
    let body = raw.blocks.iter().position(|block| is_body(raw, block));
    let body = body.unwrap_or(raw.blocks.len());
    let about = |index: usize, block: &RawBlock| index < body && block.why == Some(BYLINE);
    let blocks = raw.blocks.iter().enumerate();
    let blocks = blocks.filter(|(index, block)| block.why.is_none() || about(*index, block));
    blocks.map(|(_, block)| (block.form, raw.of(block))).collect()
}

/// The first heading, unless it is a date.
fn title<'t>(top: &[(BlockForm, &'t str)]) -> Option<&'t str> {
    let heading = top.iter().find(|(form, _)| *form == BlockForm::Heading);
    heading.map(|(_, text)| *text).filter(|text| !is_period(text))
}

/// The date right below the title, if it is the only line of its kind: a timeline has
/// many.
fn lone_date(
    blocks: &[(BlockForm, &str)],
    top: &[(BlockForm, &str)],
    language: Language,
) -> Option<stamp::DateRange> {
    let read = |text: &str| stamp::lone(text, language).filter(|(first, last)| first == last);
    let found = top.iter().skip(1).take(3).find_map(|(_, text)| read(text))?;
    let others = blocks.iter().filter(|(_, text)| is_period(text)).count();
    (others <= 1).then_some(found)
}
