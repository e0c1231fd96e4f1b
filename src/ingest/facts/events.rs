//! Events: one for each piece, in the article's own words.

use super::super::confidence::confidence;
use super::article::{Article, Slugs};
use super::pieces::Piece;
use super::roles::mentions;
use super::titles::{cut, title};
use crate::model::{Event, Origin};

/// The category of an event without a word that shows another one.
const OTHER: &str = "report";

/// The longest summary, in characters.
const SUMMARY: usize = 1_000;

/// The events of an article, one for each piece, in order.
pub(super) fn events(article: &Article<'_>, pieces: &[Piece<'_>]) -> Vec<Event> {
    let mut slugs = Slugs::default();
    pieces.iter().map(|piece| event(article, piece, &mut slugs)).collect()
}

fn event(article: &Article<'_>, piece: &Piece<'_>, slugs: &mut Slugs) -> Event {
    let found = piece.sentences.first().map(|sentence| sentence.found);
    let text = found.map_or("", |found| found.block.text.as_str());
    let lead = piece.sentences.first().map_or(piece.span, |sentence| sentence.span);
    let category = found.and_then(|found| {
        let of = |span| article.rules.cues.category(&found.tokens, found.within(span));
        of(lead).or_else(|| of(piece.span))
    });
    let dated = piece.date.to_string().replace('/', "-to-").to_lowercase();
    Event {
        slug: slugs.next(format!("{}-{dated}", article.slug)),
        date: piece.date,
        approximate: piece.approximate,
        category: category.unwrap_or(OTHER).to_owned(),
        title: Article::text(&title(piece)),
        summary: Article::text(&cut(piece.span.of(text), SUMMARY)),
        at: article.locator(piece.block, piece.span),
        origin: Some(Origin { confidence: confidence(piece.rule), rule: piece.rule.to_owned() }),
        mentions: mentions(article, piece),
    }
}
