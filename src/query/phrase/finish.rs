//! What was read of a question becomes a Query, once all words are read.

use super::query::{Filter, Query, Wanted};
use super::query_builder::{Best, QueryBuilder};
use super::refusal::Reason;
use super::words::{Order, What};
use crate::query::shape::{Group, Shape};

impl QueryBuilder {
    /// The question, once all words are read, and what it wants to be told first.
    pub(super) fn finish(mut self) -> Result<(Query, Wanted), Reason> {
        self.settle_due()?;
        // "longer than the gallery", where that is no name.
        let named: usize = self.loose.iter().map(|entity| entity.any.len()).sum();
        if let Some(order) = self.compares.filter(|_| named != 2) {
            // "which runway is longer"
            let members =
                |filter: &Filter| matches!(filter, Filter::Entity(_, any) if any.len() > 1);
            if named > 0 || !self.filters.iter().any(members) {
                return Err(Reason::Unknown(self.adjective));
            }
            (self.order, self.limit, self.compares) = (Some(order), Some(1), None);
        }
        // "it weighs how much"
        self.count &= self.metrics.is_empty();
        self.settle_units()?;
        self.settle_relation();
        // Relations hold, and no source says since when.
        if self.what == Some(What::Relations) && matches!(self.wanted, Wanted::Date(_)) {
            return Err(Reason::Unfit { words: self.named, what: What::Relations });
        }
        self.settle_counted();
        self.settle_yes_no();
        self.settle_is_a();
        self.settle_description();
        if let Some(words) = self.said_of_it.take_if(|_| self.what != Some(What::Entities)) {
            return Err(Reason::Unknown(words));
        }
        if self.what.is_none() {
            // "who warned of delays" is told by the events that say so.
            let who = matches!(self.asked, Some(What::People | What::Places)) && !self.say;
            let searched = self.filters.iter().any(|filter| matches!(filter, Filter::Text(_)));
            if self.happened.is_some() || (who && searched) {
                self.what = Some(What::Events);
            }
            if self.what.is_none() {
                self.settle_where();
            }
            self.what = self.what.or(self.implied());
            self.count &= self.what != Some(What::Figures);
        }
        let mut what = self.what.ok_or(Reason::NoQuestion)?;
        let is_bare = self.filters.is_empty() && self.loose.is_empty() && self.happened.is_none();
        if self.wanted == Wanted::Reason && is_bare {
            return Err(Reason::NoQuestion);
        }
        // "when was the chip announced", where there are several.
        let is_date = matches!(self.wanted, Wanted::Date(_));
        if is_date && self.say && matches!(what, What::Systems | What::Places) {
            return Err(Reason::Unknown(self.named));
        }
        if let Some(words) = self.searched_instead(what) {
            return Err(Reason::Unknown(words));
        }
        // "where are the rockets" asks for no rockets.
        let is_other = match self.asked {
            Some(What::Places) => self.wanted == Wanted::Place && what != What::Places,
            Some(What::Events) => is_date,
            _ => false,
        };
        if is_other && what.is_entity() {
            return Err(Reason::Unfit { words: self.asks, what });
        }
        // "when did the promise come true": what came of it has the date.
        if what == What::Predictions && self.wanted == Wanted::Date(None) && self.is_settled() {
            what = What::Outcomes;
        }
        if let Some((words, only)) = self.now.take() {
            if what == What::Figures && self.order.is_none() {
                (self.order, self.limit) = (Some(Order::Last), Some(1));
            } else if only
                && (what != What::Relations || self.wanted == Wanted::Truth)
                && !self.is_of_role(what)
                && !self.has_status_now(what)
            {
                return Err(Reason::Unfit { words, what });
            }
        }
        // "did the nurses get it": an amount of them does not say so.
        let says = |filter: &Filter| {
            matches!(filter, Filter::Amount(..) | Filter::Metric(_) | Filter::Status(_))
        };
        if self.wanted == Wanted::Truth
            && what == What::Figures
            && self.order.is_none()
            && !self.filters.iter().any(says)
        {
            return Err(Reason::Unknown(self.named));
        }
        self.settle_loose(what);
        self.settle_status(what)?;
        self.settle_next(what);
        if self.claims() {
            self.settle_never();
        }
        self.order = self.order.map(|order| order_of(what, order));
        if self.say && matches!(what, What::People | What::Organizations) {
            self.filters.push(Filter::Speaking);
        }
        self.settle_limit();
        self.settle_ordinal();
        let shape = self.shape(what)?;
        self.filters.sort_by_key(Filter::rank);
        let what = self.per_entity.unwrap_or(what);
        let wanted = self.settled(what, shape);
        let (order, limit, offset) = (self.order, self.limit, self.nth.unwrap_or_default());
        Ok((Query { what, filters: self.filters, order, limit, offset, shape }, wanted))
    }

