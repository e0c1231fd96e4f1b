//! The rows of a document, its sources and their passages.

use super::sink::{Done, Sink};
use super::sorted::each;
use crate::model::Dataset;
use crate::store::records::source;

pub(super) fn documents(dataset: &Dataset, sink: Sink<'_>) -> Done {
    let Some(document) = &dataset.document else { return Ok(()) };
    sink(&source::document_cells(document), None)
}

pub(super) fn sources(dataset: &Dataset, sink: Sink<'_>) -> Done {
    each(dataset.sources.iter(), |source| &source.slug, |source| sink(&source::cells(source), None))
}

pub(super) fn passages(dataset: &Dataset, sink: Sink<'_>) -> Done {
    each(
        dataset.sources.iter(),
        |source| &source.slug,
        |source| {
            each(
                source.passages.iter(),
                |passage| passage.ordinal,
                |passage| sink(&source::passage_cells(source, passage), passage.text.as_deref()),
            )
        },
    )
}
