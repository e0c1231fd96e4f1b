//! The records of a document, its sources and their passages.

use strum::VariantNames;

use super::Stored;
use crate::model::{DocumentFormat, DocumentInfo, Language, Passage, Source};
use crate::store::cell::Cell;
use crate::store::tables::Table;

record! {
    /// The documents that datasets were extracted from.
    DOCUMENTS = Table::own("documents", 1);
    document_cells(document: DocumentInfo) {
        hash = Cell::part(&document.hash),
        name = Cell::from(&document.name),
        format in (DocumentFormat::VARIANTS) = Cell::from(document.format.word()),
    }
}

record! {
    /// The sources.
    SOURCES = Table::own("sources", 1).referred();
    cells(source: Source) {
        slug = Cell::part(&source.slug),
        title = Cell::from(&source.title),
        language in (Language::VARIANTS) = Cell::from(source.language.word()),
        publisher = Cell::optional(source.publisher.as_deref()),
        published_on = Cell::first(source.published),
        updated_on = Cell::first(source.updated),
        address = Cell::optional(source.address.as_deref()),
    }
}

record! {
    /// The passages of sources; their texts are the user's.
    PASSAGES = Table::through("passages", 2, "source_id", "sources").referred().with_void("text");
    passage_cells(source: Source, passage: Passage) {
        source_id -> Source = Cell::part(&source.slug),
        ordinal = Cell::from(passage.ordinal),
        heading = Cell::optional(passage.heading.as_deref()),
        length = Cell::from(passage.length),
        hash = Cell::from(&passage.hash),
    }
}

/// Reads a document back.
pub(in crate::store) fn read_document(row: &Stored<'_>) -> rusqlite::Result<DocumentInfo> {
    Ok(DocumentInfo {
        hash: row.get("hash")?,
        name: row.get("name")?,
        format: row.parsed("format")?,
    })
}

/// Reads a source back, without its passages.
pub(in crate::store) fn read(row: &Stored<'_>) -> rusqlite::Result<Source> {
    Ok(Source {
        slug: row.get("slug")?,
        title: row.get("title")?,
        language: row.parsed("language")?,
        publisher: row.get("publisher")?,
        published: row.optional_day("published_on")?,
        updated: row.optional_day("updated_on")?,
        address: row.get("address")?,
        passages: Vec::new(),
    })
}

/// Reads a passage back without its text, with the slug of its source.
pub(in crate::store) fn read_passage(row: &Stored<'_>) -> rusqlite::Result<(String, Passage)> {
    let passage = Passage {
        ordinal: row.get("ordinal")?,
        heading: row.get("heading")?,
        length: row.get("length")?,
        hash: row.get("hash")?,
        text: None,
    };
    Ok((row.get("source_id")?, passage))
}
