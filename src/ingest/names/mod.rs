//! Names: those with a label in the base are mentions; other possible names are
//! candidates, listed for a person to decide.

mod candidates;
mod gazetteer;
mod mentions;

pub use candidates::{Candidate, CandidateKind};
pub(super) use candidates::{MaskedText, NameCues, candidates};
pub(super) use gazetteer::Gazetteer;
pub use gazetteer::Label;
pub(super) use mentions::EntityMention;
