//! Any text as a page: it is refused or read, its passages are normalised, and
//! each stands behind the one before.
#![no_main]

use kb::ingest::{Meta, read};
use kb::model::Language;
use kb::model::text::normalise_passage;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|page: &str| {
    let given = Meta { language: Some(Language::En), ..Meta::default() };
    let Ok(document) = read(page.as_bytes(), Some("page.html"), given) else { return };
    let mut last = 0;
    for passage in document.passages() {
        assert!(!passage.text.is_empty(), "a passage has a text");
        assert_eq!(passage.text, normalise_passage(passage.text), "a passage is normalised");
        assert!(passage.place >= last, "passages follow each other");
        last = passage.place;
    }
});
