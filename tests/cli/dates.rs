//! Dates, ordinals and denials in phrases, on the built-in base and on one about another
//! topic.

use super::support::Folder;

const TIDES: &str = include_str!("data/tides.toml");

fn tides() -> Folder {
    Folder::of("tides", TIDES)
}

#[test]
fn dates_are_read_as_people_write_them() {
    let folder = tides();
    folder.understands(&[
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
    ]);
    folder.kb(["query", "events 13/2024"]).run().fails(3).says("13/2024");
    folder.kb(["query", "events in summer"]).run().fails(3).says("which year");
}

#[test]
fn a_day_without_a_year_is_that_day_of_every_year_with_facts() {
    let folder = tides();
    let days = "gate-planned gate-opened";
    folder.finds("slug", &[("events on May 4", days), ("le 4 mai", days)]);
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
        let due = folder.column("slug", phrase);
        assert!(due.contains(&"second-turbine".to_owned()), "{phrase}");
    }
    folder.finds("slug", &[("promises due in July 2024", "")]);
}

#[test]
fn an_ordinal_is_one_row() {
    let folder = tides();
    folder.finds(
        "slug",
        &[
            ("2nd event", "gate-opened"),
            ("the second latest event", "gate-opened"),
            ("deuxième événement", "gate-opened"),
            ("3e événement", "turbine-planned"),
            ("1st promise", "first-gate"),
            ("the 2nd promise", "second-turbine"),
        ],
    );
    folder.kb(["query", "9th event"]).run().exits(0).says("there are 3 in all");
}

#[test]
fn the_latest_are_ten() {
    let folder = Folder::seeded();
    for phrase in ["latest news", "recent events", "derniers événements", "quoi de neuf ?"] {
        assert_eq!(folder.column("slug", phrase).len(), 10, "{phrase}");
    }
    assert_eq!(folder.understood("latest news"), "last 10 events");
    assert_eq!(folder.understood("events newest first"), "events newest first");
}

#[test]
fn what_is_denied_is_left_out() {
    let folder = tides();
    folder.finds(
        "slug",
        &[
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
        ],
    );
}

#[test]
fn how_often_counts_events() {
    let folder = tides();
    let questions =
        [("how often is Old Gate mentioned", "2"), ("combien de fois Old Gate est cité", "2")];
    folder.finds("count", &questions);
    folder.finds("slug", &[("since when is Turbine mentioned", "turbine-planned")]);
}

#[test]
fn the_busiest_span_and_the_least_mentioned_are_found() {
    let folder = Folder::seeded();
    let questions =
        [("which year had the most events", "2024"), ("année avec le plus d'événements", "2024")];
    folder.finds("year", &questions);
    let folder = tides();
    for phrase in ["which year has the most events", "busiest year"] {
        assert_eq!(folder.column("year", phrase).len(), 3, "{phrase}");
    }
    folder.finds(
        "slug",
        &[
            ("what is the most mentioned system", "old-gate"),
            ("least mentioned system", "turbine"),
            ("le système le moins cité", "turbine"),
        ],
    );
}
