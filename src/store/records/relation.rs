//! The record of a relation between two entities.

use strum::VariantNames;

use super::Stored;
use crate::model::{Relation, RelationKind};
use crate::store::cell::Cell;
use crate::store::tables::Table;

record! {
    /// The relations.
    RELATIONS = Table::own("relations", 3);
    cells(relation: Relation) {
        subject_id -> Entity = Cell::part(&relation.subject),
        kind in (RelationKind::VARIANTS) = Cell::from(relation.kind.word()),
        object_id -> Entity = Cell::part(&relation.object),
        passage_id -> Passage = Cell::passage(&relation.at),
        span_start = Cell::from(relation.at.start),
        span_length = Cell::from(relation.at.length),
    }
}

/// Reads a relation back.
pub(in crate::store) fn read(row: &Stored<'_>) -> rusqlite::Result<Relation> {
    Ok(Relation {
        subject: row.get("subject_id")?,
        kind: row.parsed("kind")?,
        object: row.get("object_id")?,
        at: row.locator()?,
    })
}
