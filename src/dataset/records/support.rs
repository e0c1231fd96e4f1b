//! `[[support]]`: its keys, read and written.

use toml_span::value::Value;

use super::context::Context;
use super::extracted::origin;
use crate::dataset::fields::Fields;
use crate::dataset::symbols::{RecordKind, SymbolTable};
use crate::dataset::toml_record::Record;
use crate::model::{FactKind, FactRef, Origin, Support};

/// A passage that says a fact again.
pub(in crate::dataset) fn read(
    symbols: &mut SymbolTable,
    only_source: Option<&str>,
    value: Value<'_>,
) -> Option<Support> {
    let mut fields = Fields::of(symbols, "[[support]]", value)?;
    let fact = fact(&mut fields);
    let (at, origin) = (fields.locator(only_source), origin(&mut fields));
    let offset = fields.offset;
    fields.finish();
    let (fact, at, origin) = (fact?, at?, origin.unwrap_or_else(Origin::curated));
    let name = format!(
        "{} {} {}#{}:{}+{}",
        fact.kind, fact.slug, at.source, at.passage, at.start, at.length
    );
    symbols.define(RecordKind::Support, &name, offset);
    Some(Support { fact, at, origin })
}

/// The one fact that a support names.
fn fact(fields: &mut Fields<'_, '_>) -> Option<FactRef> {
    let mut named = [
        (FactKind::Event, RecordKind::Event),
        (FactKind::Figure, RecordKind::Figure),
        (FactKind::Prediction, RecordKind::Prediction),
    ]
    .into_iter()
    .filter_map(|(kind, record)| {
        fields.optional_reference(record, kind.word()).map(|slug| FactRef { kind, slug })
    });
    let (first, second) = (named.next(), named.next());
    drop(named);
    if first.is_none() || second.is_some() {
        let message = "[[support]] names one `event`, `figure` or `prediction`";
        fields.symbols.wrong(fields.offset, message);
        return None;
    }
    first
}

/// Writes a support as TOML.
pub(in crate::dataset) fn write(support: &Support, context: &Context<'_>, out: &mut String) {
    let mut record = Record::new("[[support]]");
    record.text(support.fact.kind.word(), &support.fact.slug);
    let origin = Some(&support.origin).filter(|origin| !origin.is_curated());
    context.stands(&mut record, &support.at, origin);
    record.write(out);
}
