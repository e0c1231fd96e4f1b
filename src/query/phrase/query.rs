//! A question as a value: what is asked for, what narrows it, and the shape of
//! the answer. Both languages lead to it, and it knows none of them.

use chrono::NaiveDate;

use super::calendar::DaySpan;
use super::words::{Compare, Order, Preposition, What};
use crate::model::RelationKind;
use crate::query::shape::Shape;

/// A question.
#[derive(Clone, Debug, PartialEq)]
pub struct Query {
    /// What is asked for.
    pub what: What,
    /// What narrows it, all of it; sorted by kind.
    pub filters: Vec<Filter>,
    /// What comes first.
    pub order: Option<Order>,
    /// How many rows at most.
    pub limit: Option<usize>,
    /// How many rows are skipped: the second has one before it.
    pub offset: usize,
    /// Rows or a count of them.
    pub shape: Shape,
}

/// What a question wants to be told first. The rows are what that rests on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Wanted {
    /// The rows themselves.
    #[default]
    List,
    /// How many there are.
    Count,
    /// What an entity is.
    Definition,
    /// Whether an entity is of one of these categories.
    Category(Vec<String>),
    /// Whether something is so.
    Truth,
    /// Whether something is so; the other way round it is.
    Turned,
    /// Whether a relation to one of these entities holds; no source says so, and the rows say
    /// to what it does.
    Unsaid(Vec<String>),
    /// When something happened, by the verb that says what.
    Date(Option<String>),
    /// Since when something is so, by the category of the events that begin it.
    Since(&'static str),
    /// Who.
    Agent,
    /// Where.
    Place,
    /// How much.
    Amount,
    /// Whether promises were kept.
    Kept,
    /// When promises are due, and what came of them.
    Due,
    /// Why, or how, which no row says.
    Reason,
}

/// What narrows a question.
#[derive(Clone, Debug, PartialEq)]
pub enum Filter {
    /// The entity that is asked for itself.
    Named(String),
    /// Words of what describes the entities asked for: a role, a definition, a name.
    Described(String),
    /// A category of what is asked for: one of these.
    Category(Vec<String>),
    /// People as speakers only.
    Speaking,
    /// What relates two entities.
    Relation(RelationKind),
    /// The entities a relation is said of: one of these.
    Subject(Vec<String>),
    /// The entities a relation leads to: one of these.
    Object(Vec<String>),
    /// A relation that what is asked for has with one of these entities.
    Related(RelationKind, Vec<String>),
    /// An entity that uses what is asked for.
    UsedBy(String),
    /// A category that it is not of.
    NotCategory(String),
    /// A metric: one of these.
    Metric(Vec<String>),
    /// A metric that is not measured.
    NotMetric(String),
    /// A unit, for its dimension.
    Unit(String),
    /// A unit whose dimension it does not have.
    NotUnit(String),
    /// An amount, in a unit if one is named.
    Amount(Compare, f64, Option<String>),
    /// Entities: one of them in this role.
    Entity(EntityRole, Vec<String>),
    /// A status: one of these.
    Status(Vec<String>),
    /// Facts of this kind that events state, or state none of.
    Has(What, bool),
    /// The language that sources are written in.
    Language(String),
    /// Whether facts are curated or extracted.
    Origin(String),
    /// The day a status is told for.
    AsOf(NaiveDate),
    /// Days: within one of the spans.
    Period(PeriodRole, Vec<DaySpan>),
    /// A verb of what happened, by its family of forms.
    Verb(String),
    /// Words for the full-text index.
    Text(String),
}

impl Query {
    /// The question for all rows that filters leave, which need not be sorted.
    pub(super) fn rows(what: What, mut filters: Vec<Filter>) -> Self {
        filters.sort_by_key(Filter::rank);
        Self { what, filters, order: None, limit: None, offset: 0, shape: Shape::Rows }
    }

    /// The question with more filters, each in its place.
    pub(super) fn with<const N: usize>(&self, filters: [Filter; N]) -> Self {
        let mut query = self.clone();
        query.filters.extend(filters);
        query.filters.sort_by_key(Filter::rank);
        query
    }
}

impl Filter {
    /// Where a filter stands among others: the order of its kind.
    #[must_use]
    pub fn rank(&self) -> usize {
        match self {
            Self::Category(_) | Self::NotCategory(_) | Self::Named(_) => 0,
            Self::Speaking | Self::Described(_) => 1,
            Self::Subject(_) => 2,
            Self::Relation(_) => 3,
            Self::Object(_) | Self::Related(..) | Self::UsedBy(_) => 4,
            Self::Metric(_) | Self::NotMetric(_) => 5,
            Self::Unit(_) | Self::NotUnit(_) => 6,
            Self::Amount(..) => 7,
            Self::Entity(..) => 8,
            Self::Status(_) => 9,
            Self::Origin(_) | Self::Has(..) | Self::Language(_) => 10,
            Self::AsOf(_) => 11,
            Self::Period(..) => 12,
            Self::Verb(_) => 13,
            Self::Text(_) => 14,
        }
    }
}

/// Which date of a fact a period narrows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PeriodRole {
    /// When it happened or was said.
    When,
    /// When it is due.
    Due,
    /// When it holds.
    Holds,
    /// When it is not mentioned.
    Never,
}

/// What an entity has to do with a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntityRole {
    /// It is about it, or mentions it.
    About,
    /// It comes from it.
    By,
    /// It does not mention it.
    Without,
    /// It does not come from it.
    NotBy,
    /// It does not use it.
    NotUsing,
}

/// The role an entity has by the word that ties it.
pub(super) fn role(link: Preposition) -> EntityRole {
    match link {
        Preposition::By => EntityRole::By,
        Preposition::Without => EntityRole::Without,
        Preposition::NotBy => EntityRole::NotBy,
        Preposition::NotUsing => EntityRole::NotUsing,
        _ => EntityRole::About,
    }
}
