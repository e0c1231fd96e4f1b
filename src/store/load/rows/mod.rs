//! A dataset as rows, one at a time, with names where the base has ids. Rows are never
//! collected, so a large dataset needs no second copy in memory.

mod facts;
mod sink;
mod sorted;
mod sources;
mod vocabulary;

use super::shared::Shared;
use crate::model::{Dataset, EntityKind};
use crate::store::tables::Table;
use sink::{Done, Sink};
use vocabulary::Vocabulary;

/// Sends the rows of one table to `sink`, each key once.
pub(super) fn rows(table: &Table, dataset: &Dataset, shared: &Shared, sink: Sink<'_>) -> Done {
    let vocabulary = Vocabulary { dataset, shared };
    match table.name {
        "documents" => sources::documents(dataset, sink),
        "sources" => sources::sources(dataset, sink),
        "passages" => sources::passages(dataset, sink),
        "units" => vocabulary.units(sink),
        "unit_aliases" => vocabulary.unit_aliases(sink),
        "metrics" => vocabulary.metrics(sink),
        "metric_aliases" => vocabulary.metric_aliases(sink),
        "categories" => vocabulary.categories(sink),
        "category_aliases" => vocabulary.category_aliases(sink),
        "entities" => vocabulary.entities(sink),
        "labels" => vocabulary.labels(sink),
        "systems" => vocabulary.details(EntityKind::System, sink),
        "people" => vocabulary.details(EntityKind::Person, sink),
        "organizations" => vocabulary.details(EntityKind::Organization, sink),
        "places" => vocabulary.details(EntityKind::Place, sink),
        "relations" => facts::relations(dataset, sink),
        "events" => facts::events(dataset, sink),
        "mentions" => facts::mentions(dataset, sink),
        "figures" => facts::figures(dataset, sink),
        "predictions" => facts::predictions(dataset, sink),
        "outcomes" => facts::outcomes(dataset, sink),
        "supports" => facts::supports(dataset, sink),
        _ => Ok(()),
    }
}
