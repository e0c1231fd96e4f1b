//! The words of the base as types: dates, vocabularies, the facts of a dataset
//! and the text rules that locators and labels rest on. Knows no file format
//! and no database.

pub mod draft;
pub mod facts;
mod key;
mod locator;
pub mod origin;
pub mod period;
pub mod text;
pub mod vocabulary;

pub use draft::{Draft, Incomplete, Remarks};
pub use facts::{
    Aliases, Bilingual, Category, Dataset, Detail, Entity, Event, Figure, Mention, Metric, Outcome,
    Passage, Prediction, Relation, Source, Unit,
};
pub use locator::Locator;
pub use origin::{DocumentInfo, FactRef, Origin, Support};
pub use period::{Period, Precision};
pub use vocabulary::{
    CategoryKind, DocumentFormat, EntityKind, FactKind, FigureStatus, Language, Qualifier,
    RelationKind, Role, Verdict,
};
