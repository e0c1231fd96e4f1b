//! `[[relation]]`: its keys, read and written.

use toml_span::value::Value;

use super::context::Context;
use crate::dataset::fields::Fields;
use crate::dataset::symbols::{RecordKind, SymbolTable};
use crate::dataset::toml_record::Record;
use crate::model::{Relation, RelationKind};

/// Reads a relation.
pub(in crate::dataset) fn read(
    symbols: &mut SymbolTable,
    only_source: Option<&str>,
    value: Value<'_>,
) -> Option<Relation> {
    let mut fields = Fields::of(symbols, "[[relation]]", value)?;
    let subject = fields.reference(RecordKind::Entity, "subject");
    let kind = fields.word("kind");
    let object = fields.reference(RecordKind::Entity, "object");
    let at = fields.locator(only_source);
    let offset = fields.offset;
    fields.finish();
    let (subject, kind, object): (_, RelationKind, _) = (subject?, kind?, object?);
    symbols.define(RecordKind::Relation, &format!("{subject} {kind} {object}"), offset);
    Some(Relation { subject, kind, object, at: at? })
}

/// Writes a relation as TOML.
pub(in crate::dataset) fn write(relation: &Relation, context: &Context<'_>, out: &mut String) {
    let mut record = Record::new("[[relation]]");
    record.text("subject", &relation.subject);
    record.text("kind", relation.kind.word());
    record.text("object", &relation.object);
    record.put("at", context.locator(&relation.at));
    record.write(out);
}
