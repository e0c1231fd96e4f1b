//! `[[system]]`, `[[person]]`, `[[organization]]`, `[[place]]` and `[[other]]`: their
//! keys, read and written.

use toml_span::value::Value;

use crate::dataset::fields::Fields;
use crate::dataset::symbols::{RecordKind, SymbolTable};
use crate::dataset::toml_record::Record;
use crate::model::{CategoryKind, Detail, Entity, EntityKind};

/// Reads an entity of a kind.
pub(in crate::dataset) fn read(
    symbols: &mut SymbolTable,
    kind: EntityKind,
    value: Value<'_>,
) -> Option<Entity> {
    let name = match kind {
        EntityKind::System => "[[system]]",
        EntityKind::Person => "[[person]]",
        EntityKind::Organization => "[[organization]]",
        EntityKind::Place => "[[place]]",
        EntityKind::Other => "[[other]]",
    };
    let mut fields = Fields::of(symbols, name, value)?;
    let slug = fields.slug(RecordKind::Entity);
    let (label, aliases) = (fields.bilingual("label"), fields.aliases());
    let summary = fields.optional_bilingual("summary");
    let detail = detail(&mut fields, kind);
    fields.finish();
    Some(Entity { slug: slug?, detail: detail?, label: label?, aliases, summary })
}

fn detail(fields: &mut Fields<'_, '_>, kind: EntityKind) -> Option<Detail> {
    Some(match kind {
        EntityKind::System => Detail::System { category: category(fields, CategoryKind::System)? },
        EntityKind::Person => Detail::Person { role: fields.optional_bilingual("role") },
        EntityKind::Organization => {
            Detail::Organization { category: category(fields, CategoryKind::Organization)? }
        }
        EntityKind::Place => Detail::Place { category: category(fields, CategoryKind::Place)? },
        EntityKind::Other => Detail::Other,
    })
}

fn category(fields: &mut Fields<'_, '_>, kind: CategoryKind) -> Option<String> {
    fields.reference(RecordKind::Category(kind), "category")
}

/// Writes an entity as TOML.
pub(in crate::dataset) fn write(entity: &Entity, out: &mut String) {
    let mut record = Record::new(&format!("[[{}]]", entity.detail.kind()));
    record.text("slug", &entity.slug);
    record.both("label", &entity.label);
    record.aliases(&entity.aliases);
    match &entity.detail {
        Detail::System { category }
        | Detail::Organization { category }
        | Detail::Place { category } => record.text("category", category),
        Detail::Person { role: Some(role) } => record.both("role", role),
        Detail::Person { role: None } | Detail::Other => {}
    }
    if let Some(summary) = &entity.summary {
        record.both("summary", summary);
    }
    record.write(out);
}
