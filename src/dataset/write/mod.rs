//! Writes a dataset as a folder of TOML that reads as the same dataset. Records have a
//! fixed order, so that exports can be compared with diff.

mod draft;
mod exchange;
mod in_place;
mod place;
mod toml_files;

use std::collections::HashMap;
use std::io;
use std::path::{Path, PathBuf};

use crate::dataset::records::context::Context;
use crate::dataset::records::{
    entity, event, figure, prediction, relation, source, support, vocabulary,
};
use crate::dataset::toml_record::comment;
use crate::model::{Dataset, Remarks};
pub use draft::{draft_files, write_draft};
pub use place::write;
use toml_files::Files;

/// Why a dataset cannot be written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// The folder is not empty.
    #[error("{} is not empty", .0.display())]
    NotEmpty(PathBuf),
    /// The path is not a folder.
    #[error("{} is not a folder", .0.display())]
    NotAFolder(PathBuf),
    /// The path is a symbolic link to a folder that does not exist.
    #[error("{} is a symbolic link to {}, which does not exist", path.display(), target.display())]
    DanglingLink {
        /// The link.
        path: PathBuf,
        /// Its target.
        target: PathBuf,
    },
    /// A folder has the name of a file to write.
    #[error("{} is a folder", .0.display())]
    Folder(PathBuf),
    /// The system returned an error.
    #[error("{} cannot be written: {source}", path.display())]
    Io {
        /// What could not be written.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The dataset was written and in place when the system failed.
    #[error("{} was written, but then the system failed: {source}", path.display())]
    Unconfirmed {
        /// The folder.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// The system failed twice: the old files are not in place any more.
    #[error("{} was written only in part: {source}", path.display())]
    Incomplete {
        /// The folder.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
}

/// An error of the system, and the state it left the folder in.
#[derive(Debug)]
enum Failure {
    /// The folder is as it was.
    Unchanged(io::Error),
    /// The new files are in place.
    Unconfirmed(io::Error),
    /// The folder has neither the old files nor the new ones.
    Incomplete(io::Error),
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Unchanged(error)
    }
}

impl Failure {
    fn at(self, folder: &Path) -> WriteError {
        let path = folder.to_owned();
        match self {
            Self::Unchanged(source) => WriteError::Io { path, source },
            Self::Unconfirmed(source) => WriteError::Unconfirmed { path, source },
            Self::Incomplete(source) => WriteError::Incomplete { path, source },
        }
    }
}

impl WriteError {
    /// What to do next.
    #[must_use]
    pub fn hint(&self) -> &'static str {
        match self {
            Self::NotEmpty(_) => {
                "name a new folder, or replace the TOML files in this one with --force"
            }
            Self::NotAFolder(_) => "name a folder to write to",
            Self::DanglingLink { .. } => "remove the link, or name another folder",
            Self::Folder(_) => "a file is to be there: move it away, or name another folder",
            Self::Io { .. } => "check that the folder can be written and has room",
            Self::Unconfirmed { .. } => "the dataset is in the folder; check the disk",
            Self::Incomplete { .. } => {
                "check the disk, and run it again; until then, the folder is no dataset"
            }
        }
    }
}

/// The files of a dataset, by name; files without records are left out.
#[must_use]
pub fn files(dataset: &Dataset) -> Vec<(&'static str, String)> {
    let head = written([dataset], |dataset, out| source::write_head(dataset, false, out));
    parts(dataset, head, &Remarks::default())
}

/// The files of a dataset, with remarks above its records.
fn parts(dataset: &Dataset, head: String, remarks: &Remarks) -> Files {
    let context = Context::of(dataset);
    // Entities are written kind by kind.
    let mut entities: Vec<_> = dataset.entities.iter().collect();
    entities.sort_by_key(|entity| entity.detail.kind());
    let parts = [
        ("dataset.toml", head),
        ("source.toml", written(&dataset.sources, source::write)),
        (
            "units.toml",
            noted(&dataset.units, &remarks.units, |unit| &unit.slug, vocabulary::write_unit),
        ),
        (
            "metrics.toml",
            noted(
                &dataset.metrics,
                &remarks.metrics,
                |metric| &metric.slug,
                vocabulary::write_metric,
            ),
        ),
        ("categories.toml", written(&dataset.categories, vocabulary::write_category)),
        ("entities.toml", noted(entities, &remarks.entities, |entity| &entity.slug, entity::write)),
        (
            "relations.toml",
            written(&dataset.relations, |fact, out| relation::write(fact, &context, out)),
        ),
        ("events.toml", written(&dataset.events, |fact, out| event::write(fact, &context, out))),
        (
            "figures.toml",
            noted(
                &dataset.figures,
                &remarks.figures,
                |fact| &fact.slug,
                |fact, out| figure::write(fact, &context, out),
            ),
        ),
        (
            "predictions.toml",
            written(&dataset.predictions, |fact, out| prediction::write(fact, &context, out)),
        ),
        (
            "supports.toml",
            written(&dataset.supports, |fact, out| support::write(fact, &context, out)),
        ),
    ];
    parts.into_iter().filter(|(_, text)| !text.is_empty()).collect()
}

/// The records of one file.
fn written<T>(records: impl IntoIterator<Item = T>, write: impl Fn(T, &mut String)) -> String {
    let mut out = String::new();
    records.into_iter().for_each(|record| write(record, &mut out));
    out
}

/// The records of one file, each below the remark on it.
fn noted<'d, T: 'd>(
    records: impl IntoIterator<Item = &'d T>,
    remarks: &HashMap<String, String>,
    slug: impl Fn(&'d T) -> &'d String,
    write: impl Fn(&'d T, &mut String),
) -> String {
    written(records, |record, out| {
        note(remarks.get(slug(record)), out);
        write(record, out);
    })
}

/// Writes a remark above a record.
fn note(remark: Option<&String>, out: &mut String) {
    let Some(remark) = remark else { return };
    if !out.is_empty() {
        out.push('\n');
    }
    comment(remark, out);
}
