//! Names: those the base has labels for are mentions, those that only look like
//! names are candidates, listed for a person to decide on.

mod candidates;
mod gazetteer;
mod mentions;

pub use candidates::{Candidate, CandidateKind};
pub(super) use candidates::{MaskedText, NameCues, candidates};
pub(super) use gazetteer::Gazetteer;
pub use gazetteer::Label;
pub(super) use mentions::EntityMention;
