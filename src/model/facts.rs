//! The dataset: the one in-memory form of facts. A curated folder is read into
//! it, the store writes it and reads it back. Every list is sorted by its key,
//! so that two datasets with the same facts are equal.

use serde::{Deserialize, Serialize};

use super::locator::Locator;
use super::origin::{DocumentInfo, Origin, Support};
use super::period::Period;
use super::vocabulary::{
    CategoryKind, EntityKind, FigureStatus, Language, Qualifier, RelationKind, Role, Verdict,
};

/// A text in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bilingual {
    /// The English text.
    pub en: String,
    /// The French text.
    pub fr: String,
}

/// Further names, by language; a name used in both stands in both lists.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Aliases {
    /// Names in English.
    pub en: Vec<String>,
    /// Names in French.
    pub fr: Vec<String>,
}

/// A folder of facts with a name.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Dataset {
    /// Its name in the base.
    pub slug: String,
    /// Its title.
    pub title: Bilingual,
    /// The document it was extracted from, if a person did not curate it.
    pub document: Option<DocumentInfo>,
    /// By slug.
    pub sources: Vec<Source>,
    /// By slug.
    pub units: Vec<Unit>,
    /// By slug.
    pub metrics: Vec<Metric>,
    /// By slug.
    pub categories: Vec<Category>,
    /// By slug.
    pub entities: Vec<Entity>,
    /// By subject, kind and object.
    pub relations: Vec<Relation>,
    /// By slug.
    pub events: Vec<Event>,
    /// By slug.
    pub figures: Vec<Figure>,
    /// By slug.
    pub predictions: Vec<Prediction>,
    /// By fact, then locator.
    pub supports: Vec<Support>,
}

/// A text that facts are taken from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Its name in the base.
    pub slug: String,
    /// The title as published.
    pub title: String,
    /// The language it is written in.
    pub language: Language,
    /// Who published it.
    pub publisher: Option<String>,
    /// The day it was published.
    pub published: Option<Period>,
    /// The day it was last changed.
    pub updated: Option<Period>,
    /// Where it can be read.
    pub address: Option<String>,
    /// By ordinal.
    pub passages: Vec<Passage>,
}

/// A paragraph of a source, identified by its hash.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passage {
    /// Its number among the source's paragraphs, from 1.
    pub ordinal: u32,
    /// The heading above it.
    pub heading: Option<String>,
    /// Unicode scalar values in the normalised passage.
    pub length: u32,
    /// SHA-256 of the normalised passage, hexadecimal.
    pub hash: String,
    /// The normalised passage, where it comes from a document of the user's; a
    /// curated dataset never holds it.
    pub text: Option<String>,
}

/// A unit of figures.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Unit {
    /// Its name in the base.
    pub slug: String,
    /// The dimension; units of the same one can be compared.
    pub dimension: String,
    /// How many base units of the dimension one of it is.
    pub factor: f64,
    /// The preferred name.
    pub label: Bilingual,
    /// Other names.
    pub aliases: Aliases,
}

/// A metric: the property that a figure measures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Metric {
    /// Its name in the base.
    pub slug: String,
    /// The preferred name.
    pub label: Bilingual,
    /// Other names.
    pub aliases: Aliases,
}

/// A category: a class of systems, organizations, places or events, such as "chip".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Category {
    /// Its name in the base.
    pub slug: String,
    /// What it is a category of.
    pub kind: CategoryKind,
    /// The preferred name of one of them.
    pub label: Bilingual,
    /// The preferred name of several.
    pub plural: Bilingual,
    /// Other names, singular and plural.
    pub aliases: Aliases,
}

/// A system, person, organization, place, or something else that has a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entity {
    /// Its name in the base.
    pub slug: String,
    /// What it is.
    pub detail: Detail,
    /// The preferred name.
    pub label: Bilingual,
    /// Other names.
    pub aliases: Aliases,
    /// A sentence about it.
    pub summary: Option<Bilingual>,
}

