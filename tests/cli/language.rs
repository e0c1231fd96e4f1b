//! docs/phrases.md is the reference of the phrase language: each of its examples
//! is asked, and must be understood, or refused, as the page says.

use crate::support::Folder;

#[test]
fn every_example_is_understood_as_the_reference_says() {
    let folder = Folder::seeded();
    let mut wrong = Vec::new();
    let examples = table("understood as");
    assert!(examples.len() > 70, "{} examples", examples.len());
    for (phrase, meaning) in examples {
        let run =
            folder.kb(["query", "--explain", "--json", "--as-of", "2025-06-01", phrase]).run();
        let told = match run.code {
            Some(0) => run.json()["understood"].as_str().unwrap_or_default().to_owned(),
            _ => run.stderr.clone(),
        };
        if told != meaning {
            wrong.push(format!("{phrase}\n  told {told}\n  docs {meaning}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_refusal_is_told_as_the_reference_says() {
    let folder = Folder::seeded();
    let refusals = table("why");
    assert!(refusals.len() > 5);
    for (phrase, why) in refusals {
        let run = folder.kb(["query", phrase]).run().fails(3);
        assert!(run.stderr.starts_with(&format!("error: {why}\n")), "{phrase}: {}", run.stderr);
    }
}

#[test]
fn what_is_suggested_works() {
    let folder = Folder::seeded();
    let run = folder.kb(["query", "--json", "purple systems in 2024"]).run().fails(3);
    let error: serde_json::Value = serde_json::from_str(&run.stderr).unwrap();
    let hints = error["hints"].as_array().unwrap();
    let first = hints[0].as_str().unwrap().split('"').nth(1).unwrap();
    assert_eq!(first, "systems in 2024");
    assert_eq!(folder.kb(["query", first]).run().code, Some(0));
}

#[test]
fn a_phrase_longer_than_any_question_is_refused_at_once() {
    let phrase = "systems in 2024 ".repeat(7_000);
    let run = Folder::seeded().kb(["query", &phrase]).run().fails(3);
    assert!(run.stderr.starts_with("error: the phrase is too long\n"), "{}", run.stderr);
}

/// The rows of the reference's tables whose second column is headed so.
fn table(heading: &str) -> Vec<(&'static str, &'static str)> {
    let page = include_str!("../../docs/phrases.md");
    let head = format!("| phrase | {heading} |\n|---|---|\n");
    let tables = page.split(head.as_str()).skip(1);
    tables
        .flat_map(|table| table.lines().take_while(|line| line.starts_with('|')))
        .map(|line| {
            let mut cells =
                line.trim_matches('|').split(" | ").map(|cell| cell.trim().trim_matches('`'));
            (cells.next().unwrap(), cells.next().unwrap())
        })
        .collect()
}
