//! `dataset.toml`, `[[source]]` and its passages: their keys, read and written.

use toml_span::value::Value;

use super::extracted::{document, hash};
use crate::dataset::fields::Fields;
use crate::dataset::symbols::{RecordKind, SymbolTable};
use crate::dataset::toml_record::Record;
use crate::model::{Bilingual, Dataset, DocumentInfo, Passage, Source};

/// The keys of `dataset.toml`.
pub(in crate::dataset) struct Head {
    pub(in crate::dataset) slug: String,
    pub(in crate::dataset) title: Bilingual,
    pub(in crate::dataset) document: Option<DocumentInfo>,
    /// Whether a person has checked all facts.
    pub(in crate::dataset) checked: bool,
}

/// Reads the keys of `dataset.toml`.
pub(in crate::dataset) fn read_head(fields: &mut Fields<'_, '_>) -> Option<Head> {
    let (slug, title) = (fields.text("slug"), fields.bilingual("title"));
    let (document, checked) = (document(fields), fields.flag("checked"));
    Some(Head { slug: slug?, title: title?, document, checked })
}

/// Writes the keys of `dataset.toml`; `checked` only for a draft.
pub(in crate::dataset) fn write_head(dataset: &Dataset, is_draft: bool, out: &mut String) {
    let mut record = Record::new("");
    record.text("slug", &dataset.slug);
    record.both("title", &dataset.title);
    if is_draft {
        record.put("checked", "false".to_owned());
    }
    record.write(out);
    if let Some(document) = &dataset.document {
        let mut record = Record::new("[document]");
        record.text("name", &document.name);
        record.text("format", document.format.word());
        record.text("hash", &document.hash);
        record.write(out);
    }
}

/// Reads a source with its passages.
pub(in crate::dataset) fn read(symbols: &mut SymbolTable, value: Value<'_>) -> Option<Source> {
    let mut fields = Fields::of(symbols, "[[source]]", value)?;
    let slug = fields.slug(RecordKind::Source);
    let (title, language) = (fields.text("title"), fields.word("language"));
    let publisher = fields.optional_text("publisher");
    let (published, updated) = (fields.optional_day("published"), fields.optional_day("updated"));
    let address = fields.optional_text("address");
    let values = fields.list("passage").unwrap_or_default();
    let passages = passages(fields.symbols, values);
    fields.finish();
    Some(Source {
        slug: slug?,
        title: title?,
        language: language?,
        publisher,
        published,
        updated,
        address,
        passages,
    })
}

fn passages(symbols: &mut SymbolTable, values: Vec<Value<'_>>) -> Vec<Passage> {
    let mut passages: Vec<Passage> = Vec::new();
    for value in values {
        let offset = value.span.start;
        let Some(passage) = passage(symbols, value) else { continue };
        if passages.iter().any(|other| other.ordinal == passage.ordinal) {
            symbols.wrong(offset, format!("duplicate passage {}", passage.ordinal));
            continue;
        }
        passages.push(passage);
    }
    passages.sort_by_key(|passage| passage.ordinal);
    passages
}

fn passage(symbols: &mut SymbolTable, value: Value<'_>) -> Option<Passage> {
    let mut fields = Fields::of(symbols, "[[source.passage]]", value)?;
    let (ordinal, length) = (fields.count("ordinal", 1), fields.count("length", 1));
    let heading = fields.optional_text("heading");
    let hash = hash(&mut fields);
    fields.finish();
    Some(Passage { ordinal: ordinal?, heading, length: length?, hash: hash?, text: None })
}

/// Writes a source with its passages.
pub(in crate::dataset) fn write(source: &Source, out: &mut String) {
    let mut record = Record::new("[[source]]");
    record.text("slug", &source.slug);
    record.text("title", &source.title);
    record.text("language", source.language.word());
    record.optional("publisher", source.publisher.as_deref());
    let days = [("published", source.published), ("updated", source.updated)];
    for (key, day) in days {
        record.optional(key, day.map(|day| day.to_string()).as_deref());
    }
    record.optional("address", source.address.as_deref());
    record.write(out);
    for passage in &source.passages {
        let mut record = Record::new("[[source.passage]]");
        record.put("ordinal", passage.ordinal.to_string());
        record.optional("heading", passage.heading.as_deref());
        record.put("length", passage.length.to_string());
        record.text("hash", &passage.hash);
        record.write(out);
    }
}