    /// The words of the text by which something of another kind than is asked for is found:
    /// "who is the curator of the museum" asks for no museums that have the word.
    fn searched_instead(&self, what: What) -> Option<String> {
        let is_other = match what {
            What::Events => self.what.is_none() && self.wanted == Wanted::Definition,
            what => self.who && what.is_entity() && what != What::People,
        };
        let words = self.filters.iter().find_map(|filter| match filter {
            Filter::Text(words) => Some(words.clone()),
            _ => None,
        });
        words.filter(|_| is_other && self.happened.is_none())
    }

    /// Whether people are asked for by a role, which says until when or since when they had it.
    fn is_of_role(&self, what: What) -> bool {
        let is_role = |filter: &Filter| match what {
            What::People => matches!(filter, Filter::Described(_)),
            // "who is the minister now", where there is one.
            What::Entities => self.who && matches!(filter, Filter::Named(_)),
            _ => false,
        };
        self.filters.iter().any(is_role)
    }

    /// Whether promises are asked for by their status, which is that of the day. Late now are
    /// those that are overdue.
    fn has_status_now(&mut self, what: What) -> bool {
        let statuses = self.filters.iter_mut().find_map(|filter| match filter {
            Filter::Status(statuses) => Some(statuses),
            _ => None,
        });
        let Some(statuses) = statuses.filter(|_| what == What::Predictions) else { return false };
        if statuses == &["late"] {
            *statuses = vec!["overdue".to_owned()];
        }
        true
    }

    /// Whether only promises that something came of are asked for.
    fn is_settled(&self) -> bool {
        let settled = ["kept", "late", "missed", "dropped", "partly"];
        self.filters.iter().any(|filter| match filter {
            Filter::Status(any) => any.iter().all(|status| settled.contains(&status.as_str())),
            _ => false,
        })
    }

    /// The shape of the answer.
    fn shape(&self, what: What) -> Result<Shape, Reason> {
        use Best::{Least, Most};
        if let Some(summed) = self.summed {
            let of = if summed == Shape::Scorecard { What::Predictions } else { What::Figures };
            return if what == of { Ok(summed) } else { Err(Reason::NoQuestion) };
        }
        Ok(match (self.per, self.group, self.best) {
            (Some(span), _, Some(Most)) => Shape::MostPer(span),
            (Some(span), _, Some(Least)) => Shape::LeastPer(span),
            (Some(span), _, None) => Shape::CountPer(span),
            (None, Some(group), Some(Most)) => Shape::MostBy(group),
            (None, Some(group), Some(Least)) => Shape::LeastBy(group),
            // Of everybody's promises it matters how they came out.
            (None, Some(Group::By), None) => Shape::Scorecard,
            (None, Some(group), None) => Shape::CountBy(group),
            (None, None, _) if self.per_entity.is_some() => Shape::CountEach,
            (None, None, _) if self.count => Shape::Count,
            (None, None, _) => Shape::Rows,
        })
    }
}

/// What an order means for what is asked for: only entities are new by their first
/// mention, and only figures are large.
fn order_of(what: What, order: Order) -> Order {
    use What::{Entities, Organizations, People, Places, Systems};
    let is_entity = matches!(what, Systems | People | Organizations | Places | Entities);
    match order {
        Order::Mentions if what == What::Figures => Order::Value,
        Order::Newest if !is_entity => Order::Last,
        order => order,
    }
}
