//! docs/phrases.md is the reference of the phrase language: each of its examples
//! is asked, and must be understood, or refused, as the page says.

use crate::support::Folder;

#[test]
fn every_example_matches_the_reference() {
    let folder = Folder::seeded();
    let mut wrong = Vec::new();
    let examples = table("understood as");
    assert!(examples.len() > 70, "{} examples", examples.len());
    for (phrase, meaning) in examples {
        let run =
            folder.kb(["query", "--explain", "--json", "--as-of", "2025-06-01", phrase]).run();
        let understood = match run.code {
            Some(0) => run.json()["understood"].as_str().unwrap_or_default().to_owned(),
            _ => run.stderr.clone(),
        };
        if understood != meaning {
            wrong.push(format!("{phrase}\n  got  {understood}\n  docs {meaning}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_refusal_matches_the_reference() {
    let folder = Folder::seeded();
    let refusals = table("why");
    assert!(refusals.len() > 5);
    for (phrase, why) in refusals {
        let run = folder.kb(["query", phrase]).run().fails(3);
        assert!(run.stderr.starts_with(&format!("error: {why}\n")), "{phrase}: {}", run.stderr);
    }
}

#[test]
fn suggestions_are_understood() {
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

/// Questions that were once answered as if a word were not there.
#[test]
fn no_word_is_ignored() {
    let folder = Folder::seeded();
    for phrase in [
        "events \"\"",
        "personne n'a parlé de Cortex",
        "events neither about Dojo nor Nvidia",
        "événements ni sur Dojo ni sur Nvidia",
        "events not in 2023 and 2024",
        "events about anything but Dojo",
        "events before Dojo",
        "who made promises about Dojo",
        "first and last event about Dojo",
        "systems that use H100 and H200",
        "figures above -5 dollars",
        "predictions overdue in 2024",
        "kept figures",
        "figures between 5 and 1 billion dollars",
        "figures above 50",
        "systems first mentioned in 2022",
        "events in Smarch 2024",
        "events after 2024 and before 2020",
        "events in 2024 before 2023",
        "promises without Musk",
        "systems without chips",
        "systems never mentioned",
        "systems not kept",
        "systems not mentioned in 2023 or 2024",
    ] {
        folder.kb(["query", phrase]).run().fails(3);
    }
}

#[test]
fn every_member_of_a_list_counts() {
    let folder = Folder::seeded();
    for (phrase, meaning) in [
        ("kept, late or overdue predictions", "predictions kept or came late or overdue"),
        ("events in 2023, 2024 and 2025", "events in 2023 or in 2024 or in 2025"),
        ("events without Dojo, Nvidia", "events without Dojo without Nvidia"),
        ("événements sans Tesla ni Nvidia", "événements sans Tesla sans Nvidia"),
        ("events about Nvidia, TSMC or CNBC", "events about Nvidia or TSMC or CNBC"),
        ("robots or vehicles", "robots or vehicles"),
    ] {
        let run = folder.kb(["query", "--explain", "--json", phrase]).run();
        assert_eq!(run.json()["understood"], meaning, "{phrase}");
    }
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
