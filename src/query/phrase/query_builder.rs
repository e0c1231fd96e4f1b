//! What has been read of a question so far, and how it becomes a Query.

use super::gazetteer::Thing;
use super::query::{EntityRole, Filter, PeriodRole, Query};
use super::refusal::Reason;
use super::resolve::Term;
use super::words::{Order, Preposition, What, Word};
use crate::model::{CategoryKind, EntityKind, RelationKind};
use crate::query::compile::{Canned, ParamKind};
use crate::query::shape::{Shape, Span};

/// An entity named without a word that ties it, or by "of".
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct UnlinkedEntity {
    pub(super) kind: EntityKind,
    pub(super) slug: String,
}

/// What has been read of a question.
#[derive(Clone, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each notes one word")]
pub(super) struct QueryBuilder {
    pub(super) what: Option<What>,
    /// What a question word asks for, if nothing else is named.
    pub(super) asked: Option<What>,
    /// The words that said what is asked for.
    named: String,
    /// Whether what is asked for stands in the plural.
    plural: bool,
    pub(super) filters: Vec<Filter>,
    /// Statuses that it does not have: "not late".
    pub(super) denied_status: Vec<String>,
    pub(super) order: Option<Order>,
    /// The words that said what comes first.
    ordered: String,
    pub(super) limit: Option<usize>,
    /// The rows before the one asked for: "the 3rd promise".
    pub(super) nth: Option<usize>,
    /// Whether all rows are asked for, in so many words.
    pub(super) all: bool,
    pub(super) count: bool,
    pub(super) how_many: bool,
    pub(super) per: Option<Span>,
    /// Whether only the span with the most rows is asked for.
    pub(super) busiest: bool,
    /// The entities that events are counted for.
    pub(super) per_entity: Option<What>,
    pub(super) say: bool,
    pub(super) due: bool,
    /// Whether predictions are asked for by their due dates.
    pub(super) deadline: bool,
    /// The word "due" or "made" that the next period belongs to.
    pub(super) date_word: Option<PeriodRole>,
    pub(super) loose: Vec<UnlinkedEntity>,
    /// A relation, and whether its words turn it round.
    pub(super) relation: Option<(RelationKind, bool)>,
    /// Whether a question word puts the verb before its subject.
    pub(super) inverted: bool,
    /// The entity behind the words of the relation.
    pub(super) right: Option<String>,
    /// The unit that "how many" may count, if its word names a category too.
    counted: Option<String>,
}

impl QueryBuilder {
    /// Notes what is asked for; a second, other thing is a second question.
    pub(super) fn ask_for(&mut self, what: What, text: &str, plural: bool) -> Result<(), Reason> {
        // What came of predictions is asked with both words.
        let what = match (self.what, what) {
            (Some(What::Outcomes), What::Predictions)
            | (Some(What::Predictions), What::Outcomes) => {
                self.what = Some(What::Outcomes);
                What::Outcomes
            }
            _ => what,
        };
        let claims =
            matches!(what, What::Predictions | What::Outcomes | What::Figures | What::Events);
        if claims && self.relation.is_some() && self.what.is_none() {
            return Err(Reason::TwoQuestions("who made".to_owned(), text.to_owned()));
        }
        let other = self.what.or(self.asked.filter(|asked| *asked == What::People));
        if other.is_some_and(|other| other != what) {
            return Err(Reason::TwoQuestions(self.named.clone(), text.to_owned()));
        }
        (self.what, self.plural) = (Some(what), plural);
        text.clone_into(&mut self.named);
        Ok(())
    }

    /// Notes that words ask for more than one.
    pub(super) fn notice_plural(&mut self, text: &str) {
        self.plural |= is_plural(text);
    }

    /// Whether what is asked for is claimed by somebody.
    pub(super) fn claims(&self) -> bool {
        use What::{Events, Figures, Outcomes, Predictions};
        self.what.is_some_and(|what| matches!(what, Events | Figures | Outcomes | Predictions))
    }

