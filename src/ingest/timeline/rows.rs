//! Rows as the events of a dataset.

use std::collections::{BTreeMap, BTreeSet};

use super::{Row, TimelineInfo};
use crate::ingest::facts::slug;
use crate::model::text::{key, normalise_passage, passage_hash, scalar_count};
use crate::model::{
    Aliases, Bilingual, Category, CategoryKind, Dataset, Detail, Entity, EntityKind, Event,
    Locator, Mention, Passage, Period, Role, Source,
};

/// The category of an event whose row has none.
const CATEGORY: &str = "milestone";

/// The longest part of a slug that is made of a title, in bytes.
const SLUG: usize = 48;

/// The dataset of a timeline. Its source has a passage for each row, in their order.
pub(super) fn dataset(info: &TimelineInfo, rows: Vec<(Period, Row)>) -> Dataset {
    let mut made = Made::default();
    let mut passages = Vec::new();
    let mut events = Vec::new();
    for ((date, row), ordinal) in rows.into_iter().zip(1..) {
        let text = normalise_passage(&format!("{} {}", row.title, row.text));
        let length = scalar_count(&text);
        passages.push(Passage {
            ordinal,
            heading: Some(date.to_string()),
            length,
            hash: passage_hash(&text),
            text: None,
        });
        let at = Locator { source: info.slug.clone(), passage: ordinal, start: 0, length };
        events.push(made.event(date, &row, at));
    }
    events.sort_by(|one, other| one.slug.cmp(&other.slug));
    Dataset {
        slug: info.slug.clone(),
        title: both(&info.title),
        sources: vec![Source {
            slug: info.slug.clone(),
            title: info.title.clone(),
            language: info.language,
            publisher: None,
            published: None,
            updated: None,
            address: None,
            passages,
        }],
        categories: made.categories.into_values().collect(),
        entities: made.entities.into_values().collect(),
        events,
        ..Dataset::default()
    }
}

/// What the rows name, by slug.
#[derive(Default)]
struct Made {
    slugs: BTreeSet<String>,
    categories: BTreeMap<String, Category>,
    entities: BTreeMap<String, Entity>,
}

impl Made {
    fn event(&mut self, date: Period, row: &Row, at: Locator) -> Event {
        let title = titles(row);
        let summary = if row.text.is_empty() { title.clone() } else { both(&row.text) };
        let mut mentions: Vec<Mention> = row
            .names
            .iter()
            .map(|(kind, name)| self.entity(*kind, name))
            .map(|entity| Mention { entity, role: Role::Mentioned })
            .collect();
        mentions.sort();
        mentions.dedup();
        Event {
            slug: self.slug(&at.source, date, &row.title),
            date,
            approximate: false,
            category: self.category(&row.category),
            title,
            summary,
            at,
            origin: None,
            mentions,
        }
    }

    /// A slug that no event has yet: the dataset, the first day and the title.
    fn slug(&mut self, dataset: &str, date: Period, title: &str) -> String {
        let title = shortened(&slug(title));
        let first = format!("{dataset}-{}", date.start());
        let base = if title.is_empty() { first } else { format!("{first}-{title}") };
        let mut name = base.clone();
        let mut count = 1;
        while !self.slugs.insert(name.clone()) {
            count += 1;
            name = format!("{base}-{count}");
        }
        name
    }

    /// The standard category of this name, or one of the dataset's own.
    fn category(&mut self, name: &str) -> String {
        let wanted = key(name);
        let standard = Category::standard().filter(|one| one.kind == CategoryKind::Event);
        let is_named = |one: &Category| {
            let names = [&one.label.en, &one.label.fr, &one.plural.en, &one.plural.fr, &one.slug];
            names.iter().any(|name| key(name) == wanted)
        };
        if let Some(known) = { standard }.find(is_named) {
            return known.slug;
        }
        if name.is_empty() {
            return CATEGORY.to_owned();
        }
        let slug = named(name);
        // A slug that a standard category of another kind has is not free.
        if Category::standard().any(|one| one.slug == slug) {
            return CATEGORY.to_owned();
        }
        self.categories.entry(slug.clone()).or_insert_with(|| Category {
            slug: slug.clone(),
            kind: CategoryKind::Event,
            label: both(name),
            plural: both(name),
            aliases: Aliases::default(),
        });
        slug
    }

    /// The entity of a name; a name that was given as another kind keeps its first one.
    fn entity(&mut self, kind: EntityKind, name: &str) -> String {
        let slug = named(name);
        self.entities.entry(slug.clone()).or_insert_with(|| Entity {
            slug: slug.clone(),
            detail: detail(kind),
            label: both(name),
            aliases: Aliases::default(),
            summary: None,
        });
        slug
    }
}

/// A kind with a category to correct.
fn detail(kind: EntityKind) -> Detail {
    match kind {
        EntityKind::System => Detail::System { category: "product".to_owned() },
        EntityKind::Person => Detail::Person { role: None },
        EntityKind::Organization => Detail::Organization { category: "company".to_owned() },
        EntityKind::Place => Detail::Place { category: "site".to_owned() },
        EntityKind::Other => Detail::Other,
    }
}

/// The title in both languages; the same where the row has one alone.
fn titles(row: &Row) -> Bilingual {
    let other = if row.other_title.is_empty() { &row.title } else { &row.other_title };
    Bilingual { en: row.title.clone(), fr: other.clone() }
}

fn both(text: &str) -> Bilingual {
    Bilingual { en: text.to_owned(), fr: text.to_owned() }
}

/// The slug of a name; one made of its hash where the name has no letter of the Latin
/// alphabet.
fn named(name: &str) -> String {
    match slug(name) {
        empty if empty.is_empty() => format!("name-{}", &passage_hash(name)[..8]),
        slug => slug,
    }
}

/// A slug cut at a hyphen.
fn shortened(slug: &str) -> String {
    match slug.get(..SLUG) {
        Some(start) => start.rsplit_once('-').map_or(start, |(start, _)| start).to_owned(),
        None => slug.to_owned(),
    }
}
