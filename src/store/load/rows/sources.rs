//! The rows of a document, its sources and their passages.

use super::sorted::each;
use super::{Done, Sink};
use crate::model::Dataset;
use crate::store::load::cell::Cell;

pub(super) fn documents(dataset: &Dataset, sink: Sink<'_>) -> Done {
    let Some(document) = &dataset.document else { return Ok(()) };
    let format = Cell::from(document.format.word());
    sink(&[Cell::part(&document.hash), Cell::from(&document.name), format], None)
}

pub(super) fn sources(dataset: &Dataset, sink: Sink<'_>) -> Done {
    each(
        dataset.sources.iter(),
        |source| &source.slug,
        |source| {
            let row = [
                Cell::part(&source.slug),
                Cell::from(&source.title),
                Cell::from(source.language.word()),
                Cell::optional(source.publisher.as_deref()),
                Cell::first(source.published),
                Cell::first(source.updated),
                Cell::optional(source.address.as_deref()),
            ];
            sink(&row, None)
        },
    )
}

pub(super) fn passages(dataset: &Dataset, sink: Sink<'_>) -> Done {
    each(
        dataset.sources.iter(),
        |source| &source.slug,
        |source| {
            each(
                source.passages.iter(),
                |passage| passage.ordinal,
                |passage| {
                    let row = [
                        Cell::part(&source.slug),
                        Cell::from(passage.ordinal),
                        Cell::optional(passage.heading.as_deref()),
                        Cell::from(passage.length),
                        Cell::from(&passage.hash),
                    ];
                    sink(&row, passage.text.as_deref())
                },
            )
        },
    )
}
