//! The records of a dataset as rows of the base, one file per kind. A record is
//! declared once: every column stands beside the value it holds, the rows it refers
//! to and its vocabulary, and the function that reads a row back stands below.
//! Loading, reading back and checking use these declarations alone.

/// Declares a table and the function that makes a row of it. As every column stands
/// beside its cell, a row can be neither too short nor out of order.
///
/// `column -> Table = cell` holds the id of a row of another table, `column in
/// (WORDS) = cell` a word of a closed vocabulary.
macro_rules! record {
    (@refers) => { None };
    (@refers $refers:ident) => { Some(crate::store::tables::Refers::$refers) };
    (@words) => { &[] };
    (@words $words:expr) => { $words };
    (
        $(#[$doc:meta])*
        $table:ident = $new:expr;
        $cells:ident($($given:ident: $type:ty),+) {
            $($column:ident $(-> $refers:ident)? $(in ($words:expr))? = $cell:expr),+ $(,)?
        }
    ) => {
        $(#[$doc])*
        pub(in crate::store) static $table: crate::store::tables::Table =
            crate::store::tables::Table {
                columns: &[$(crate::store::tables::Column {
                    name: stringify!($column),
                    refers: record!(@refers $($refers)?),
                    words: record!(@words $($words)?),
                }),+],
                ..$new
            };

        /// The cells of a row, in the order of the columns.
        pub(in crate::store) fn $cells<'d>(
            $($given: &'d $type),+
        ) -> [crate::store::cell::Cell<'d>; [$(stringify!($column)),+].len()] {
            [$($cell),+]
        }
    };
}

pub(super) mod entity;
pub(super) mod event;
pub(super) mod figure;
pub(super) mod prediction;
pub(super) mod relation;
pub(super) mod source;
mod stored;
pub(super) mod support;
pub(super) mod vocabulary;

pub(super) use stored::Stored;

use super::tables::Table;

/// Whether a person or a rule found a fact, or it was proposed and its article bears it out.
const ORIGINS: &[&str] = &["curated", "extracted", "proposed"];

/// Every table that a dataset fills, each after those it refers to.
pub(super) static TABLES: [&Table; 22] = [
    &source::DOCUMENTS,
    &source::SOURCES,
    &source::PASSAGES,
    &vocabulary::UNITS,
    &vocabulary::UNIT_ALIASES,
    &vocabulary::METRICS,
    &vocabulary::METRIC_ALIASES,
    &vocabulary::CATEGORIES,
    &vocabulary::CATEGORY_ALIASES,
    &entity::ENTITIES,
    &entity::LABELS,
    &entity::SYSTEMS,
    &entity::PEOPLE,
    &entity::ORGANIZATIONS,
    &entity::PLACES,
    &relation::RELATIONS,
    &event::EVENTS,
    &event::MENTIONS,
    &figure::FIGURES,
    &prediction::PREDICTIONS,
    &prediction::OUTCOMES,
    &support::SUPPORTS,
];
