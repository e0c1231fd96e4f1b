//! What follows from all words of a question together, once they are read.

use super::joined::speaks;
use super::query::{EntityRole, Filter, PeriodRole, Wanted};
use super::query_builder::{QueryBuilder, UnlinkedEntity, home_of_status};
use super::refusal::Reason;
use super::words::{Order, What};
use crate::model::{EntityKind, RelationKind};
use crate::query::compile::{Canned, ParamKind};

impl QueryBuilder {
    /// "not late" are the other statuses of what is asked for.
    pub(super) fn settle_status(&mut self, what: What) -> Result<(), Reason> {
        let mut denied = std::mem::take(&mut self.denied_status);
        if denied.is_empty() {
            return Ok(());
        }
        let unfit = || Reason::Unfit { words: self.denied.clone(), what };
        let param = Canned::named(what.canned()).and_then(|canned| canned.param("status"));
        let Some(ParamKind::Word(words)) = param.map(|param| &param.kind) else {
            return Err(unfit());
        };
        if !denied.iter().all(|status| words.contains(&status.as_str())) {
            return Err(unfit());
        }
        // What has passed its due date is late too, whatever comes of it.
        if denied.iter().any(|status| status == "late") {
            denied.extend(["overdue".to_owned(), "missed".to_owned()]);
        }
        let others = words.iter().filter(|word| !denied.iter().any(|status| status == *word));
        self.filters.push(Filter::Status(others.map(|word| (*word).to_owned()).collect()));
        Ok(())
    }

    /// "the largest figure" is one, "the latest events" are ten.
    pub(super) fn settle_limit(&mut self) {
        if self.limit.is_some()
            || self.all
            || self.count
            || self.per.is_some()
            || self.group.is_some()
        {
            return;
        }
        self.limit = match self.order {
            Some(Order::Last | Order::Newest) if self.plural => Some(LATEST),
            Some(order) if superlative(order) && !self.plural => Some(1),
            _ => None,
        };
    }

    /// "the next deadline" is one of what is still open.
    pub(super) fn settle_next(&mut self, what: What) {
        let has_status = self.filters.iter().any(|filter| matches!(filter, Filter::Status(_)));
        if what == What::Predictions && self.order == Some(Order::Due) && !has_status {
            self.want(Wanted::Due);
            self.filters.push(Filter::Status(vec!["open".to_owned()]));
        }
    }

    /// "the 3rd promise" is one, and counted from the first if nothing else is said.
    pub(super) fn settle_ordinal(&mut self) {
        if self.nth.is_some() {
            self.limit = Some(1);
            self.order.get_or_insert(Order::First);
        }
    }

    /// An amount without a unit is one of the unit named besides ("figures in
    /// dollars above 5 million"), or nobody knows what it is compared with.
    pub(super) fn settle_units(&mut self) -> Result<(), Reason> {
        let named = self.filters.iter().find_map(|filter| match filter {
            Filter::Unit(unit) | Filter::Amount(_, _, Some(unit)) => Some(unit.clone()),
            _ => None,
        });
        for filter in &mut self.filters {
            if let Filter::Amount(_, number, unit @ None) = filter {
                let amount = || Reason::NoUnit(number.to_string());
                *unit = Some(named.clone().ok_or_else(amount)?);
            }
        }
        Ok(())
    }

    /// "how many chips in the Dojo tile" counts chips of a figure, "how many
    /// chips in 2024" counts systems.
    pub(super) fn settle_counted(&mut self) {
        let Some(unit) = self.counted.take() else { return };
        let about = self.filters.iter().any(|filter| matches!(filter, Filter::Entity(..)));
        if !about && self.loose.is_empty() {
            return;
        }
        self.filters.retain(|filter| !matches!(filter, Filter::Category(_)));
        self.filters.push(Filter::Unit(unit));
        (self.what, self.count) = (Some(What::Figures), false);
    }

    /// "is AI5 late" asks for the predictions about it, whatever their status.
    pub(super) fn settle_yes_no(&mut self) {
        let is_prediction = |filter: &Filter| match filter {
            Filter::Status(any) => {
                any.iter().all(|status| home_of_status(status) == What::Predictions)
            }
            _ => false,
        };
        let asked = self.what.is_none_or(|what| what == What::Predictions);
        let about = !self.loose.is_empty()
            || self.filters.iter().any(|filter| matches!(filter, Filter::Entity(..)));
        if self.wanted == Wanted::Truth
            && asked
            && about
            && let Some(status) = self.filters.iter().position(is_prediction)
        {
            let is_kept = self.filters.remove(status) == Filter::Status(vec!["kept".to_owned()]);
            self.filters.retain(|filter| !is_prediction(filter));
            self.what = Some(What::Predictions);
            self.want(if is_kept { Wanted::Kept } else { Wanted::Due });
        }
    }