/// The kind of an entity with what only that kind has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Detail {
    /// A system and its category.
    System {
        /// The slug of its category.
        category: String,
    },
    /// A person and what they are.
    Person {
        /// The office they hold.
        role: Option<Bilingual>,
    },
    /// An organization and its category.
    Organization {
        /// The slug of its category.
        category: String,
    },
    /// A place and its category.
    Place {
        /// The slug of its category.
        category: String,
    },
    /// Anything else that has a name, or what is not known to be one of these.
    Other,
}

impl Detail {
    /// The slug of the category, if this kind of entity has one.
    #[must_use]
    pub fn category(&self) -> Option<&str> {
        match self {
            Self::System { category }
            | Self::Organization { category }
            | Self::Place { category } => Some(category),
            Self::Person { .. } | Self::Other => None,
        }
    }

    /// The kind this detail belongs to.
    #[must_use]
    pub fn kind(&self) -> EntityKind {
        match self {
            Self::System { .. } => EntityKind::System,
            Self::Person { .. } => EntityKind::Person,
            Self::Organization { .. } => EntityKind::Organization,
            Self::Place { .. } => EntityKind::Place,
            Self::Other => EntityKind::Other,
        }
    }
}

/// How two entities are related.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Relation {
    /// The subject.
    pub subject: String,
    /// The kind of relation.
    pub kind: RelationKind,
    /// The object.
    pub object: String,
    /// The locator.
    pub at: Locator,
}

/// Something that happened or was said on a date.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Event {
    /// Its name in the base.
    pub slug: String,
    /// When, as precisely as the source says.
    pub date: Period,
    /// Whether the source says "about".
    pub approximate: bool,
    /// The category of the event.
    pub category: String,
    /// A line.
    pub title: Bilingual,
    /// A sentence or two.
    pub summary: Bilingual,
    /// The locator.
    pub at: Locator,
    /// How it was extracted; `None` if a person curated it.
    pub origin: Option<Origin>,
    /// By entity, then role.
    pub mentions: Vec<Mention>,
}

/// An entity in an event.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Mention {
    /// The entity's slug.
    pub entity: String,
    /// The role of the entity in the event.
    pub role: Role,
}

/// A number with all that makes it comparable.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// Its name in the base.
    pub slug: String,
    /// The event it was stated in.
    pub event: String,
    /// The entity it measures.
    pub subject: String,
    /// The entity that is counted, bought or compared with.
    pub object: Option<String>,
    /// What it measures.
    pub metric: String,
    /// The lower bound, in `unit`.
    pub low: Option<f64>,
    /// The upper bound, in `unit`; equal to `low` for one number.
    pub high: Option<f64>,
    /// How the source words it.
    pub qualifier: Qualifier,
    /// What it is counted in.
    pub unit: String,
    /// The date it holds for.
    pub date: Period,
    /// Reported, planned, projected, claimed or estimated.
    pub status: FigureStatus,
    /// The locator.
    pub at: Locator,
    /// How it was extracted; `None` if a person curated it.
    pub origin: Option<Origin>,
}

/// A promise or expectation with a date.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Prediction {
    /// Its name in the base.
    pub slug: String,
    /// The event in which it was made.
    pub event: String,
    /// Who made it.
    pub by: String,
    /// What it is about.
    pub subject: String,
    /// By when.
    pub due: Period,
    /// Whether the source says "about".
    pub approximate: bool,
    /// What was predicted.
    pub statement: Bilingual,
    /// The figure promised.
    pub figure: Option<String>,
    /// The locator.
    pub at: Locator,
    /// How it was extracted; `None` if a person curated it.
    pub origin: Option<Origin>,
    /// The outcome, if a source reports it.
    pub outcome: Option<Outcome>,
}

/// The outcome of a prediction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// The verdict.
    pub verdict: Verdict,
    /// The event that shows it.
    pub event: String,
}
