//! The context that the records of a dataset share when they are written.

use std::collections::HashMap;

use crate::dataset::toml_record::{Record, number, quoted};
use crate::model::{Dataset, Locator, Origin, Period};

/// A dataset being written, and the defaults that its records leave out.
pub(in crate::dataset) struct Context<'d> {
    dataset: &'d Dataset,
    /// The dates of the dataset's own events, the default of their figures.
    pub(super) dates: HashMap<&'d str, Period>,
}

impl<'d> Context<'d> {
    pub(in crate::dataset) fn of(dataset: &'d Dataset) -> Self {
        let dates = dataset.events.iter().map(|event| (event.slug.as_str(), event.date));
        Self { dataset, dates: dates.collect() }
    }

    /// Adds the locator of a fact, and how it was extracted.
    pub(super) fn stands(&self, record: &mut Record, at: &Locator, origin: Option<&Origin>) {
        record.put("at", self.locator(at));
        if let Some(Origin { confidence, rule }) = origin {
            let (confidence, rule) = (number(*confidence), quoted(rule));
            record.put("origin", format!("{{ confidence = {confidence}, rule = {rule} }}"));
        }
    }

    /// A locator; with its source unless the dataset has exactly one.
    pub(super) fn locator(&self, at: &Locator) -> String {
        let source = match self.dataset.sources.as_slice() {
            [only] if only.slug == at.source => String::new(),
            _ => format!("source = {}, ", quoted(&at.source)),
        };
        let Locator { passage, start, length, .. } = at;
        format!("{{ {source}passage = {passage}, start = {start}, length = {length} }}")
    }
}

/// Writes `approximate` if it is set.
pub(super) fn flag(record: &mut Record, approximate: bool) {
    if approximate {
        record.put("approximate", "true".to_owned());
    }
}