    /// "is Dojo a chip" asks what it is: the answer shows its category.
    pub(super) fn settle_is_a(&mut self) {
        if self.wanted == Wanted::Truth
            && let [Filter::Category(classes)] = self.filters.as_slice()
            && let [UnlinkedEntity { any, .. }] = self.loose.as_slice()
            && any.len() == 1
        {
            self.wanted = Wanted::Category(classes.clone());
            self.filters.clear();
            self.what = None;
        }
    }

    /// "when is it due", "is it expected": what was promised of it.
    pub(super) fn settle_due(&mut self) -> Result<(), Reason> {
        if self.date_word == Some(PeriodRole::Due) && self.what.is_none() {
            let asks = self.asked == Some(What::Events) || self.wanted == Wanted::Truth;
            if !asks || self.loose.is_empty() {
                return Err(Reason::NoQuestion);
            }
            (self.what, self.wanted) = (Some(What::Predictions), Wanted::Due);
        }
        Ok(())
    }

    /// "what is Dojo", if nothing else is asked about it.
    pub(super) fn settle_description(&mut self) {
        let asks_more = self.what.is_some()
            || !self.filters.is_empty()
            || self.relation.is_some()
            || self.order.is_some()
            || self.count
            || self.say
            || self.due;
        if let [UnlinkedEntity { any, .. }] = self.loose.as_slice()
            && let [slug] = any.as_slice()
            && matches!(self.wanted, Wanted::Definition | Wanted::Category(_))
            && !asks_more
        {
            self.filters.push(Filter::Named(slug.clone()));
            self.loose.clear();
            self.what = Some(What::Entities);
        }
    }

    /// "where is Cortex" asks for the places it stands at; "where is Austin", what that is.
    pub(super) fn settle_where(&mut self) {
        if self.asked == Some(What::Places)
            && let [UnlinkedEntity { kind, any }] = self.loose.as_slice()
            && let [slug] = any.as_slice()
        {
            if *kind == EntityKind::Place && self.filters.is_empty() {
                self.filters.push(Filter::Named(slug.clone()));
                self.asked = Some(What::Entities);
            } else if *kind != EntityKind::Place {
                self.filters.push(Filter::Related(RelationKind::LocatedAt, vec![slug.clone()]));
            } else {
                return;
            }
            self.loose.clear();
        }
    }

    /// "what did Musk say": the one named without a tie speaks, if one speaks.
    /// The promises of a person or company are those they made.
    pub(super) fn settle_loose(&mut self, what: What) {
        let did = self.deed && self.happened.is_some();
        let says = (self.say || did) && !matches!(what, What::People | What::Organizations);
        let mut speaker = says || matches!(what, What::Predictions | What::Outcomes);
        if (self.compares.is_some() || self.versus) && !self.loose.is_empty() {
            let any = std::mem::take(&mut self.loose).into_iter().flat_map(|entity| entity.any);
            self.filters.push(Filter::Entity(EntityRole::About, any.collect()));
        }
        for UnlinkedEntity { kind, any } in std::mem::take(&mut self.loose) {
            // "which country is Oristal in"
            if what == What::Places
                && (kind == EntityKind::Place || self.located)
                && let [slug] = any.as_slice()
            {
                self.filters.push(Filter::Related(RelationKind::LocatedAt, vec![slug.clone()]));
                continue;
            }
            // "Nvidia chips" are those that it makes.
            if what == What::Systems
                && kind == EntityKind::Organization
                && let [slug] = any.as_slice()
            {
                self.filters.push(Filter::Related(RelationKind::MadeBy, vec![slug.clone()]));
                continue;
            }
            let speaks = speaker && speaks(kind) && !self.fate;
            speaker &= !speaks;
            let role = if speaks { EntityRole::By } else { EntityRole::About };
            self.filters.push(Filter::Entity(role, any));
        }
    }

    /// What a question asks for that does not say: what its words belong to.
    pub(super) fn implied(&self) -> Option<What> {
        let of_status = self.filters.iter().find_map(|filter| match filter {
            Filter::Status(any) => any.first().map(|status| home_of_status(status)),
            _ => None,
        });
        let of_status =
            of_status.or(self.denied_status.first().map(|status| home_of_status(status)));
        if of_status.is_some() {
            return of_status;
        }
        if self.due || self.order == Some(Order::Due) {
            return Some(What::Predictions);
        }
        if self.versus || (self.count && self.asked.is_none()) {
            return Some(What::Figures);
        }
        let narrowed = self.best.is_some() || !self.filters.is_empty() || !self.loose.is_empty();
        self.asked.or(narrowed.then_some(What::Events))
    }
}

/// How many rows "the latest events" are.
pub(in crate::query) const LATEST: usize = 10;

/// Whether an order picks out one: "first", "largest".
pub(super) fn superlative(order: Order) -> bool {
    use Order::{Due, Fewest, First, Last, Mentions, Newest, Smallest, Value};
    matches!(order, First | Last | Due | Newest | Mentions | Fewest | Value | Smallest)
}
