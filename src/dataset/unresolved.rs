//! From files to a Dataset: reads every record, then resolves the references.

use std::collections::HashMap;

use toml_span::value::{Value, ValueInner};

use super::bounds::Bounds;
use super::fields::Fields;
use super::folder::Folder;
use super::problem::{Problem, Problems};
use super::records::{entity, event, figure, prediction, relation, source, support, vocabulary};
use super::symbols::{RecordKind, Reference, SymbolTable};
use crate::model::text::nearest;
use crate::model::{Category, Dataset, EntityKind};

/// A dataset as read, before its references are resolved.
#[derive(Debug)]
pub struct UnresolvedDataset {
    dataset: Dataset,
    symbols: SymbolTable,
    /// Whether its facts count as curated, whatever their origin.
    checked: bool,
}

/// The largest number of unknown references for which the nearest name is searched: the
/// search compares each with all names.
const GUESSED: usize = 20;

/// The files' tables, each with its name and text.
type Tables<'t> = Vec<(&'t str, &'t str, Value<'t>)>;

impl UnresolvedDataset {
    /// Reads all files of a folder and collects their problems.
    #[must_use]
    pub fn read(folder: &Folder) -> Self {
        let (dataset, symbols) = (Dataset::default(), SymbolTable::default());
        let mut draft = Self { dataset, symbols, checked: false };
        let mut tables = draft.parse(folder);
        // Facts need the data of their source and event, not only the slug: each of the
        // three passes reads what the next one needs.
        draft.pass(&mut tables, Self::read_sources);
        draft.pass(&mut tables, Self::read_events);
        draft.pass(&mut tables, Self::read_rest);
        for (name, text, value) in tables {
            draft.symbols.open(name, text);
            if let Some(mut fields) = Fields::of(&mut draft.symbols, "this file", value) {
                for key in RECORDS {
                    fields.take(key);
                }
                fields.finish();
            }
        }
        draft.sort();
        if draft.checked {
            curate(&mut draft.dataset);
        }
        draft
    }

    /// The dataset's slug; empty if `dataset.toml` does not say.
    #[must_use]
    pub fn slug(&self) -> &str {
        &self.dataset.slug
    }

    /// Resolves the references. `elsewhere` says whether another dataset of the base has a
    /// unit, metric, entity or fact.
    ///
    /// # Errors
    /// All problems of the dataset, by file and line.
    pub fn resolve(
        self,
        elsewhere: impl Fn(RecordKind, &str) -> bool,
    ) -> Result<Dataset, Problems> {
        let Self { dataset, mut symbols, .. } = self;
        let defined = |slug: &str| dataset.categories.iter().any(|other| other.slug == slug);
        for category in Category::standard().filter(|category| !defined(&category.slug)) {
            symbols.assume(RecordKind::Category(category.kind), &category.slug);
        }
        let missing: Vec<_> = std::mem::take(&mut symbols.references)
            .into_iter()
            .filter(|other| !symbols.names.contains_key(&(other.kind, other.slug.clone())))
            .filter(|other| !(other.kind.is_shared() && elsewhere(other.kind, &other.slug)))
            .collect();
        for (index, other) in missing.into_iter().enumerate() {
            let problem = missing_one(&symbols, other, index < GUESSED);
            symbols.note(problem);
        }
        for event in std::mem::take(&mut symbols.undated) {
            if elsewhere(event.kind, &event.slug) {
                symbols.note(Problem { place: event.place, message: UNDATED.to_owned() });
            }
        }
        out_of_range(&dataset, &mut symbols);
        symbols.problems().map_or(Ok(dataset), Err)
    }

