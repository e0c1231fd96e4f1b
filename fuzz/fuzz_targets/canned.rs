//! Any text as a canned query: it is refused with a line of it, or compiled, and its
//! header written again reads as the same.
#![no_main]

use kb::query::compile::header::read;
use kb::query::compile::{CompileError, Header, canned};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let within = |error: &CompileError| (1..=text.lines().count().max(1)).contains(&error.line);
    match read("name", text) {
        Ok((header, sql, _)) => {
            let written = written(&header, sql);
            let again = read("name", &written).map(|(header, sql, _)| (header, sql));
            assert_eq!(again, Ok((header, sql)), "{written}");
        }
        Err(error) => assert!(within(&error), "{error}"),
    }
    if let Err(error) = canned("name", text) {
        assert!(within(&error), "{error}");
    }
});

fn written(header: &Header<'_>, sql: &str) -> String {
    let [en, fr] = header.titles;
    let mut lines = vec![format!("-- title.en: {en}"), format!("-- title.fr: {fr}")];
    let phrase = |(language, phrase): &(&str, &str)| format!("-- phrase.{language}: {phrase}");
    lines.extend(header.examples.iter().map(phrase));
    lines.extend(header.dated.map(|column| format!("-- dated: {column}")));
    lines.extend(header.groups.map(|names| format!("-- groups: {names}")));
    lines.extend(header.each.map(|word| format!("-- each: {word}")));
    let columns = |field: &str, names: &[&str]| {
        (!names.is_empty()).then(|| format!("-- {field}: {}", names.join(", ")))
    };
    lines.extend(columns("lists", &header.lists));
    lines.extend(columns("spare", &header.spare));
    lines.extend(header.amount.then(|| format!("-- amount: {}", Header::AMOUNT.join(", "))));
    lines.extend(header.params.iter().map(|param| format!("-- param {param}")));
    lines.extend(header.sqlite_only.then(|| "-- engine: sqlite".to_owned()));
    format!("{}\n\n{sql}", lines.join("\n"))
}
