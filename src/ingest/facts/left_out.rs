//! What an article states that gives no fact, with the reason: dated lines without an
//! event, and figures that are not loaded.

use std::collections::{HashMap, HashSet};

use super::super::figures::WrittenFigure;
use super::super::read::LeftOut;
use super::super::text::Span;
use super::Facts;
use super::article::Article;
use super::figures::Measure;
use super::titles::cut;
use crate::model::{Dataset, Locator};

/// The longest beginning that is shown, in characters.
const SHOWN: usize = 60;

/// What gives no fact, each list in document order.
#[derive(Clone, Debug, Default)]
pub struct Unloaded {
    /// Dated headings, sentences and list items without an event.
    pub dated: Vec<LeftOut>,
    /// Figures that are not loaded.
    pub figures: Vec<LeftOut>,
    /// Dates with a day of the week that they do not fall on; they are read all the same.
    pub contradicted: Vec<LeftOut>,
}

/// What gives no fact of a dataset. The facts are those that the article states by itself.
pub(in crate::ingest) fn unloaded(
    article: &Article<'_>,
    dataset: &Dataset,
    facts: &Facts<'_>,
) -> Unloaded {
    let dated = facts.untold.iter();
    let dated = dated.filter_map(|untold| part(article, untold.block, untold.span, untold.why));
    let figures = idle_figures(article, dataset, &facts.measures);
    let figures = figures.iter();
    let figures = figures.filter_map(|idle| part(article, idle.block, idle.figure.full, idle.why));
    let (dated, figures) = (dated.collect(), figures.collect());
    Unloaded { dated, figures, contradicted: contradicted(article) }
}

/// The dates with a wrong day of the week.
fn contradicted(article: &Article<'_>) -> Vec<LeftOut> {
    let blocks = article.found.iter().enumerate();
    let dates = blocks.flat_map(|(block, found)| found.dates.iter().map(move |date| (block, date)));
    let wrong = dates.filter(|(_, date)| date.weekday_differs);
    let why = "falls on another day of the week than it says";
    wrong.filter_map(|(block, date)| part(article, block, date.span, why)).collect()
}

/// A figure that is not in the dataset.
#[derive(Clone, Copy, Debug)]
pub(in crate::ingest) struct IdleFigure<'f> {
    pub(in crate::ingest) block: usize,
    pub(in crate::ingest) figure: &'f WrittenFigure,
    /// What it measures, if it is part of an event.
    pub(in crate::ingest) measure: Option<&'f Measure<'f>>,
    pub(in crate::ingest) why: &'static str,
}

/// The figures that are not in the dataset.
pub(in crate::ingest) fn idle_figures<'f>(
    article: &Article<'f>,
    dataset: &Dataset,
    measures: &'f [Measure<'f>],
) -> Vec<IdleFigure<'f>> {
    let place = |at: &Locator| (at.passage, at.start, at.length);
    let loaded: HashSet<_> = dataset.figures.iter().map(|figure| place(&figure.at)).collect();
    let measured: HashMap<_, _> =
        measures.iter().map(|one| ((one.block, one.figure.span), one)).collect();
    let mut idle = Vec::new();
    for (block, found) in article.found.iter().enumerate() {
        for figure in &found.figures {
            let measure = measured.get(&(block, figure.span)).copied();
            let unstated = measure.and_then(|measure| measure.unstated);
            let why = match (measure, unstated) {
                _ if !found.is_passage() => "in a heading",
                (None, _) => "no event that tells its date",
                (_, Some(unstated)) => unstated.why(),
                (Some(_), None) if figure.unit.is_none() => "no unit",
                (Some(measure), None) if measure.subject.is_none() => "no subject",
                (Some(_), None)
                    if loaded.contains(&place(&article.locator(block, figure.full))) =>
                {
                    continue;
                }
                (Some(_), None) => "no bound",
            };
            idle.push(IdleFigure { block, figure, measure, why });
        }
    }
    idle
}

/// A part of a block that gives no fact.
fn part(article: &Article<'_>, block: usize, span: Span, why: &'static str) -> Option<LeftOut> {
    let block = article.found.get(block)?.block;
    let place = |byte| block.place(block.scalar(byte));
    let begins = cut(span.of(&block.text), SHOWN);
    Some(LeftOut { start: place(span.start), end: place(span.end), why, begins })
}