    /// Notes a question word; what is named besides counts more.
    pub(super) fn question(&mut self, what: What, text: &str) {
        if self.asked.is_none() && self.what.is_none() {
            text.clone_into(&mut self.named);
        }
        self.asked = self.asked.or(Some(what));
    }

    /// Notes what comes first; it cannot be two things.
    pub(super) fn order_by(&mut self, order: Order, text: &str) -> Result<(), Reason> {
        match self.order.replace(order) {
            Some(other) if other != order => {
                Err(Reason::TwoQuestions(self.ordered.clone(), text.to_owned()))
            }
            _ => {
                text.clone_into(&mut self.ordered);
                Ok(())
            }
        }
    }

    /// "chips", "companies": what is asked for, narrowed.
    pub(super) fn categorise(
        &mut self,
        kind: CategoryKind,
        term: &Term,
        plural: bool,
    ) -> Result<(), Reason> {
        let what = narrowed(kind);
        if self.what.is_none() && self.how_many {
            self.counted = term.things.iter().find_map(|thing| match thing {
                Thing::Unit(slug) => Some(slug.clone()),
                _ => None,
            });
        }
        if self.what != Some(what) {
            self.ask_for(what, &term.text, plural)?;
        }
        Ok(())
    }

    /// The question, once all words are read.
    pub(super) fn finish(mut self) -> Result<Query, Reason> {
        if self.date_word == Some(PeriodRole::Due) && self.what.is_none() {
            return Err(Reason::NoQuestion);
        }
        self.settle_units()?;
        self.settle_relation();
        self.settle_counted();
        if self.what.is_none() {
            self.settle_where();
            self.what = self.implied();
            self.count &= self.what != Some(What::Figures);
        }
        let what = self.what.ok_or(Reason::NoQuestion)?;
        self.settle_loose(what);
        self.settle_status(what)?;
        if self.claims() {
            self.settle_never();
        }
        if what == What::Figures && self.order == Some(Order::Mentions) {
            self.order = Some(Order::Value);
        }
        if self.say && matches!(what, What::People | What::Organizations) {
            self.filters.push(Filter::Speaking);
        }
        self.settle_limit();
        self.settle_ordinal();
        let shape = match (self.per, self.per_entity, self.count) {
            (Some(span), ..) if self.busiest => Shape::MostPer(span),
            (Some(span), ..) => Shape::CountPer(span),
            (None, Some(_), _) => Shape::CountEach,
            (None, None, true) => Shape::Count,
            (None, None, false) => Shape::Rows,
        };
        self.filters.sort_by_key(Filter::rank);
        let what = self.per_entity.unwrap_or(what);
        let (order, limit, offset) = (self.order, self.limit, self.nth.unwrap_or_default());
        Ok(Query { what, filters: self.filters, order, limit, offset, shape })
    }

