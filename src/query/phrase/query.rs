//! A question as a value: what is asked for, what narrows it, and the shape of
//! the answer. Both languages lead to it, and it knows none of them.

use chrono::NaiveDate;

use super::calendar::Span;
use super::words::{Compare, What};
use crate::query::call::Shape;

/// A question.
#[derive(Clone, Debug, PartialEq)]
pub struct Query {
    /// What is asked for.
    pub what: What,
    /// What narrows it; all of it holds.
    pub filters: Vec<Filter>,
    /// What comes first.
    pub order: Option<Order>,
    /// How many rows at most.
    pub limit: Option<usize>,
    /// Rows or a count of them.
    pub shape: Shape,
}

/// What narrows a question.
#[derive(Clone, Debug, PartialEq)]
pub enum Filter {
    /// Days.
    Period(PeriodRole, Span),
    /// Entities: one of them in this role.
    Entity(EntityRole, Vec<String>),
    /// A category of what is asked for.
    Category(String),
    /// People as speakers only.
    Speaking,
    /// A metric.
    Metric(String),
    /// A unit, for its dimension.
    Unit(String),
    /// An amount in base units.
    Amount(Compare, f64),
    /// A status.
    Status(String),
    /// The day a status is told for.
    AsOf(NaiveDate),
    /// Words for the full-text index.
    Text(String),
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
}

/// What comes first in an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// The earliest.
    First,
    /// The latest.
    Last,
    /// The most mentioned.
    Most,
}
