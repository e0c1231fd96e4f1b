//! Checks a proposed figure: its amount, what it measures, its date and its status.

use super::super::facts::{Clause, Measure, Sentence, Unstated};
use super::super::figures::AGE;
use super::super::text::Span;
use super::amounts::{Amount, Fit};
use super::checks::Checks;
use super::dates::{listed, same_days};
use super::judgement::{Findings, Place};
use super::proposed::ProposedFigure;
use super::subject::SubjectCheck;
use crate::model::EntityKind;
use crate::model::text::key;

/// Checks a figure; gives the index of the measure that it is.
pub(super) fn figure(
    checks: &Checks<'_>,
    fact: &ProposedFigure,
    place: &Place,
    findings: &mut Findings,
) -> Option<usize> {
    let amount = match Amount::new(checks.article, fact) {
        Ok(amount) => amount,
        Err(why) => {
            findings.refuse(why);
            return None;
        }
    };
    let span = written(checks, &amount, place, findings)?;
    let here = |(_, measure): &(usize, &Measure<'_>)| {
        measure.block == place.block && measure.figure.span == span
    };
    let mut measures = checks.facts.measures.iter().enumerate().filter(here);
    let Some((index, measure)) = measures.next() else {
        if is_age_of(checks, span, &fact.subject, place) {
            return None;
        }
        checks.names.check(&fact.subject, place, findings);
        findings.doubt("nothing dates the figure, so kb does not read what it measures");
        return None;
    };
    if let Some(unstated) = measure.unstated {
        findings.refuse(match unstated {
            Unstated::Denied | Unstated::Disputed => "the article denies the figure",
            Unstated::Supposed => "the article only supposes the figure",
        });
    } else if checks.negation_before(measure.block, measure.figure.span) {
        findings.doubt("a negation stands before the figure, so the article may deny it");
    }
    FigureCheck { checks, fact, place, measure }.check(findings);
    Some(index)
}

/// Whether a figure that nothing dates is the age behind a name: "Ada Byron, 36,".
fn is_age_of(checks: &Checks<'_>, span: Span, name: &str, place: &Place) -> bool {
    let Some(found) = checks.article.found.get(place.block) else { return false };
    let mut figures = found.figures.iter().filter(|figure| figure.span == span);
    let Some(figure) = figures.next().filter(|figure| figure.rule == AGE) else { return false };
    let sentence = Sentence::new(found, checks.sentence(place.block, span));
    let clause = Clause { article: checks.article, sentence: &sentence, figure };
    let person = clause.apposed().filter(|one| one.kind == EntityKind::Person);
    person.is_some_and(|person| checks.names.slugs(name).contains(&person.slug))
}

/// The figure in the quote that has the amount.
fn written(
    checks: &Checks<'_>,
    amount: &Amount,
    place: &Place,
    findings: &mut Findings,
) -> Option<Span> {
    let found = checks.article.found.get(place.block)?;
    let text = found.block.text.as_str();
    let here = found.figures.iter().filter(|figure| figure.span.meets(place.span));
    let mut fits: Vec<_> = here.map(|figure| (amount.fit(figure, text), figure)).collect();
    fits.sort_by_key(|(fit, _)| *fit);
    let says = amount.words();
    let quoted: Vec<String> =
        fits.iter().map(|(_, figure)| format!("“{}”", figure.full.of(text))).collect();
    let differs = || format!("the quote says {}, the fact says {says}", listed(&quoted));
    match fits.first().copied() {
        Some((Fit::Same, figure)) => Some(figure.span),
        Some((Fit::Nearly, figure)) => {
            let words = figure.full.of(text);
            findings.doubt(format!("the quote says “{words}”, the fact says {says}"));
            Some(figure.span)
        }
        Some((Fit::Number, figure)) => {
            let words = figure.full.of(text);
            findings.doubt(format!("kb cannot tell whether “{words}” is {says}"));
            Some(figure.span)
        }
        Some((Fit::Unit, figure)) => {
            let words = figure.full.of(text);
            findings.refuse(format!("the quote says “{words}”, the fact says {says}"));
            None
        }
        Some((Fit::Other, _)) => {
            findings.refuse(differs());
            None
        }
        None => {
            if amount.is_in(checks.article, place.span.of(text)) {
                findings
                    .doubt(format!("kb reads no figure in the quote, only the number of {says}"));
            } else {
                findings.refuse(format!("the quote has no figure; the fact says {says}"));
            }
            None
        }
    }
}

/// A proposed figure beside the measure that it is.
struct FigureCheck<'a> {
    checks: &'a Checks<'a>,
    fact: &'a ProposedFigure,
    place: &'a Place,
    measure: &'a Measure<'a>,
}

impl FigureCheck<'_> {
    /// Checks the subject, the metric, the status and the date.
    fn check(&self, findings: &mut Findings) {
        let Self { checks, fact, place, measure } = self;
        SubjectCheck::new(checks, place, measure, &fact.subject).check(findings);
        self.metric(findings);
        let read = self.measure.status;
        if let Some(status) = self.fact.status.filter(|status| *status != read) {
            findings.doubt(format!("kb reads the figure as {read}, the fact says {status}"));
        }
        self.date(findings);
    }

    /// Checks the metric.
    fn metric(&self, findings: &mut Findings) {
        let Some(wanted) = &self.fact.metric else { return };
        let own = key(wanted);
        let slug = &self.measure.metric;
        let read = self.checks.facts.dataset.metrics.iter().find(|metric| metric.slug == *slug);
        let names = read.into_iter().flat_map(|metric| {
            let labels = [&metric.slug, &metric.label.en, &metric.label.fr];
            labels.into_iter().chain(&metric.aliases.en).chain(&metric.aliases.fr)
        });
        if key(slug) != own && !names.map(|name| key(name)).any(|name| name == own) {
            let read = read.map_or(slug.as_str(), |metric| &metric.label.en);
            findings.doubt(format!("kb reads the metric as “{read}”, the fact says “{wanted}”"));
        }
    }

    /// Checks the date that the figure holds for.
    fn date(&self, findings: &mut Findings) {
        let Self { checks, place, measure, .. } = self;
        let read = measure.date;
        let Some(wanted) = self.fact.date.filter(|date| !same_days(*date, read)) else { return };
        let dates = checks.dates();
        let piece = checks.facts.pieces.get(measure.piece).map(|piece| piece.date);
        let quoted = dates.within(place).into_iter().map(|(date, _)| date);
        if quoted.chain(piece).any(|date| same_days(date, wanted)) {
            findings.doubt(format!(
                "kb reads {read} as the date of the figure, the fact says {wanted}"
            ));
        } else {
            dates.refuse(place, wanted, findings);
        }
    }
}