    fn parse<'t>(&mut self, folder: &'t Folder) -> Tables<'t> {
        let mut tables = Tables::new();
        let mut bounds = Bounds::default();
        for (name, text) in &folder.files {
            self.symbols.open(name, text);
            if let Err((offset, message)) = bounds.hold(text) {
                self.symbols.wrong(offset, message);
                continue;
            }
            match toml_span::parse(text) {
                Ok(value) => tables.push((name, text, value)),
                Err(error) => self.symbols.wrong(error.span.start, format!("bad TOML: {error}")),
            }
        }
        tables
    }

    fn pass<'t>(
        &mut self,
        tables: &mut Tables<'t>,
        read: impl Fn(&mut Self, &mut Value<'t>, bool),
    ) {
        for (name, text, value) in tables {
            self.symbols.open(name, text);
            read(self, value, name.ends_with("dataset.toml"));
        }
    }

    fn read_sources(&mut self, table: &mut Value<'_>, is_head: bool) {
        if is_head {
            let head = Value::with_span(head(table), table.span);
            if let Some(mut fields) = Fields::of(&mut self.symbols, "dataset.toml", head)
                && let Some(head) = source::read_head(&mut fields)
            {
                (self.dataset.slug, self.dataset.title) = (head.slug, head.title);
                self.dataset.document = head.document.filter(|_| !head.checked);
                self.checked = head.checked;
            }
        }
        for value in self.records(table, "source") {
            self.dataset.sources.extend(source::read(&mut self.symbols, value));
        }
    }

    fn read_events(&mut self, table: &mut Value<'_>, _: bool) {
        let only = self.only_source();
        for value in self.records(table, "event") {
            self.dataset.events.extend(event::read(&mut self.symbols, only.as_deref(), value));
        }
    }

    fn read_rest(&mut self, table: &mut Value<'_>, _: bool) {
        let only = self.only_source();
        let only = only.as_deref();
        for value in self.records(table, "unit") {
            self.dataset.units.extend(vocabulary::read_unit(&mut self.symbols, value));
        }
        for value in self.records(table, "metric") {
            self.dataset.metrics.extend(vocabulary::read_metric(&mut self.symbols, value));
        }
        for value in self.records(table, "category") {
            self.dataset.categories.extend(vocabulary::read_category(&mut self.symbols, value));
        }
        for kind in EntityKind::ALL.iter().copied() {
            for value in self.records(table, kind.word()) {
                self.dataset.entities.extend(entity::read(&mut self.symbols, kind, value));
            }
        }
        for value in self.records(table, "relation") {
            self.dataset.relations.extend(relation::read(&mut self.symbols, only, value));
        }
        self.read_figures(table, only);
        for value in self.records(table, "prediction") {
            self.dataset.predictions.extend(prediction::read(&mut self.symbols, only, value));
        }
        for value in self.records(table, "support") {
            self.dataset.supports.extend(support::read(&mut self.symbols, only, value));
        }
    }

    /// Reads the figures of a file; one without a date takes that of its event.
    fn read_figures(&mut self, table: &mut Value<'_>, only: Option<&str>) {
        let values = self.records(table, "figure");
        if values.is_empty() {
            return;
        }
        // Of two events of one slug, which is a problem, the first counts.
        let dates = self.dataset.events.iter().rev();
        let dates = dates.map(|event| (event.slug.as_str(), event.date)).collect();
        for value in values {
            let read = figure::read(&mut self.symbols, only, &dates, value);
            self.dataset.figures.extend(read);
        }
    }

    /// Takes the array of tables under `key` out of a file's table.
    fn records<'t>(&mut self, table: &mut Value<'t>, key: &str) -> Vec<Value<'t>> {
        let mut inner = table.take();
        let found = match &mut inner {
            ValueInner::Table(table) => table.remove(key),
            _ => None,
        };
        table.set(inner);
        let Some(mut value) = found else { return Vec::new() };
        let offset = value.span.start;
        if let ValueInner::Array(values) = value.take() {
            return values;
        }
        self.symbols.wrong(offset, format!("write [[{key}]], in double brackets"));
        Vec::new()
    }

    fn only_source(&self) -> Option<String> {
        match self.dataset.sources.as_slice() {
            [only] => Some(only.slug.clone()),
            _ => None,
        }
    }

    fn sort(&mut self) {
        let dataset = &mut self.dataset;
        dataset.sources.sort_by(|a, b| a.slug.cmp(&b.slug));
        dataset.units.sort_by(|a, b| a.slug.cmp(&b.slug));
        dataset.metrics.sort_by(|a, b| a.slug.cmp(&b.slug));
        dataset.categories.sort_by(|a, b| a.slug.cmp(&b.slug));
        dataset.entities.sort_by(|a, b| a.slug.cmp(&b.slug));
        dataset
            .relations
            .sort_by(|a, b| (&a.subject, a.kind, &a.object).cmp(&(&b.subject, b.kind, &b.object)));
        dataset.events.sort_by(|a, b| a.slug.cmp(&b.slug));
        dataset.figures.sort_by(|a, b| a.slug.cmp(&b.slug));
        dataset.predictions.sort_by(|a, b| a.slug.cmp(&b.slug));
        dataset.supports.sort_by(|a, b| a.key().cmp(&b.key()));
    }
}

