//! Names: those with a label in the base are mentions of its entities; the others are
//! put together to proposals, the entities that an article names besides.

mod before;
mod described;
mod forms;
mod gazetteer;
mod kinds;
mod mentions;
mod name_cues;
mod proposals;
mod proposed;
mod run_begin;
mod run_end;
mod run_trim;
mod runs;
mod same_entity;
mod same_forms;
mod title;
mod votes;

pub(super) use described::{Described, Passage, Stand};
pub(super) use gazetteer::Gazetteer;
pub use gazetteer::Label;
pub(super) use mentions::EntityMention;
pub(super) use name_cues::NameCues;
pub use proposals::Proposal;
pub(super) use proposals::proposals;
pub(super) use proposed::ProposedNames;
pub(super) use run_begin::begins_with_number;
pub(super) use runs::MaskedText;
pub(super) use title::{TITLE, opener};
