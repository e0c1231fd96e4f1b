//! The records of units, metrics and categories, and of their further names.

use strum::VariantNames;

use super::Stored;
use crate::model::text::key;
use crate::model::{Aliases, Category, CategoryKind, Language, Metric, Unit};
use crate::store::cell::Cell;
use crate::store::tables::Table;

record! {
    /// The units.
    UNITS = Table::own("units", 1).referred();
    unit_cells(unit: Unit) {
        slug = Cell::part(&unit.slug),
        dimension = Cell::from(&unit.dimension),
        factor = Cell::Real(unit.factor),
        label_en = Cell::from(&unit.label.en),
        label_fr = Cell::from(&unit.label.fr),
    }
}

record! {
    /// The names of units.
    UNIT_ALIASES = Table::own("unit_aliases", 3);
    unit_alias_cells(slug: str, language_word: str, name: str) {
        unit_id -> Unit = Cell::part(slug),
        language in (Language::VARIANTS) = Cell::from(language_word),
        text = Cell::part(name),
        key = Cell::from(key(name)),
    }
}

record! {
    /// The metrics.
    METRICS = Table::own("metrics", 1).referred();
    metric_cells(metric: Metric) {
        slug = Cell::part(&metric.slug),
        label_en = Cell::from(&metric.label.en),
        label_fr = Cell::from(&metric.label.fr),
    }
}

record! {
    /// The names of metrics.
    METRIC_ALIASES = Table::own("metric_aliases", 3);
    metric_alias_cells(slug: str, language_word: str, name: str) {
        metric_id -> Metric = Cell::part(slug),
        language in (Language::VARIANTS) = Cell::from(language_word),
        text = Cell::part(name),
        key = Cell::from(key(name)),
    }
}

record! {
    /// The categories.
    CATEGORIES = Table::own("categories", 1).referred();
    category_cells(category: Category) {
        slug = Cell::part(&category.slug),
        kind in (CategoryKind::VARIANTS) = Cell::from(category.kind.word()),
        label_en = Cell::from(&category.label.en),
        label_fr = Cell::from(&category.label.fr),
        plural_en = Cell::from(&category.plural.en),
        plural_fr = Cell::from(&category.plural.fr),
    }
}

record! {
    /// The names of categories.
    CATEGORY_ALIASES = Table::own("category_aliases", 3);
    category_alias_cells(slug: str, language_word: str, name: str) {
        category_id -> Category = Cell::part(slug),
        language in (Language::VARIANTS) = Cell::from(language_word),
        text = Cell::part(name),
        key = Cell::from(key(name)),
    }
}

/// Reads a unit back, without its aliases.
pub(in crate::store) fn read_unit(row: &Stored<'_>) -> rusqlite::Result<Unit> {
    Ok(Unit {
        slug: row.get("slug")?,
        dimension: row.get("dimension")?,
        factor: row.get("factor")?,
        label: row.both("label")?,
        aliases: Aliases::default(),
    })
}

/// Reads a metric back, without its aliases.
pub(in crate::store) fn read_metric(row: &Stored<'_>) -> rusqlite::Result<Metric> {
    Ok(Metric { slug: row.get("slug")?, label: row.both("label")?, aliases: Aliases::default() })
}

/// Reads a category back, without its aliases.
pub(in crate::store) fn read_category(row: &Stored<'_>) -> rusqlite::Result<Category> {
    Ok(Category {
        slug: row.get("slug")?,
        kind: row.parsed("kind")?,
        label: row.both("label")?,
        plural: row.both("plural")?,
        aliases: Aliases::default(),
    })
}
