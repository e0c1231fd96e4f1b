//! What a phrase asks for, and the kinds of words that tie, order and compare.

use strum::EnumString;

use crate::model::{CategoryKind, EntityKind};

/// What a phrase asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, strum::IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum What {
    /// Systems.
    Systems,
    /// People.
    People,
    /// Organizations.
    Organizations,
    /// Places.
    Places,
    /// Events.
    Events,
    /// Figures.
    Figures,
    /// Predictions.
    Predictions,
    /// What came of predictions.
    Outcomes,
    /// Relations.
    Relations,
    /// Sources.
    Sources,
    /// Entities of any kind, with what they are.
    Entities,
    /// Metrics.
    Metrics,
    /// Units.
    Units,
    /// Categories of entities and events.
    Categories,
    /// Datasets.
    Datasets,
}

impl What {
    /// The name of its canned query.
    #[must_use]
    pub fn canned(self) -> &'static str {
        self.into()
    }

    /// The kind of the entities that are asked for.
    pub(super) fn entity_kind(self) -> Option<EntityKind> {
        match self {
            Self::Systems => Some(EntityKind::System),
            Self::People => Some(EntityKind::Person),
            Self::Organizations => Some(EntityKind::Organization),
            Self::Places => Some(EntityKind::Place),
            _ => None,
        }
    }

    /// Whether entities are asked for.
    pub(super) fn is_entity(self) -> bool {
        self.entity_kind().is_some()
    }

    /// What asks for the entities of a kind; those of no kind are systems.
    pub(super) fn of_entities(kind: EntityKind) -> Self {
        match kind {
            EntityKind::Person => Self::People,
            EntityKind::Organization => Self::Organizations,
            EntityKind::Place => Self::Places,
            EntityKind::System | EntityKind::Other => Self::Systems,
        }
    }

    /// What the categories of a kind narrow.
    pub(super) fn of_category(kind: CategoryKind) -> Self {
        match kind {
            CategoryKind::System => Self::Systems,
            CategoryKind::Organization => Self::Organizations,
            CategoryKind::Place => Self::Places,
            CategoryKind::Event => Self::Events,
        }
    }

    /// The kind of the categories that narrow it.
    pub(super) fn category_kind(self) -> Option<CategoryKind> {
        CategoryKind::ALL.iter().copied().find(|kind| Self::of_category(*kind) == self)
    }
}

/// A word that ties what follows to the rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString)]
#[strum(serialize_all = "snake_case")]
pub(super) enum Preposition {
    In,
    On,
    At,
    Of,
    For,
    About,
    With,
    By,
    Without,
    /// What is denied is a maker or speaker.
    NotBy,
    /// What is denied is used by what is asked for.
    NotUsing,
    /// What is denied is a category or a status.
    IsNot,
    From,
    To,
    Since,
    Before,
    After,
    Until,
    Between,
    And,
    Or,
    Nor,
    Comma,
}

/// What comes first in an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString)]
#[strum(serialize_all = "snake_case")]
pub enum Order {
    /// The earliest.
    First,
    /// The latest.
    Last,
    /// What is due soonest, of what is open.
    Due,
    /// Those that came last: entities by their first mention.
    Newest,
    /// The most mentioned.
    Mentions,
    /// The least mentioned.
    Fewest,
    /// The earliest, all of them.
    Date,
    /// The largest.
    Value,
    /// The smallest.
    Smallest,
    /// By name.
    Name,
}

/// How a figure is compared with an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, strum::IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Compare {
    /// More than it.
    Above,
    /// It or more.
    AtLeast,
    /// Less than it.
    Below,
    /// It or less.
    AtMost,
    /// It, as a bound at least.
    Equal,
}

impl Compare {
    /// The name of its parameter.
    #[must_use]
    pub fn param(self) -> &'static str {
        self.into()
    }
}
