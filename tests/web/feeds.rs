//! Promises as a calendar, events and overdue promises as feeds.

use kb::query::Canned;
use kb::store::{Build, build};

use super::{Server, links};
use crate::corpus;
use crate::support::Folder;

#[test]
fn deadlines_are_a_calendar_and_news_a_feed() {
    let folder = Folder::seeded();
    let server = Server::of(&folder);
    let calendar = server.page("/feed.ics");
    assert!(calendar.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//kb//"), "{calendar}");
    assert_eq!(calendar.matches("BEGIN:VEVENT").count(), 13);
    // An event of a whole day ends on the next one.
    assert!(calendar.contains("UID:first-dojo-2021@dojo-timeline.kb"), "{calendar}");
    assert!(calendar.contains("DTSTART;VALUE=DATE:20210831"), "{calendar}");
    assert!(calendar.contains("DTEND;VALUE=DATE:20210901"), "{calendar}");
    assert!(calendar.lines().all(|line| line.len() <= 75), "{calendar}");
    let feed = server.page("/feed.atom");
    assert_eq!(feed.matches("<entry>").count(), 43 + 9);
    roxmltree::Document::parse(&feed).unwrap();
    assert_eq!(server.page("/feed.atom"), feed);
    let french = server.page("/feed.ics?lang=fr");
    assert!(french.contains("échue") && !french.contains("overdue"), "{french}");
}

#[test]
fn a_calendar_of_many_deadlines_has_those_due_next() {
    let folder = Folder::empty();
    let canned = Canned::rows();
    let all = Build { canned: &canned, progress: &|_| {}, stop: || false };
    build(&folder.path("kb.db"), &mut corpus::datasets(3, 600), &all).unwrap();
    let server = Server::of(&folder);
    let due = |as_of: &str| {
        let calendar = server.page(&format!("/feed.ics?as_of={as_of}"));
        let days = calendar.lines().filter_map(|line| line.strip_prefix("DTEND;VALUE=DATE:"));
        days.map(str::to_owned).collect::<Vec<_>>()
    };
    let some = due("2026-06-30");
    assert!((1..1000).contains(&some.len()), "{}", some.len());
    assert!(some.iter().all(|day| day.as_str() > "20250630"), "{some:?}");
    let old = due("2012-06-30");
    assert!(old.iter().any(|day| day.as_str() < "20110630"), "few have been made: {old:?}");
}

#[test]
fn a_calendar_without_deadlines_has_the_component_that_it_must_have() {
    let folder = Folder::empty();
    folder.write("mill.txt", "14 March 2023: The Orlan Mill opened in Brest with 40 looms.\n");
    folder.kb(["ingest", "mill.txt"]).run().succeeds();
    let calendar = Server::of(&folder).page("/feed.ics");
    assert!(!calendar.contains("BEGIN:VEVENT"), "{calendar}");
    assert!(calendar.contains("BEGIN:VTIMEZONE\r\nTZID:Etc/UTC\r\n"), "{calendar}");
    assert!(calendar.ends_with("END:VTIMEZONE\r\nEND:VCALENDAR\r\n"), "{calendar}");
    assert_eq!(folder.kb(["export", "--as", "ics"]).run().exits(0).stdout, calendar);
}

#[test]
fn an_answer_is_a_calendar_or_a_feed_of_its_own_rows() {
    let folder = Folder::seeded();
    let server = Server::of(&folder);
    let rows = |address: &str| {
        let rows: Vec<serde_json::Value> = serde_json::from_str(&server.page(address)).unwrap();
        rows.len()
    };
    let ids = |feed: &str| {
        roxmltree::Document::parse(feed).unwrap();
        let ids = feed.split("<id>").skip(1).map(|rest| rest.split('<').next().unwrap().to_owned());
        ids.collect::<Vec<_>>()
    };
    let calendar = server.page("/q/predictions.ics?about=dojo&status=overdue");
    let due = rows("/q/predictions.json?about=dojo&status=overdue");
    assert!(due > 0);
    assert_eq!(calendar.matches("BEGIN:VEVENT").count(), due);
    let feed = server.page("/q/predictions.atom?about=dojo");
    assert_eq!(ids(&feed).len(), due + 1, "{feed}");
    // The latest, in whatever order the page shows them.
    let feed = server.page("/q/events.atom?about=dojo&period=2024&order=date");
    assert_eq!(ids(&feed).len(), rows("/q/events.json?about=dojo&period=2024") + 1);
    assert!(feed.contains("<title>Events about Dojo in 2024<"), "{feed}");
    assert_ne!(ids(&feed)[0], ids(&server.page("/q/events.atom"))[0]);
    let asked = server.get("/ask?q=events+about+Dojo+in+2024");
    let page = server.page(asked.header("location"));
    let link = links(&page).into_iter().find(|link| link.contains("events.atom?")).unwrap();
    assert_eq!(ids(&server.page(&link)).len(), ids(&feed).len());
    let page = server.page("/q/predictions?about=dojo");
    assert!(links(&page).contains(&"/q/predictions.ics?about=dojo".to_owned()), "{page}");
}
