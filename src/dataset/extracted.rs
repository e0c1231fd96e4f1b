//! What only extracted facts have: the document they come from, the rule that
//! found each, and the passages that say a known fact again.

use toml_span::value::Value;

use super::fields::Fields;
use super::symbols::{RecordKind, SymbolTable};
use crate::model::{DocumentInfo, FactKind, FactRef, Origin, Support};

/// The document that a dataset was extracted from, if it was.
pub(super) fn document(fields: &mut Fields<'_, '_>) -> Option<DocumentInfo> {
    let value = fields.take("document")?;
    let mut fields = Fields::of(fields.symbols, "`document`", value)?;
    let hash = hash(&mut fields);
    let (name, format) = (fields.text("name"), fields.word("format"));
    fields.finish();
    Some(DocumentInfo { hash: hash?, name: name?, format: format? })
}

/// A SHA-256 that must be there.
pub(super) fn hash(fields: &mut Fields<'_, '_>) -> Option<String> {
    let hash = fields.text("hash")?;
    if hash.len() != 64 || !hash.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f')) {
        let message = format!("bad hash \"{hash}\": a SHA-256 has 64 hexadecimal digits");
        fields.symbols.wrong(fields.offset, message);
        return None;
    }
    Some(hash)
}

/// How a fact was extracted, if it was.
pub(super) fn origin(fields: &mut Fields<'_, '_>) -> Option<Origin> {
    let value = fields.take("origin")?;
    let mut fields = Fields::of(fields.symbols, "`origin`", value)?;
    let (confidence, rule) = (fields.number("confidence"), fields.text("rule"));
    let confidence = confidence.filter(|confidence| (0.0..=1.0).contains(confidence));
    if confidence.is_none() {
        fields.symbols.wrong(fields.offset, "`origin` needs a `confidence` from 0 to 1");
    }
    fields.finish();
    Some(Origin { confidence: confidence?, rule: rule? })
}

/// A passage that says a fact again.
pub(super) fn support(
    symbols: &mut SymbolTable,
    only_source: Option<&str>,
    value: Value<'_>,
) -> Option<Support> {
    let mut fields = Fields::of(symbols, "[[support]]", value)?;
    let fact = fact(&mut fields);
    let (at, origin) = (fields.locator(only_source), origin(&mut fields));
    let offset = fields.offset;
    if origin.is_none() {
        fields.symbols.wrong(offset, "[[support]] needs an `origin`");
    }
    fields.finish();
    let (fact, at, origin) = (fact?, at?, origin?);
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
