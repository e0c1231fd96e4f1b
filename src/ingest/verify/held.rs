//! What accepted facts add to a dataset, and their confidence.

use super::super::confidence::confidence;
use super::judgement::{Found, Judgement, Place};
use super::prediction::Promise;
use crate::model::{Origin, Period, RelationKind};

/// The rule of a fact that was proposed and that the article bears out.
pub(super) const PROPOSED: &str = "proposed";
/// The rule of one whose quote has a few other words than the article.
pub(super) const ALIGNED: &str = "proposed in other words";

/// What an accepted fact adds to a dataset.
#[derive(Clone, Debug)]
pub(in crate::ingest) enum Held {
    /// An event, and its piece if it is that of one.
    Event { date: Period, approximate: bool, piece: Option<usize>, mentions: Vec<String> },
    /// A measure with its subject.
    Figure { measure: usize, subject: String },
    /// A prediction, with who makes it and what it is about.
    Prediction { promise: Promise, by: Option<String>, subject: Option<String> },
    /// An outcome of a prediction, shown at a place.
    Outcome { prediction: usize },
    /// An entity.
    Entity { name: String },
    /// A relation.
    Relation { subject: String, relation: RelationKind, object: String },
}

/// A judgement, with what it adds if the fact is accepted.
#[derive(Clone, Debug)]
pub(in crate::ingest) struct Judged {
    pub(in crate::ingest) judgement: Judgement,
    pub(super) held: Option<(Place, Held)>,
}

/// The rule of a fact with its confidence, which every other word of the quote lowers.
pub(super) fn origin(place: &Place) -> Origin {
    let sure = confidence(PROPOSED) * f64::from(place.alike);
    let rule = if place.found == Found::Aligned { ALIGNED } else { PROPOSED };
    Origin { confidence: sure.floor() / 100.0, rule: rule.to_owned() }
}
