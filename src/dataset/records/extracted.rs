//! Keys that only extracted facts have: the document they come from, and the rule
//! that found each.

use crate::dataset::fields::Fields;
use crate::model::{DocumentInfo, Origin};

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
