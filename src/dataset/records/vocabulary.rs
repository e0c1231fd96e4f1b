//! `[[unit]]`, `[[metric]]` and `[[category]]`: their keys, read and written.

use toml_span::value::Value;

use crate::dataset::fields::Fields;
use crate::dataset::symbols::{RecordKind, SymbolTable};
use crate::dataset::toml_record::{Record, number};
use crate::model::{Category, CategoryKind, Metric, Unit};

/// Reads a unit.
pub(in crate::dataset) fn read_unit(symbols: &mut SymbolTable, value: Value<'_>) -> Option<Unit> {
    let mut fields = Fields::of(symbols, "[[unit]]", value)?;
    let slug = fields.slug(RecordKind::Unit);
    let (dimension, factor) = (fields.text("dimension"), fields.number("factor"));
    let (label, aliases) = (fields.bilingual("label"), fields.aliases());
    if factor.is_none_or(|factor| factor <= 0.0) {
        fields.symbols.wrong(fields.offset, "[[unit]] needs a `factor` above 0");
    }
    fields.finish();
    Some(Unit { slug: slug?, dimension: dimension?, factor: factor?, label: label?, aliases })
}

/// Writes a unit as TOML.
pub(in crate::dataset) fn write_unit(unit: &Unit, out: &mut String) {
    let mut record = Record::new("[[unit]]");
    record.text("slug", &unit.slug);
    record.text("dimension", &unit.dimension);
    record.put("factor", number(unit.factor));
    record.both("label", &unit.label);
    record.aliases(&unit.aliases);
    record.write(out);
}

/// Reads a metric.
pub(in crate::dataset) fn read_metric(
    symbols: &mut SymbolTable,
    value: Value<'_>,
) -> Option<Metric> {
    let mut fields = Fields::of(symbols, "[[metric]]", value)?;
    let slug = fields.slug(RecordKind::Metric);
    let (label, aliases) = (fields.bilingual("label"), fields.aliases());
    fields.finish();
    Some(Metric { slug: slug?, label: label?, aliases })
}

/// Writes a metric as TOML.
pub(in crate::dataset) fn write_metric(metric: &Metric, out: &mut String) {
    let mut record = Record::new("[[metric]]");
    record.text("slug", &metric.slug);
    record.both("label", &metric.label);
    record.aliases(&metric.aliases);
    record.write(out);
}

/// Reads a category.
pub(in crate::dataset) fn read_category(
    symbols: &mut SymbolTable,
    value: Value<'_>,
) -> Option<Category> {
    let mut fields = Fields::of(symbols, "[[category]]", value)?;
    let kind: Option<CategoryKind> = fields.word("kind");
    let slug = fields.slug(RecordKind::Category(kind.unwrap_or(CategoryKind::System)));
    let (label, plural) = (fields.bilingual("label"), fields.bilingual("plural"));
    let aliases = fields.aliases();
    fields.finish();
    Some(Category { slug: slug?, kind: kind?, label: label?, plural: plural?, aliases })
}

/// Writes a category as TOML.
pub(in crate::dataset) fn write_category(category: &Category, out: &mut String) {
    let mut record = Record::new("[[category]]");
    record.text("slug", &category.slug);
    record.text("kind", category.kind.word());
    record.both("label", &category.label);
    record.both("plural", &category.plural);
    record.aliases(&category.aliases);
    record.write(out);
}
