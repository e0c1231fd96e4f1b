//! Writing: a dataset as a folder of TOML that reads as the same dataset. Records
//! stand in a fixed order, so that the difference of two exports is that of their
//! facts.

mod exchange;
mod facts;
mod place;
mod record;
mod toml_files;

use std::io;
use std::path::PathBuf;

use crate::model::{Aliases, Bilingual, Dataset, Detail, Entity, Source};
use facts::Facts;
pub use place::write;
use record::{Record, number};

/// Why a dataset cannot be written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// The folder holds something.
    #[error("{} is not empty", .0.display())]
    NotEmpty(PathBuf),
    /// The path leads to something that is no folder.
    #[error("{} is not a folder", .0.display())]
    NotAFolder(PathBuf),
    /// A folder has the name of a file that is to be written.
    #[error("{} is a folder", .0.display())]
    Folder(PathBuf),
    /// The system refused.
    #[error("{} cannot be written: {source}", path.display())]
    Io {
        /// What could not be written.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
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
            Self::Folder(_) => "a file is to be there: move it away, or name another folder",
            Self::Io { .. } => "check that the folder can be written and has room",
        }
    }
}

/// The files of a dataset, by name; none that would hold no record.
#[must_use]
pub fn files(dataset: &Dataset) -> Vec<(&'static str, String)> {
    let facts = Facts::of(dataset);
    let parts = [
        ("dataset.toml", head(dataset)),
        ("source.toml", sources(&dataset.sources)),
        ("units.toml", units(dataset)),
        ("metrics.toml", metrics(dataset)),
        ("entities.toml", entities(&dataset.entities)),
        ("relations.toml", facts.relations()),
        ("events.toml", facts.events()),
        ("figures.toml", facts.figures()),
        ("predictions.toml", facts.predictions()),
        ("supports.toml", facts.supports()),
    ];
    parts.into_iter().filter(|(_, text)| !text.is_empty()).collect()
}

fn head(dataset: &Dataset) -> String {
    let mut out = String::new();
    let mut record = Record::new("");
    record.text("slug", &dataset.slug);
    record.both("title", &dataset.title);
    record.write(&mut out);
    if let Some(document) = &dataset.document {
        let mut record = Record::new("[document]");
        record.text("name", &document.name);
        record.text("format", document.format.word());
        record.text("hash", &document.hash);
        record.write(&mut out);
    }
    out
}

fn sources(sources: &[Source]) -> String {
    let mut out = String::new();
    for source in sources {
        let mut record = Record::new("[[source]]");
        record.text("slug", &source.slug);
        record.text("title", &source.title);
        record.text("language", source.language.word());
        record.optional("publisher", source.publisher.as_deref());
        let days = [("published", source.published), ("updated", source.updated)];
        for (key, day) in days {
            record.optional(key, day.map(|day| day.to_string()).as_deref());
        }
        record.optional("address", source.address.as_deref());
        record.write(&mut out);
        for passage in &source.passages {
            let mut record = Record::new("[[source.passage]]");
            record.put("ordinal", passage.ordinal.to_string());
            record.optional("heading", passage.heading.as_deref());
            record.put("length", passage.length.to_string());
            record.text("hash", &passage.hash);
            record.write(&mut out);
        }
    }
    out
}

fn units(dataset: &Dataset) -> String {
    let mut out = String::new();
    for unit in &dataset.units {
        let mut record = Record::new("[[unit]]");
        record.text("slug", &unit.slug);
        record.text("dimension", &unit.dimension);
        record.put("factor", number(unit.factor));
        names(&mut record, &unit.label, &unit.aliases);
        record.write(&mut out);
    }
    out
}

fn metrics(dataset: &Dataset) -> String {
    let mut out = String::new();
    for metric in &dataset.metrics {
        let mut record = Record::new("[[metric]]");
        record.text("slug", &metric.slug);
        names(&mut record, &metric.label, &metric.aliases);
        record.write(&mut out);
    }
    out
}

/// The entities, kind after kind.
fn entities(entities: &[Entity]) -> String {
    let mut out = String::new();
    let mut entities: Vec<_> = entities.iter().collect();
    entities.sort_by_key(|entity| entity.detail.kind());
    for entity in entities {
        let mut record = Record::new(&format!("[[{}]]", entity.detail.kind()));
        record.text("slug", &entity.slug);
        names(&mut record, &entity.label, &entity.aliases);
        match &entity.detail {
            Detail::System { category } => record.text("category", category.word()),
            Detail::Organization { category } => record.text("category", category.word()),
            Detail::Place { category } => record.text("category", category.word()),
            Detail::Person { role: Some(role) } => record.both("role", role),
            Detail::Person { role: None } => {}
        }
        if let Some(summary) = &entity.summary {
            record.both("summary", summary);
        }
        record.write(&mut out);
    }
    out
}

fn names(record: &mut Record, label: &Bilingual, aliases: &Aliases) {
    record.both("label", label);
    record.aliases(aliases);
}
