//! Any text as a phrase: it is understood or refused, and never anything else;
//! what is understood can be put into words, planned and answered.
#![no_main]

use std::sync::OnceLock;
use std::time::Duration;

use chrono::NaiveDate;
use kb::dataset::{UnresolvedDataset, Folder};
use kb::model::Language;
use kb::query::phrase::{QueryContext, describe, understand};
use kb::query::{Limits, run};
use kb::store::{Base, Seed, seed};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|phrase: &str| {
    thread_local!(static BASE: std::cell::RefCell<Base> = std::cell::RefCell::new(base()));
    BASE.with_borrow_mut(|base| {
        let today = NaiveDate::from_ymd_opt(2025, 6, 1).expect("a day");
        let setting = QueryContext { language: None, prefers: None, today };
        let Ok(understood) = understand(base.connection(), phrase, setting) else { return };
        describe(base.connection(), &understood.query, Language::Fr).expect("words");
        let statement = understood.call.statement();
        run(base.connection_mut(), &statement, &Limits::default()).expect("rows");
    });
});

fn base() -> Base {
    static FOLDER: OnceLock<tempfile::TempDir> = OnceLock::new();
    let wait = Duration::from_secs(5);
    let folder = FOLDER.get_or_init(|| {
        let folder = tempfile::tempdir().expect("a folder");
        let dataset = UnresolvedDataset::read(&Folder::built_in()).resolve(|_, _| false).expect("a dataset");
        seed(&folder.path().join("kb.db"), wait, &Seed::of(&dataset)).expect("a base");
        folder
    });
    Base::open(&folder.path().join("kb.db"), wait).expect("a base")
}
