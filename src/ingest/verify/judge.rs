//! Judges proposed facts, one after the other.

use std::cmp::Reverse;
use std::collections::HashMap;

use super::super::facts::{Article, Facts};
use super::checks::Checks;
use super::figure::figure;
use super::held::{Held, Judged, origin};
use super::judgement::{Findings, Judgement, Place, QuotePlace, Standing};
use super::lines::ProposedLine;
use super::locate::Quotes;
use super::others::{entity, outcome, relation};
use super::prediction::{Promise, prediction};
use super::proposed::ProposedFact;

/// The most places of one quote that are tried.
const MOST_PLACES: usize = 20;

/// Judges proposed facts, in their order.
pub(in crate::ingest) fn judge(
    article: &Article<'_>,
    facts: &Facts<'_>,
    lines: &[ProposedLine],
) -> Vec<Judged> {
    let mut judge = Judge {
        checks: Checks::new(article, facts),
        quotes: Quotes::new(article),
        promises: HashMap::new(),
        last: None,
    };
    // Outcomes come after the predictions that they are of, wherever those stand.
    let mut order: Vec<(usize, &ProposedLine)> = lines.iter().enumerate().collect();
    order.sort_by_key(|(_, line)| matches!(line.fact, Ok(ProposedFact::Outcome(_))));
    let mut judged: Vec<_> = order.into_iter().map(|(at, line)| (at, judge.line(line))).collect();
    judged.sort_by_key(|(at, _)| *at);
    judged.into_iter().map(|(_, judged)| judged).collect()
}

struct Judge<'a> {
    checks: Checks<'a>,
    quotes: Quotes<'a>,
    /// The accepted predictions with an id.
    promises: HashMap<String, Promise>,
    /// The kind, quote and place of the fact before.
    last: Option<(&'static str, String, Place)>,
}

impl Judge<'_> {
    fn line(&mut self, line: &ProposedLine) -> Judged {
        let fact = match &line.fact {
            Ok(fact) => fact,
            Err(why) => return refused(line.line, "", why),
        };
        let places = match self.quotes.places(fact.quote(), matches!(fact, ProposedFact::Entity(_)))
        {
            Ok(places) => self.ordered(places, fact, line.place),
            Err(why) => return refused(line.line, fact.kind(), &why),
        };
        let tried = places.into_iter().take(MOST_PLACES).map(|place| {
            let mut findings = Findings::default();
            let held = self.check(fact, &place, &mut findings);
            (findings, place, held)
        });
        // The first place that does not refute the fact, else the first.
        let mut first = None;
        let mut best = None;
        for (findings, place, held) in tried {
            if findings.standing() == Standing::Refused {
                first.get_or_insert((findings, place, held));
            } else {
                best = Some((findings, place, held));
                break;
            }
        }
        let Some((findings, place, held)) = best.or(first) else {
            return refused(line.line, fact.kind(), "the quote does not stand in the article");
        };
        self.last = Some((fact.kind(), fact.quote().to_owned(), place));
        let accepted = findings.standing() == Standing::Accepted;
        if let (true, ProposedFact::Prediction(fact), Some(Held::Prediction { promise, .. })) =
            (accepted, fact, &held)
            && let Some(id) = &fact.id
        {
            self.promises.insert(id.clone(), *promise);
        }
        let judgement = Judgement {
            line: line.line,
            kind: fact.kind(),
            standing: findings.standing(),
            at: self.at(&place),
            confidence: accepted.then(|| origin(&place).confidence),
            reasons: findings.reasons(),
        };
        Judged { judgement, held: held.filter(|_| accepted).map(|held| (place, held)) }
    }

    /// The places of a quote, the likeliest first: the nearest to that of the file, else the
    /// first one that is not before the fact before.
    fn ordered(
        &self,
        mut places: Vec<Place>,
        fact: &ProposedFact,
        hint: Option<usize>,
    ) -> Vec<Place> {
        let blocks = self.checks.article.found;
        if let Some(hint) = hint {
            let offset = |place: &Place| {
                blocks.get(place.block).map_or(0, |found| {
                    found.block.place(found.block.scalar(place.span.start)).abs_diff(hint)
                })
            };
            places.sort_by_key(offset);
            return places;
        }
        if let Some((kind, quote, last)) = &self.last {
            let again = *kind == fact.kind() && quote == fact.quote();
            let here = (last.block, last.span.start);
            let comes = |place: &Place| {
                let at = (place.block, place.span.start);
                at > here || (at == here && !again)
            };
            places.sort_by_key(|place| Reverse(comes(place)));
        }
        places
    }

    /// Holds a fact against a place of its quote.
    fn check(&self, fact: &ProposedFact, place: &Place, findings: &mut Findings) -> Option<Held> {
        let checks = &self.checks;
        match fact {
            ProposedFact::Event(fact) => {
                let dated = checks.dates().event(place, fact.date, fact.approximate, findings);
                checks.reports(place, findings);
                fact.mentions.iter().for_each(|name| checks.names.check(name, place, findings));
                let dated = dated?;
                let (date, mentions) = (fact.date, fact.mentions.clone());
                let (approximate, piece) = (dated.approximate, dated.piece);
                Some(Held::Event { date, approximate, piece, mentions })
            }
            ProposedFact::Figure(fact) => {
                let measure = figure(checks, fact, place, findings)?;
                Some(Held::Figure { measure, subject: fact.subject.clone() })
            }
            ProposedFact::Prediction(fact) => {
                let promise = prediction(checks, fact, place, findings)?;
                let (by, subject) = (fact.by.clone(), fact.subject.clone());
                Some(Held::Prediction { promise, by, subject })
            }
            ProposedFact::Outcome(fact) => match self.promises.get(&fact.of) {
                Some(Promise::Made(prediction)) => {
                    outcome(checks, fact, *prediction, place, findings);
                    Some(Held::Outcome { prediction: *prediction })
                }
                Some(Promise::Unspoken(_)) | None => {
                    findings.doubt(format!("no prediction with the id “{}” is accepted", fact.of));
                    None
                }
            },
            ProposedFact::Entity(fact) => {
                entity(checks, fact, place, findings);
                Some(Held::Entity { name: fact.name.clone() })
            }
            ProposedFact::Relation(fact) => {
                let (subject, object) = relation(checks, fact, place, findings)?;
                Some(Held::Relation { subject, relation: fact.relation, object })
            }
        }
    }

    fn at(&self, place: &Place) -> Option<QuotePlace> {
        let Place { block, span, found, .. } = *place;
        let at = self.checks.article.locator(block, span);
        let found_in = self.checks.article.found.get(block)?;
        if !found_in.is_passage() {
            return None;
        }
        let words = span.of(&found_in.block.text).to_owned();
        Some(QuotePlace { passage: at.passage, start: at.start, length: at.length, found, words })
    }
}

fn refused(line: usize, kind: &'static str, why: &str) -> Judged {
    let reasons = vec![why.to_owned()];
    let standing = Standing::Refused;
    let judgement = Judgement { line, kind, standing, reasons, at: None, confidence: None };
    Judged { judgement, held: None }
}
