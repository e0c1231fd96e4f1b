//! Events: one for each piece, in the article's own words.

use super::super::confidence::confidence;
use super::super::text::Span;
use super::article::{Article, Slugs};
use super::current::period;
use super::pieces::Piece;
use super::roles::mentions;
use super::sentence::Sentence;
use super::titles::{cut, title};
use crate::model::{Event, Origin, Period};

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
        mentions: mentions(piece),
    }
}

/// The event that a part of a block would be, without a slug, and its date if there is one.
pub(in crate::ingest) fn left(
    article: &Article<'_>,
    block: usize,
    span: Span,
) -> (Event, Option<Period>) {
    let found = article.found.get(block);
    let sentences: Vec<_> = found.map(|found| Sentence::new(found, span)).into_iter().collect();
    let said = sentences.iter().find_map(|sentence| sentence.dates().next());
    let date = said.and_then(period);
    let piece = Piece {
        block,
        span,
        date: date.unwrap_or_else(|| Period::day(chrono::NaiveDate::MIN)),
        said: said.map(|said| said.span),
        approximate: said.is_some_and(|said| said.approximate),
        rule: "",
        sentences,
    };
    let event = Event { origin: None, ..event(article, &piece, &mut Slugs::default()) };
    (event, date)
}
