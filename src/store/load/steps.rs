//! The progress of a load.

use std::cell::Cell;

use super::refusal::Refusal;
use super::rows::rows;
use super::shared::Shared;
use crate::model::Dataset;
use crate::store::records::TABLES;

/// Called with the number of rows done and the total.
pub(in crate::store) type Progress<'p> = &'p dyn Fn(usize, usize);

/// Counts the rows done and reports them.
pub(super) struct Steps<'p> {
    done: Cell<usize>,
    total: usize,
    progress: Option<Progress<'p>>,
}

impl<'p> Steps<'p> {
    /// Counts all rows in advance, but only if there is a progress callback.
    pub(super) fn of(
        dataset: &Dataset,
        shared: &Shared,
        progress: Option<Progress<'p>>,
    ) -> Result<Self, Refusal> {
        let mut total = 0;
        for table in TABLES.iter().filter(|_| progress.is_some()) {
            rows(table, dataset, shared, &mut |_, _| {
                total += 1;
                Ok(())
            })?;
        }
        Ok(Self { done: Cell::new(0), total, progress })
    }

    pub(super) fn step(&self) {
        self.done.set(self.done.get() + 1);
        if let Some(progress) = self.progress {
            progress(self.done.get(), self.total);
        }
    }
}