const UNDATED: &str = "[[figure]] has no `date`, and its event is another dataset's";

/// The records a file may hold.
const RECORDS: [&str; 14] = [
    "source",
    "unit",
    "metric",
    "category",
    "system",
    "person",
    "organization",
    "place",
    "other",
    "relation",
    "event",
    "figure",
    "prediction",
    "support",
];

/// Makes all facts those of the person who checked them.
fn curate(dataset: &mut Dataset) {
    dataset.events.iter_mut().for_each(|event| event.origin = None);
    dataset.figures.iter_mut().for_each(|figure| figure.origin = None);
    dataset.predictions.iter_mut().for_each(|prediction| prediction.origin = None);
}

/// Takes the keys of `dataset.toml` itself out of its table.
fn head<'t>(table: &mut Value<'t>) -> ValueInner<'t> {
    let mut inner = table.take();
    let mut head = toml_span::value::Table::new();
    if let ValueInner::Table(table) = &mut inner {
        for key in ["slug", "title", "checked", "document"] {
            head.extend(table.remove_entry(key));
        }
    }
    table.set(inner);
    ValueInner::Table(head)
}

/// The problem of an unknown reference.
fn missing_one(symbols: &SymbolTable, reference: Reference, guess: bool) -> Problem {
    let Reference { kind, slug, place } = reference;
    let near = guess.then(|| {
        let same = symbols.names.keys().filter(|(other, _)| *other == kind);
        nearest(&slug, same.map(|(_, name)| name.as_str()))
    });
    let near = near.flatten();
    let hint = match (near, kind) {
        (Some(near), _) => format!("; did you mean \"{near}\"?"),
        (None, RecordKind::Category(kind)) => {
            format!("; define it in a [[category]] of kind \"{kind}\"")
        }
        (None, _) => String::new(),
    };
    Problem { place, message: format!("there is no {kind} \"{slug}\"{hint}") }
}

/// Adds a problem for every locator whose passage is missing or too short for its span.
fn out_of_range(dataset: &Dataset, symbols: &mut SymbolTable) {
    let mut passages = HashMap::new();
    for source in dataset.sources.iter().rev() {
        let lengths: HashMap<_, _> =
            source.passages.iter().rev().map(|passage| (passage.ordinal, passage.length)).collect();
        passages.insert(source.slug.as_str(), lengths);
    }
    for (at, place) in std::mem::take(&mut symbols.locators) {
        let Some(source) = passages.get(at.source.as_str()) else { continue };
        let end = u64::from(at.start) + u64::from(at.length);
        let message = match source.get(&at.passage) {
            None => format!("locator out of range: {} has no passage {}", at.source, at.passage),
            Some(length) if end > u64::from(*length) => format!(
                "locator out of range: the span ends at {end}, passage {} has {length} characters",
                at.passage
            ),
            Some(_) => continue,
        };
        symbols.note(Problem { place, message });
    }
}
