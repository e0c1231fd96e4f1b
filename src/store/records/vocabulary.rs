//! The records of units and metrics, and of their further names.

use strum::VariantNames;

use crate::model::text::key;
use crate::model::{Language, Metric, Unit};
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