    /// "not late" are the other statuses of what is asked for.
    fn settle_status(&mut self, what: What) -> Result<(), Reason> {
        let mut denied = std::mem::take(&mut self.denied_status);
        if denied.is_empty() {
            return Ok(());
        }
        let unfit = || Reason::Unfit {
            words: format!("status {}", denied.join(", ")),
            what: what.canned().to_owned(),
        };
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
    fn settle_limit(&mut self) {
        if self.limit.is_some() || self.all || self.count || self.per.is_some() {
            return;
        }
        self.limit = match self.order {
            Some(Order::Last) if self.plural => Some(LATEST),
            Some(order) if superlative(order) && !self.plural => Some(1),
            _ => None,
        };
    }

    /// "the 3rd promise" is one, and counted from the first if nothing else is said.
    fn settle_ordinal(&mut self) {
        if self.nth.is_some() {
            self.limit = Some(1);
            self.order.get_or_insert(Order::First);
        }
    }

    /// An amount without a unit is one of the unit named besides ("figures in
    /// dollars above 5 million"), or nobody knows what it is compared with.
    fn settle_units(&mut self) -> Result<(), Reason> {
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
    fn settle_counted(&mut self) {
        let Some(unit) = self.counted.take() else { return };
        let about = self.filters.iter().any(|filter| matches!(filter, Filter::Entity(..)));
        if !about && self.loose.is_empty() {
            return;
        }
        self.filters.retain(|filter| !matches!(filter, Filter::Category(_)));
        self.filters.push(Filter::Unit(unit));
        (self.what, self.count) = (Some(What::Figures), false);
    }

    /// "where is Cortex" asks for the places it stands at.
    fn settle_where(&mut self) {
        if self.asked == Some(What::Places)
            && let [UnlinkedEntity { kind: EntityKind::System, .. }] = self.loose.as_slice()
        {
            let slugs = self.loose.drain(..).map(|loose| loose.slug);
            self.filters.extend(slugs.map(|slug| Filter::Related(RelationKind::LocatedAt, slug)));
        }
    }

    /// A relation narrows what is asked for, or is itself what is asked for.
    fn settle_relation(&mut self) {
        let Some((kind, turned)) = self.relation else { return };
        if self.claims() && self.right.is_none() {
            return;
        }
        let asked = self.what.or(self.asked);
        let makes = asked == Some(What::Systems) && (kind, turned) == (RelationKind::MadeBy, true);
        let before =
            makes || self.right.is_none() || asked.is_none_or(|what| what == What::Relations);
        let left = if before { self.loose.pop().map(|loose| loose.slug) } else { None };
        match self.related(asked, kind, turned, left.as_deref()) {
            Some(slug) => {
                self.what = asked;
                self.filters.push(Filter::Related(kind, slug));
            }
            None => self.relate(kind, turned, left),
        }
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
            (What::Places, LocatedAt, false) => left.map(str::to_owned),
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
    fn settle_loose(&mut self, what: What) {
        let says = self.say && !matches!(what, What::People | What::Organizations);
        let mut speaker = says || matches!(what, What::Predictions | What::Outcomes);
        for UnlinkedEntity { kind, slug } in std::mem::take(&mut self.loose) {
            let speaks = speaker && matches!(kind, EntityKind::Person | EntityKind::Organization);
            speaker &= !speaks;
            let role = if speaks { EntityRole::By } else { EntityRole::About };
            self.filters.push(Filter::Entity(role, vec![slug]));
        }
    }

    /// What a question asks for that does not say: what its words belong to.
    fn implied(&self) -> Option<What> {
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
        let narrowed = self.busiest || !self.filters.is_empty() || !self.loose.is_empty();
        self.asked.or(narrowed.then_some(What::Events))
    }
}

/// How many rows "the latest events" are.
const LATEST: usize = 10;

/// Whether an order picks out one: "first", "largest".
fn superlative(order: Order) -> bool {
    matches!(order, Order::First | Order::Last | Order::Mentions | Order::Fewest | Order::Value)
}

/// What categories of a kind narrow.
pub(super) fn narrowed(kind: CategoryKind) -> What {
    match kind {
        CategoryKind::System => What::Systems,
        CategoryKind::Organization => What::Organizations,
        CategoryKind::Place => What::Places,
        CategoryKind::Event => What::Events,
    }
}

/// What a status is a status of.
fn home_of_status(status: &str) -> What {
    match status {
        "reported" | "planned" | "projected" | "claimed" | "estimated" => What::Figures,
        _ => What::Predictions,
    }
}

/// Whether words end as a plural does.
pub(super) fn is_plural(text: &str) -> bool {
    text.ends_with(['s', 'x', 'S', 'X'])
}

/// The tie a word is.
pub(super) fn link(word: &Word) -> Option<Preposition> {
    match word {
        Word::Preposition(link) => Some(*link),
        _ => None,
    }
}
