//! Proposed facts, as a file gives them: one JSON object a line. They have no free text:
//! everything in them can be held against the words of the article.

use serde::Deserialize;

use crate::model::{EntityKind, FigureStatus, Period, Qualifier, RelationKind, Verdict};

/// The JSON Schema of one line.
pub const SCHEMA: &str = include_str!("schema.json");

/// A proposed fact.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ProposedFact {
    /// Something that happened or was said.
    Event(ProposedEvent),
    /// A number.
    Figure(ProposedFigure),
    /// A promise or expectation.
    Prediction(ProposedPrediction),
    /// What came of one.
    Outcome(ProposedOutcome),
    /// Somebody or something that has a name.
    Entity(ProposedEntity),
    /// How two entities are related.
    Relation(ProposedRelation),
}

/// A proposed event.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProposedEvent {
    /// The article's words.
    pub quote: String,
    /// When.
    pub date: Period,
    /// Whether the article says "about"; unchecked if absent.
    pub approximate: Option<bool>,
    /// The names of those it names.
    #[serde(default)]
    pub mentions: Vec<String>,
}

/// A proposed figure.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProposedFigure {
    /// The article's words.
    pub quote: String,
    /// The name of what it measures.
    pub subject: String,
    /// The name or slug of the metric.
    pub metric: Option<String>,
    /// The number, if the article gives one.
    pub value: Option<f64>,
    /// The lower bound.
    pub low: Option<f64>,
    /// The upper bound.
    pub high: Option<f64>,
    /// How the article words it; `exact` for a value, `between` for two bounds.
    pub qualifier: Option<Qualifier>,
    /// The unit: `USD`, `billion USD`, `%`, `MW`, `jobs`.
    pub unit: String,
    /// The date it holds for.
    pub date: Option<Period>,
    /// How far it is a fact.
    pub status: Option<FigureStatus>,
}

/// A proposed prediction.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProposedPrediction {
    /// Its name for outcomes in the same file.
    pub id: Option<String>,
    /// The article's words.
    pub quote: String,
    /// Who makes it.
    pub by: Option<String>,
    /// What it is about.
    pub subject: Option<String>,
    /// By when.
    pub due: Period,
    /// Whether the article says "about"; unchecked if absent.
    pub approximate: Option<bool>,
    /// When it was made.
    pub made: Option<Period>,
}

/// A proposed outcome of a prediction.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProposedOutcome {
    /// The article's words.
    pub quote: String,
    /// The id of the prediction.
    pub of: String,
    /// What came of it.
    pub verdict: Verdict,
    /// The date of what shows it.
    pub date: Option<Period>,
}

/// A proposed entity.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProposedEntity {
    /// The article's words.
    pub quote: String,
    /// Its name.
    pub name: String,
    /// What it is.
    #[serde(rename = "type")]
    pub entity: EntityKind,
    /// Its other names.
    #[serde(default)]
    pub aliases: Vec<String>,
}

/// A proposed relation.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProposedRelation {
    /// The article's words.
    pub quote: String,
    /// The name of the subject.
    pub subject: String,
    /// How it is related.
    pub relation: RelationKind,
    /// The name of the object.
    pub object: String,
}

impl ProposedFact {
    /// The word for its kind.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Event(_) => "event",
            Self::Figure(_) => "figure",
            Self::Prediction(_) => "prediction",
            Self::Outcome(_) => "outcome",
            Self::Entity(_) => "entity",
            Self::Relation(_) => "relation",
        }
    }

    /// The article's words.
    #[must_use]
    pub fn quote(&self) -> &str {
        match self {
            Self::Event(fact) => &fact.quote,
            Self::Figure(fact) => &fact.quote,
            Self::Prediction(fact) => &fact.quote,
            Self::Outcome(fact) => &fact.quote,
            Self::Entity(fact) => &fact.quote,
            Self::Relation(fact) => &fact.quote,
        }
    }
}
