//! The symbol table of a folder being read: the records it defines, its references, and
//! its problems. References are resolved at the end, when all files are read.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::problem::{Place, Problem, Problems};
use crate::model::{CategoryKind, Locator};

/// A kind of record that others can refer to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RecordKind {
    /// A `[[source]]`.
    Source,
    /// A `[[unit]]`.
    Unit,
    /// A `[[metric]]`.
    Metric,
    /// A `[[category]]` of this kind.
    Category(CategoryKind),
    /// A system, person, organization or place.
    Entity,
    /// An `[[event]]`.
    Event,
    /// A `[[figure]]`.
    Figure,
    /// A `[[prediction]]`.
    Prediction,
    /// A `[[relation]]`, named by its subject, kind and object.
    Relation,
    /// A `[[support]]`, named by its fact and locator.
    Support,
}

impl RecordKind {
    /// Whether it may belong to another dataset of the base.
    #[must_use]
    pub fn is_shared(self) -> bool {
        !matches!(self, Self::Source | Self::Relation | Self::Support)
    }
}

impl fmt::Display for RecordKind {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Category(CategoryKind::System) => "system category",
            Self::Category(CategoryKind::Organization) => "organization category",
            Self::Category(CategoryKind::Place) => "place category",
            Self::Category(CategoryKind::Event) => "event category",
            Self::Source => "source",
            Self::Unit => "unit",
            Self::Metric => "metric",
            Self::Entity => "entity",
            Self::Event => "event",
            Self::Figure => "figure",
            Self::Prediction => "prediction",
            Self::Relation => "relation",
            Self::Support => "support",
        })
    }
}

/// A reference to a record.
#[derive(Debug)]
pub(super) struct Reference {
    pub(super) kind: RecordKind,
    pub(super) slug: String,
    pub(super) place: Place,
}

/// The largest number of problems that are kept in memory.
const KEPT: usize = 10_000;

/// The symbols read so far.
#[derive(Debug, Default)]
pub(super) struct SymbolTable {
    file: String,
    line_ends: Vec<usize>,
    problems: BTreeSet<Problem>,
    /// Whether there are more problems than are kept.
    more: bool,
    pub(super) names: BTreeMap<(RecordKind, String), Place>,
    pub(super) references: Vec<Reference>,
    /// Events of other datasets whose date a figure without a date would take.
    pub(super) undated: Vec<Reference>,
    pub(super) locators: Vec<(Locator, Place)>,
}

impl SymbolTable {
    /// Begins the next file.
    pub(super) fn open(&mut self, file: &str, text: &str) {
        file.clone_into(&mut self.file);
        self.line_ends = text.match_indices('\n').map(|(end, _)| end).collect();
    }

    /// The place of a byte of the current file.
    pub(super) fn place(&self, offset: usize) -> Place {
        let line = self.line_ends.partition_point(|end| *end < offset) + 1;
        Place { file: self.file.clone(), line }
    }

    /// Adds a problem at a byte of the current file.
    pub(super) fn wrong(&mut self, offset: usize, message: impl Into<String>) {
        let place = self.place(offset);
        self.note(Problem { place, message: message.into() });
    }

    /// Adds a problem, unless there are too many already.
    pub(super) fn note(&mut self, problem: Problem) {
        if self.problems.len() < KEPT {
            self.problems.insert(problem);
        } else {
            self.more = self.more || !self.problems.contains(&problem);
        }
    }

    /// All problems, if there are any.
    pub(super) fn problems(self) -> Option<Problems> {
        let Self { problems, more, .. } = self;
        let all: Vec<_> = problems.into_iter().collect();
        (!all.is_empty()).then_some(Problems { all, more })
    }

    /// Defines a record in the current file.
    pub(super) fn define(&mut self, kind: RecordKind, slug: &str, offset: usize) {
        let place = self.place(offset);
        match self.names.get(&(kind, slug.to_owned())) {
            Some(first) => {
                let message = format!(
                    "duplicate {kind} \"{slug}\": the first one of that slug is at {}:{}",
                    first.file, first.line
                );
                self.note(Problem { place, message });
            }
            None => {
                self.names.insert((kind, slug.to_owned()), place);
            }
        }
    }

    /// Defines a record that needs no definition in a file.
    pub(super) fn assume(&mut self, kind: RecordKind, slug: &str) {
        let place = Place { file: String::new(), line: 0 };
        self.names.entry((kind, slug.to_owned())).or_insert(place);
    }

    /// Adds a reference of the current file to a record.
    pub(super) fn refer(&mut self, kind: RecordKind, slug: &str, offset: usize) {
        let place = self.place(offset);
        self.references.push(Reference { kind, slug: slug.to_owned(), place });
    }

    /// Adds a figure of the current file that has no date, and whose event belongs to
    /// another dataset.
    pub(super) fn undated(&mut self, event: &str, offset: usize) {
        let place = self.place(offset);
        self.undated.push(Reference { kind: RecordKind::Event, slug: event.to_owned(), place });
    }
}
