//! What rows are counted by: "per year", "by status", "which year had the most events".

use super::cursor::Cursor;
use super::gazetteer::Thing;
use super::periods::span_of;
use super::query::Filter;
use super::query_builder::{Best, QueryBuilder};
use super::refusal::Reason;
use super::words::{Order, Preposition, What, Word};
use crate::model::Precision;
use crate::query::shape::{Group, Shape, Span};

/// What rows are counted by.
#[derive(Clone, Copy)]
enum By {
    Span(Span),
    Group(Group),
}

impl QueryBuilder {
    /// "per year", "by status", "which month had the fewest events", "total".
    pub(super) fn grouped<'t>(&mut self, cursor: Cursor<'t>) -> Result<Option<Cursor<'t>>, Reason> {
        if let Some(after) = self.best_measured(cursor)? {
            return Ok(Some(after));
        }
        if let Some(after) = self.best_maker(cursor).or_else(|| self.best(cursor)) {
            return Ok(Some(after));
        }
        if let Some(after) = self.summed(cursor)? {
            return Ok(Some(after));
        }
        Ok(self.every(cursor).or_else(|| self.per(cursor)))
    }

    /// "which year had the most events", "busiest month".
    fn best<'t>(&mut self, cursor: Cursor<'t>) -> Option<Cursor<'t>> {
        let named = if cursor.is_link(Preposition::In) { cursor.next() } else { cursor };
        let named = named.past_filler();
        let (by, most) = match self.by(named) {
            Some(by) => (by, named.next().past_filler()),
            None => (self.by(named.next().past_filler())?, named),
        };
        let best = best_of(most)?;
        if self.per.is_some() || self.group.is_some() {
            return None;
        }
        self.count_by(by);
        self.best = Some(best);
        Some(if most.at > named.at { most.next() } else { named.next().past_filler().next() })
    }

    /// "which year had the most passengers": the largest figure, which has its year.
    fn best_measured<'t>(&mut self, cursor: Cursor<'t>) -> Result<Option<Cursor<'t>>, Reason> {
        let named = if cursor.is_link(Preposition::In) { cursor.next() } else { cursor };
        let named = named.past_filler();
        let most = named.next().past_filler();
        let counted = most.next().past_filler();
        let measure = counted.term().filter(|term| term.is_measure()).and_then(|term| {
            term.things.iter().rev().find_map(|thing| match thing {
                Thing::Metric(slug) => Some(Filter::Metric(vec![slug.clone()])),
                Thing::Unit(slug) => Some(Filter::Unit(slug.clone())),
                _ => None,
            })
        });
        let (Some(measure), Some(best), Some(_)) = (measure, best_of(most), named.read(span_of))
        else {
            return Ok(None);
        };
        if self.what.is_some_and(|what| what != What::Figures) {
            return Ok(None);
        }
        let order = if best == Best::Most { Order::Value } else { Order::Smallest };
        self.order_by(order, &most.text_to(most.next()))?;
        self.filters.push(measure);
        (self.what, self.asked, self.limit) = (Some(What::Figures), None, Some(1));
        self.best_year = true;
        self.named = most.text_to(counted.next());
        Ok(Some(counted.next()))
    }

    /// "who made the most promises", "which system had the most mentions".
    fn best_maker<'t>(&mut self, cursor: Cursor<'t>) -> Option<Cursor<'t>> {
        let best = best_of(cursor)?;
        let counted = cursor.next().past_filler();
        let what = counted.read(what_of)?;
        let who = cursor.read(|word| match word {
            Word::Ask(what) => Some(*what),
            _ => None,
        });
        match (self.what.or(self.asked).or(who)?, what, best) {
            (What::People, What::Predictions, best) if self.filters.is_empty() => {
                (self.asked, self.what) = (None, Some(What::Predictions));
                (self.group, self.best) = (Some(Group::By), Some(best));
            }
            (What::Systems, What::Predictions | What::Figures, best) if self.filters.is_empty() => {
                (self.asked, self.what) = (None, Some(what));
                (self.group, self.best) = (Some(Group::Subject), Some(best));
            }
            (
                What::Systems | What::People | What::Organizations | What::Places,
                What::Events,
                best,
            ) => {
                self.what = self.what.or(self.asked);
                let order = if best == Best::Most { Order::Mentions } else { Order::Fewest };
                self.order = Some(order);
            }
            _ => return None,
        }
        Some(counted.next())
    }

    /// "scorecard", "total spending", "average".
    fn summed<'t>(&mut self, cursor: Cursor<'t>) -> Result<Option<Cursor<'t>>, Reason> {
        let shape = cursor.read(|word| match word {
            Word::Scorecard => Some(Shape::Scorecard),
            Word::Total => Some(Shape::Total),
            Word::Average => Some(Shape::Average),
            _ => None,
        });
        let Some(shape) = shape else { return Ok(None) };
        let text = cursor.text_to(cursor.next());
        match (shape, self.what) {
            (Shape::Scorecard, None | Some(What::Predictions)) => {
                self.ask_for(What::Predictions, &text, true)?;
            }
            (Shape::Total | Shape::Average, None | Some(What::Figures)) => {
                self.ask_for(What::Figures, &text, true)?;
            }
            _ => return Err(Reason::Unknown(text)),
        }
        if self.summed.replace(shape).is_some_and(|other| other != shape) {
            return Err(Reason::Unknown(text));
        }
        Ok(Some(cursor.next()))
    }

    /// "monthly".
    fn every<'t>(&mut self, cursor: Cursor<'t>) -> Option<Cursor<'t>> {
        let precision = cursor.read(|word| match word {
            Word::Every(precision) => Some(*precision),
            _ => None,
        })?;
        self.per = span(precision);
        Some(cursor.next())
    }

    /// "per year", "by person", "by status".
    fn per<'t>(&mut self, cursor: Cursor<'t>) -> Option<Cursor<'t>> {
        if !cursor.is(&Word::Per) {
            return None;
        }
        let after = cursor.next().past_filler();
        if let Some(by) = self.by(after) {
            self.count_by(by);
            return Some(after.next());
        }
        let what = after.read(|word| match word {
            Word::What(
                what @ (What::Systems | What::People | What::Organizations | What::Places),
            ) => Some(*what),
            _ => None,
        })?;
        (self.what == Some(What::Events)).then_some(())?;
        self.per_entity = Some(what);
        Some(after.next())
    }

    /// What rows can be counted by here.
    fn by(&self, cursor: Cursor<'_>) -> Option<By> {
        if let Some(span) = cursor.read(span_of) {
            return Some(By::Span(span));
        }
        let group = cursor.read(|word| match word {
            Word::Group(group) => Some(*group),
            _ => None,
        });
        let of = |what| match (what, self.what) {
            (What::People | What::Organizations, Some(What::Predictions)) => Some(Group::By),
            (What::Systems, Some(What::Predictions | What::Figures)) => Some(Group::Subject),
            (What::Sources, Some(What::Events | What::Figures | What::Predictions)) => {
                Some(Group::Source)
            }
            _ => None,
        };
        group.or_else(|| of(cursor.read(what_of)?)).map(By::Group)
    }

    fn count_by(&mut self, by: By) {
        match by {
            By::Span(span) => self.per = Some(span),
            By::Group(group) => self.group = Some(group),
        }
    }
}

pub(super) fn best_of(cursor: Cursor<'_>) -> Option<Best> {
    cursor.read(|word| match word {
        Word::MostPer => Some(Best::Most),
        Word::LeastPer => Some(Best::Least),
        _ => None,
    })
}

fn what_of(word: &Word) -> Option<What> {
    match word {
        Word::What(what) => Some(*what),
        _ => None,
    }
}

fn span(precision: Precision) -> Option<Span> {
    match precision {
        Precision::Year => Some(Span::Year),
        Precision::Quarter => Some(Span::Quarter),
        Precision::Month => Some(Span::Month),
        Precision::Half | Precision::Day => None,
    }
}
