//! Figures that a sentence denies: "denies that it lost 5 million", "has not sold 300 cars".

use super::super::cues::Cue;
use super::super::figures::WrittenFigure;
use super::super::text::Span;
use super::article::Article;
use super::sentence::Sentence;

/// The most tokens between a negation and the figure that it denies: a verb and an adverb.
const NEAR: usize = 2;

/// Whether a sentence denies a figure.
pub(super) fn is_denied(
    article: &Article<'_>,
    sentence: &Sentence<'_>,
    figure: &WrittenFigure,
) -> bool {
    let cues = &article.rules.cues;
    let start = figure.full.start;
    let last = |cue| sentence.places(cues, cue).take_while(|place| *place < start).last();
    let disputed = last(Cue::Disputes).is_some_and(|place| {
        let text = sentence.found.block.text.get(place..start).unwrap_or_default();
        // "denies closing the mill, which employs 330 people" denies no people.
        !text.contains([',', ';', ':']) && last(Cue::Relative).is_none_or(|other| other < place)
    });
    let negated = last(Cue::Not).is_some_and(|place| {
        let between = sentence.found.within(Span::new(place, start)).len();
        between <= NEAR + 1
    });
    disputed || negated
}
