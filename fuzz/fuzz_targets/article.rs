//! Any bytes as an article of any format: it is refused or read, and what is
//! found stands where it says, at character boundaries.
#![no_main]

use std::sync::OnceLock;

use kb::dataset::{UnresolvedDataset, Folder};
use kb::ingest::{Knowledge, Meta, Extractor, read};
use kb::model::Language;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (u8, &[u8])| {
    let (how, bytes) = input;
    let language = if how & 1 == 0 { Language::En } else { Language::Fr };
    let name = ["a.txt", "a.md", "a.html"][usize::from(how >> 1) % 3];
    let given = Meta { language: Some(language), ..Meta::default() };
    let Ok(document) = read(bytes, Some(name), given) else { return };
    let reader = reader(language);
    let draft = reader.extract(&document, "article");
    let source = &draft.dataset.sources[0];
    let events = draft.dataset.events.iter().map(|event| &event.at);
    let figures = draft.dataset.figures.iter().map(|figure| &figure.at);
    let predictions = draft.dataset.predictions.iter().map(|prediction| &prediction.at);
    for at in events.chain(figures).chain(predictions) {
        let passage = &source.passages[at.passage as usize - 1];
        assert!(at.length > 0 && at.start + at.length <= passage.length);
    }
    let _told = reader.outline(&document, "article");
});

fn reader(language: Language) -> &'static Extractor {
    static READERS: OnceLock<[Extractor; 2]> = OnceLock::new();
    let readers = READERS.get_or_init(|| {
        let dataset = UnresolvedDataset::read(&Folder::built_in()).resolve(|_, _| false).expect("a dataset");
        let knowledge = Knowledge::of(&dataset);
        [Language::En, Language::Fr].map(|code| Extractor::new(code, knowledge.clone()))
    });
    &readers[usize::from(language == Language::Fr)]
}
