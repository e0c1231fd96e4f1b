//! Events: one for each piece, in the article's own words.

use super::super::annotate::AnnotatedBlock;
use super::super::confidence::confidence;
use super::super::text::Span;
use super::article::{Article, Slugs};
use super::pieces::Piece;
use super::roles::mentions;
use crate::model::{Event, Origin};

/// The category of an event without a word that shows another one.
const OTHER: &str = "report";

/// The longest title and the longest summary, in characters.
const TITLE: usize = 100;
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
        title: Article::text(&title(text, lead, piece.said, found)),
        summary: Article::text(&cut(piece.span.of(text), SUMMARY)),
        at: article.locator(piece.block, piece.span),
        origin: Some(Origin { confidence: confidence(piece.rule), rule: piece.rule.to_owned() }),
        mentions: mentions(article, piece),
    }
}

/// The first sentence without the date it opens with.
fn title(text: &str, lead: Span, said: Option<Span>, found: Option<&AnnotatedBlock<'_>>) -> String {
    let start = said.and_then(|said| after_date(text, lead, said, found)).unwrap_or(lead.start);
    let rest = text.get(start..lead.end).unwrap_or_default();
    let mut letters = rest.trim_end_matches(['.', ' ']).chars();
    let capital: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    cut(&(capital + letters.as_str()), TITLE)
}

/// The byte offset after a date that opens a sentence and the comma or dash that
/// follows it.
fn after_date(
    text: &str,
    lead: Span,
    said: Span,
    found: Option<&AnnotatedBlock<'_>>,
) -> Option<usize> {
    let found = found?;
    // Only an article and a preposition may precede it.
    if found.within(Span::new(lead.start, said.start)).len() > 3 {
        return None;
    }
    let mut after = found.within(Span::new(said.end, lead.end));
    let mark = found.tokens.get(after.next()?)?;
    let is_break = matches!(mark.span.of(text), "," | ":" | "-" | "–" | "—");
    let next = found.tokens.get(after.next()?)?;
    is_break.then_some(next.span.start)
}

/// The text, truncated between words if it is too long.
pub(super) fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let short: String = text.chars().take(most - 1).collect();
    let end = short.rfind(' ').unwrap_or(short.len());
    let kept = short.get(..end).unwrap_or(&short);
    format!("{}…", kept.trim_end_matches([',', ';', ':', ' ', '(', '«']))
}
