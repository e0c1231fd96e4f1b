//! Verifies proposed facts: those that a person or a program says an article states. A fact
//! is accepted if its quote stands in the article and kb reads the same values there.

mod align;
mod amounts;
mod checks;
mod clauses;
mod dates;
mod figure;
mod folded;
mod held;
mod judge;
mod judgement;
mod langextract;
mod lines;
mod locate;
mod merge;
mod names;
mod others;
mod plain;
mod prediction;
mod proposed;
mod subject;
mod units;

pub use judgement::{Found, Judgement, QuotePlace, Standing};
pub use lines::{ProposedLine, proposed_facts};
pub use proposed::{
    ProposedEntity, ProposedEvent, ProposedFact, ProposedFigure, ProposedOutcome,
    ProposedPrediction, ProposedRelation, SCHEMA,
};

pub(super) use judge::judge;
pub(super) use merge::merge;
