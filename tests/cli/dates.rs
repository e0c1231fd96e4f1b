//! Dates, ordinals and denials in phrases, on the built-in base and on one about another
//! topic.

use super::support::Folder;

const TIDES: &str = include_str!("data/tides.toml");

fn tides() -> Folder {
    Folder::of("tides", TIDES)
}

/// What a phrase is understood as, on 15 January 2025.
fn understood(folder: &Folder, phrase: &str) -> String {
    let options = ["query", "--explain", "--json", "--as-of", "2025-01-15", phrase];
    let run = folder.kb(options).run();
    if run.code == Some(0) {
        return run.json()["understood"].as_str().unwrap().to_owned();
    }
    run.stderr.lines().next().unwrap_or_default().to_owned()
}

/// The slugs of the answer to a phrase, with spaces between them.
fn slugs(folder: &Folder, phrase: &str) -> String {
    let run = folder.kb(["query", "--json", "--as-of", "2025-01-15", phrase]).run();
    let rows = run.exits(0).json();
    let rows = rows.as_array().unwrap().iter().map(|row| row["slug"].as_str().unwrap());
    rows.collect::<Vec<_>>().join(" ")
}

#[test]
fn dates_are_read_as_people_write_them() {
    let folder = tides();
    for (phrase, meaning) in [
        ("events 07/2024", "events in 2024-07"),
        ("events on 8/19/2021", "events in 2021-08-19"),
        ("events on 19/8/2021", "events in 2021-08-19"),
        ("events on 7/8/2021", "events in 2021-07-08"),
        ("événements le 7/8/2021", "événements en 2021-08-07"),
        ("events Q3'24", "events in 2024-Q3"),
        ("events Q3 ’24", "events in 2024-Q3"),
        ("events 2024Q3", "events in 2024-Q3"),
        ("H1 24 events", "events in 2024-H1"),
        ("événements T3 2024", "événements en 2024-Q3"),
        ("events in FY2024", "events in 2024"),
        ("events in the summer of 2024", "events in 2024-06-01/2024-08-31"),
        ("événements depuis l'été dernier", "événements depuis 2024-06-01"),
        ("events last winter", "events in 2023-12-01/2024-02-29"),
        ("events 2024-W32", "events in 2024-08-05/2024-08-11"),
        ("événements semaine 32 de 2024", "événements en 2024-08-05/2024-08-11"),
        ("events last week", "events in 2025-01-06/2025-01-12"),
        ("events 2019 2020", "events in 2019 or in 2020"),
    ] {
        assert_eq!(understood(&folder, phrase), meaning, "{phrase}");
    }
    folder.kb(["query", "events 13/2024"]).run().fails(3).says("13/2024");
    folder.kb(["query", "events in summer"]).run().fails(3).says("which year");
}

#[test]
fn a_day_without_a_year_is_that_day_of_every_year_with_facts() {
    let folder = tides();
    for phrase in ["events on May 4", "le 4 mai"] {
        assert_eq!(slugs(&folder, phrase), "gate-planned gate-opened", "{phrase}");
    }
    folder
        .kb(["query", "events on May 5"])
        .run()
        .fails(3)
        .says("\"May 5\" does not say which year");
    folder.kb(["query", "events since May 4"]).run().fails(3).says("which year");
}

#[test]
fn deadlines_compare_by_their_last_day() {
    let folder = tides();
    for phrase in [
        "promises due in December 2024",
        "promises due in Q4 2024",
        "promises due after November 2024",
        "promises due by 2024",
        "promises due in 2024",
    ] {
        assert!(slugs(&folder, phrase).contains("second-turbine"), "{phrase}");
    }
    assert_eq!(slugs(&folder, "promises due in July 2024"), "");
}

#[test]
fn an_ordinal_is_one_row() {
    let folder = tides();
    for (phrase, slug) in [
        ("2nd event", "gate-opened"),
        ("the second latest event", "gate-opened"),
        ("deuxième événement", "gate-opened"),
        ("3e événement", "turbine-planned"),
        ("1st promise", "first-gate"),
        ("the 2nd promise", "second-turbine"),
    ] {
        assert_eq!(slugs(&folder, phrase), slug, "{phrase}");
    }
    folder.kb(["query", "9th event"]).run().exits(0).says("there are 3 in all");
}

#[test]
fn the_latest_are_ten() {
    let folder = Folder::seeded();
    for phrase in ["latest news", "recent events", "derniers événements", "quoi de neuf ?"] {
        assert_eq!(slugs(&folder, phrase).split(' ').count(), 10, "{phrase}");
    }
    assert_eq!(understood(&folder, "latest news"), "last 10 events");
    assert_eq!(understood(&folder, "events newest first"), "events newest first");
}

#[test]
fn what_is_denied_is_left_out() {
    let folder = tides();
    for (phrase, slug) in [
        ("systems not mentioned in 2024", "old-gate"),
        ("systèmes jamais cités en 2024", "old-gate"),
        ("systems that are not barriers", "turbine"),
        ("systèmes qui ne sont pas des barrières", "turbine"),
        ("events not by Mira Holt", "turbine-planned"),
        ("promises not by Mira Holt", "second-turbine"),
        ("promises that are not late", "first-gate"),
        ("promesses qui ne sont pas en retard", "first-gate"),
        ("promises without outcome", "second-turbine"),
        ("promises with an outcome", "first-gate"),
        ("figures not in dollars", "turbine-power"),
    ] {
        assert_eq!(slugs(&folder, phrase), slug, "{phrase}");
    }
}

#[test]
fn how_often_counts_events() {
    let folder = tides();
    for phrase in ["how often is Old Gate mentioned", "combien de fois Old Gate est cité"] {
        let rows = folder.kb(["query", "--json", phrase]).run().exits(0).json();
        assert_eq!(rows[0]["count"], 2, "{phrase}");
    }
    assert_eq!(slugs(&folder, "since when is Turbine mentioned"), "turbine-planned");
}

#[test]
fn the_busiest_span_and_the_least_mentioned_are_found() {
    let folder = Folder::seeded();
    for phrase in ["which year had the most events", "année avec le plus d'événements"] {
        let rows = folder.kb(["query", "--json", phrase]).run().exits(0).json();
        assert_eq!((rows[0]["year"].as_str(), rows[1].is_null()), (Some("2024"), true), "{phrase}");
    }
    let folder = tides();
    let rows = folder.kb(["query", "--json", "which year has the most events"]).run().json();
    assert_eq!(rows.as_array().unwrap().len(), 3);
    let rows = folder.kb(["query", "--json", "busiest year"]).run().json();
    assert_eq!(rows.as_array().unwrap().len(), 3);
    assert_eq!(slugs(&folder, "what is the most mentioned system"), "old-gate");
    assert_eq!(slugs(&folder, "least mentioned system"), "turbine");
    assert_eq!(slugs(&folder, "le système le moins cité"), "turbine");
}
