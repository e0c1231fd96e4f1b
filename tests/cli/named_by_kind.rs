//! Words of a dataset's own topic in questions: its categories as names, adjectives of what
//! it measures, and what happened rather than what was planned.

use crate::support::Folder;

fn tides() -> Folder {
    Folder::of("tides", include_str!("data/tides.toml"))
}

fn fusion() -> Folder {
    Folder::of("fusion", include_str!("data/fusion.toml"))
}

#[test]
fn the_only_one_of_a_kind_is_named_by_it() {
    let folder = tides();
    folder.understands(&[
        ("how much did the barrier cost", "figures cost about Old Gate"),
        ("promises about the generator", "predictions about Turbine"),
        ("coût de la barrière", "chiffres coût sur Old Gate"),
        ("barriers", "barriers"),
        ("list the barriers", "barriers"),
    ]);
}

#[test]
fn adjectives_ask_for_a_metric_that_the_base_has() {
    let folder = tides();
    let row = folder.kb(["query", "--csv", "most expensive barrier"]).run().exits(0);
    assert!(row.stdout.contains("3000000") && row.stdout.lines().count() == 2, "{}", row.stdout);
    folder.kb(["query", "how wide is the barrier"]).run().fails(3);
    folder.kb(["query", "longest barrier"]).run().fails(3);
}

#[test]
fn what_happened_stands_before_what_was_planned() {
    let folder = tides();
    for phrase in ["when did the barrier open", "quand la barrière a-t-elle ouvert ?"] {
        let run = folder.kb(["query", "--csv", phrase]).run().exits(0);
        assert!(run.stdout.contains("2022-05-04"), "{}", run.stdout);
        assert!(!run.stdout.contains("2021-05-04"), "{}", run.stdout);
    }
    assert_eq!(folder.understood("when was the wheel planned"), "events \"wheel\" \"planned\"");
}

#[test]
fn an_event_says_who_and_where() {
    let folder = fusion();
    for phrase in ["where did the ignition take place", "where was Helix lit"] {
        let run = folder.kb(["query", "--csv", phrase]).run().exits(0);
        assert!(run.stdout.contains("Long Spit"), "{phrase}: {}", run.stdout);
    }
    let run = folder.kb(["query", "--csv", "which laboratory lit the stellarator"]).run().exits(0);
    assert!(run.stdout.contains("quay-lab"), "{}", run.stdout);
}

#[test]
fn makers_without_promises_and_languages_of_sources() {
    let folder = fusion();
    let run = folder.kb(["query", "--csv", "organizations that made no promise"]).run().exits(0);
    assert_eq!(run.stdout.lines().count(), 4, "{}", run.stdout);
    let folder = tides();
    let run = folder.kb(["query", "--csv", "who made no promise"]).run().exits(0);
    assert_eq!(run.stdout.lines().count(), 1, "{}", run.stdout);
    let run = folder.kb(["query", "--csv", "sources in english"]).run().exits(0);
    assert!(run.stdout.contains("ledger"), "{}", run.stdout);
    let run = folder.kb(["query", "--csv", "sources en français"]).run().exits(0);
    assert!(!run.stdout.contains("ledger"), "{}", run.stdout);
}
