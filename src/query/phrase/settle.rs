//! What follows from all words of a question together, once they are read.

use super::query::{EntityRole, Filter, Wanted};
use super::query_builder::{QueryBuilder, UnlinkedEntity, home_of_status};
use super::refusal::Reason;
use super::things::speaks;
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
        let unfit = || Reason::Unfit { words: format!("status {}", denied.join(", ")), what };
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
                self.filters.push(Filter::Related(RelationKind::LocatedAt, slug.clone()));
            } else {
                return;
            }
            self.loose.clear();
        }
    }

    /// A relation narrows what is asked for, or is itself what is asked for.
    pub(super) fn settle_relation(&mut self) {
        let Some((kind, turned)) = self.relation else { return };
        if self.claims() && self.right.is_none() {
            return;
        }
        // "did Tesla build it on time" asks for the promise.
        let is_promise = matches!(self.what, None | Some(What::Predictions));
        if matches!(self.wanted, Wanted::Kept | Wanted::Due) && is_promise {
            self.relation = None;
            self.what = Some(What::Predictions);
            let right = self.right.take();
            self.filters.extend(right.map(|slug| Filter::Entity(EntityRole::About, vec![slug])));
            return;
        }
        let asked = self.what.or(self.asked);
        // "where does Tesla build Dojo" asks for the places where Dojo stands.
        if asked == Some(What::Places) && kind == RelationKind::MadeBy && turned {
            self.what = asked;
            let right = self.right.take();
            let built = right.map(|slug| Filter::Related(RelationKind::LocatedAt, slug));
            self.filters.extend(built);
            return;
        }
        let makes = asked == Some(What::Systems) && (kind, turned) == (RelationKind::MadeBy, true);
        let before =
            makes || self.right.is_none() || asked.is_none_or(|what| what == What::Relations);
        let uses = asked == Some(What::Systems) && kind == RelationKind::Uses;
        let left = if before || uses { self.pop_single() } else { None };
        // "trains that the line uses"
        if uses
            && !turned
            && self.right.is_none()
            && let Some(user) = left
        {
            self.what = asked;
            self.filters.push(Filter::UsedBy(user));
            return;
        }
        // "chips used in Cortex"
        if asked == Some(What::Systems)
            && (kind, turned) == (RelationKind::Uses, true)
            && let Some(user) = self.right.take()
        {
            self.what = asked;
            self.loose.extend(
                left.map(|slug| UnlinkedEntity { kind: EntityKind::System, any: vec![slug] }),
            );
            self.filters.push(Filter::UsedBy(user));
            return;
        }
        match self.related(asked, kind, turned, left.as_deref()) {
            Some(slug) => {
                self.what = asked;
                self.filters.push(Filter::Related(kind, slug));
            }
            None => self.relate(kind, turned, left),
        }
    }

    /// The entity named last, if it stands alone.
    fn pop_single(&mut self) -> Option<String> {
        let last = self.loose.pop_if(|last| last.any.len() == 1)?;
        last.any.into_iter().next()
    }

    /// The entity that a relation narrows what is asked for by, if it does: "systems
    /// that use the H100", "where is Cortex located", "systems Nvidia makes".
    fn related(
        &mut self,
        asked: Option<What>,
        kind: RelationKind,
        turned: bool,
        left: Option<&str>,
    ) -> Option<String> {
        use RelationKind::{LocatedAt, MadeBy, PartOf, Uses, WorksFor};
        match (asked?, kind, turned) {
            (What::Systems, PartOf | Uses | MadeBy | LocatedAt, false)
            | (What::People, WorksFor, false)
            | (What::Organizations, MadeBy, true) => self.right.take(),
            (What::Places, LocatedAt, false) => {
                let located = if self.what.is_none() { self.right.take() } else { None };
                left.map(str::to_owned).or(located)
            }
            (What::Systems, MadeBy, true) => self.right.take().or(left.map(str::to_owned)),
            _ => None,
        }
    }

    /// Asks for relations of a kind, by what stands left and right of its words.
    fn relate(&mut self, kind: RelationKind, turned: bool, left: Option<String>) {
        self.what = Some(What::Relations);
        let turned = turned != (self.inverted && left.is_none());
        let right = self.right.take();
        let (subject, object) = if turned { (right, left) } else { (left, right) };
        self.filters.push(Filter::Relation(kind));
        self.filters.extend(subject.map(Filter::Subject));
        self.filters.extend(object.map(Filter::Object));
    }

    /// "what did Musk say": the one named without a tie speaks, if one speaks.
    /// The promises of a person or company are those they made.
    pub(super) fn settle_loose(&mut self, what: What) {
        let says = self.say && !matches!(what, What::People | What::Organizations);
        let mut speaker = says || matches!(what, What::Predictions | What::Outcomes);
        if self.compares {
            let any = std::mem::take(&mut self.loose).into_iter().flat_map(|entity| entity.any);
            self.filters.push(Filter::Entity(EntityRole::About, any.collect()));
        }
        for UnlinkedEntity { kind, any } in std::mem::take(&mut self.loose) {
            // "which country is Oristal in"
            if what == What::Places
                && (kind == EntityKind::Place || self.located)
                && let [slug] = any.as_slice()
            {
                self.filters.push(Filter::Related(RelationKind::LocatedAt, slug.clone()));
                continue;
            }
            // "Nvidia chips" are those that it makes.
            if what == What::Systems
                && kind == EntityKind::Organization
                && let [slug] = any.as_slice()
            {
                self.filters.push(Filter::Related(RelationKind::MadeBy, slug.clone()));
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
        if self.due {
            return Some(What::Predictions);
        }
        if self.count && self.asked.is_none() {
            return Some(What::Figures);
        }
        let narrowed = self.best.is_some() || !self.filters.is_empty() || !self.loose.is_empty();
        self.asked.or(narrowed.then_some(What::Events))
    }
}

/// How many rows "the latest events" are.
const LATEST: usize = 10;

/// Whether an order picks out one: "first", "largest".
pub(super) fn superlative(order: Order) -> bool {
    use Order::{Fewest, First, Last, Mentions, Newest, Smallest, Value};
    matches!(order, First | Last | Newest | Mentions | Fewest | Value | Smallest)
}
