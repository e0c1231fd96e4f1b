//! Any text as a canned query: it is refused with a line of it, or read, and
//! its header written again reads as the same.
#![no_main]

use kb::query::{Canned, header};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    match header::read("name", text) {
        Ok(canned) => {
            let written = written(&canned);
            assert_eq!(header::read("name", &written).as_ref(), Ok(&canned), "{written}");
        }
        Err(error) => assert!((1..=text.lines().count().max(1)).contains(&error.line)),
    }
});

fn written(canned: &Canned<'_>) -> String {
    let mut header = vec![
        format!("-- title.en: {}", canned.title.en),
        format!("-- title.fr: {}", canned.title.fr),
    ];
    header.extend(
        canned.phrases.iter().map(|(lang, phrase)| format!("-- phrase.{}: {phrase}", lang.word())),
    );
    header.extend(canned.params.iter().map(|param| {
        format!("-- param {} {}: {}", param.name, param.kind.written(), param.effect)
    }));
    header.extend(canned.sqlite_only.then(|| "-- engine: sqlite".to_owned()));
    format!("{}\n\n{}", header.join("\n"), canned.sql)
}
