//! `kb import`: timelines that are kept elsewhere as draft datasets.

use std::fs;

use crate::support::Folder;

const TABLE: &str = "\
Year,Month,Day,End Year,End Month,End Day,Headline,Text,Type,Group
,,,,,,The canal,How it was dug,title,
1817,7,4,,,,Digging begins,\"<b>Rome</b> &amp; the governor, with
a spade\",,works
1825,10,26,1825,11,4,The canal opens,A fleet sails through,,announcement
1830,13,1,,,,A month that is none,,,
1831,,,,,,,No headline,,
";

fn imported(name: &str, text: &str, more: &[&str]) -> (Folder, crate::support::Run) {
    let folder = Folder::empty();
    folder.write(name, text);
    let run = folder.kb([&["import", name, "--to", "draft"], more].concat()).run();
    (folder, run)
}

#[test]
fn the_table_of_a_spreadsheet_becomes_a_dataset_and_problems_are_told_by_line() {
    let (folder, run) = imported("canal.csv", TABLE, &[]);
    let run = run.exits(1).prints("Wrote a draft of 2 events to draft; 2 rows left out");
    run.says("canal.csv:6: its date is not one of the calendar")
        .says("canal.csv:7: it has no title");
    folder.kb(["seed", "draft"]).run().exits(0);
    let rows = folder.kb(["query", "events", "--json", "-q"]).run().succeeds().json();
    assert_eq!(rows[0]["title"], "Digging begins");
    assert_eq!(rows[0]["summary"], "Rome & the governor, with a spade");
    assert_eq!(rows[1]["date"], "1825-10-26/1825-11-04");
    let named = folder.kb(["query", "events", "-p", "category=works", "--json", "-q"]).run().json();
    assert_eq!(named.as_array().unwrap().len(), 1);
    folder.kb(["check"]).run().exits(0);
}

#[test]
fn dates_are_read_as_people_write_them() {
    for (language, dates) in [
        (
            "en",
            [("8/19/2021", "2021-08-19"), ("3 August 2024", "2024-08-03"), ("Q3 2024", "2024-Q3")],
        ),
        (
            "fr",
            [("19/8/2021", "2021-08-19"), ("3 août 2024", "2024-08-03"), ("T3 2024", "2024-Q3")],
        ),
    ] {
        let rows: Vec<_> = dates.iter().map(|(date, _)| format!("{date};Something")).collect();
        let table = format!("Date;Title\n{}\n", rows.join("\n"));
        let (folder, run) = imported("t.csv", &table, &["--lang", language]);
        run.succeeds().prints("3 events");
        let events = fs::read_to_string(folder.path("draft/events.toml")).unwrap();
        for (_, date) in dates {
            assert!(events.contains(&format!("= \"{date}\"")), "{date}: {events}");
        }
    }
    // A table in which a second number is no month has the month first, in any language.
    let (folder, run) =
        imported("t.csv", "date,title\n3/4/2020,One\n3/25/2020,Two\n", &["--lang", "fr"]);
    run.succeeds();
    let events = fs::read_to_string(folder.path("draft/events.toml")).unwrap();
    assert!(events.contains("2020-03-04") && events.contains("2020-03-25"), "{events}");
}

#[test]
fn what_kb_exports_comes_back() {
    let folder = Folder::seeded();
    folder.kb(["export", "--as", "csv", "--to", "tables"]).run().succeeds();
    folder.kb(["export", "--as", "timelinejs", "--to", "timeline.json"]).run().succeeds();
    for (file, events) in [("tables/timeline.csv", 43), ("timeline.json", 56)] {
        let other = Folder::empty();
        let path = folder.path(file);
        let run =
            other.kb(["import".as_ref(), path.as_os_str(), "--to".as_ref(), "draft".as_ref()]);
        run.run().succeeds().prints(&format!("a draft of {events} events"));
        other.kb(["seed", "draft"]).run().exits(0);
        let rows = other.kb(["query", "events", "-p", "period=2019", "--json", "-q"]).run().json();
        assert_eq!(rows[0]["date"], "2019-04-22");
        let title = "Tesla's Autonomy Day: Autopilot, custom chips and a first word of Dojo";
        assert_eq!(rows[0]["title"], title);
    }
    let people = Folder::empty();
    let path = folder.path("tables/timeline.csv");
    people
        .kb(["import".as_ref(), path.as_os_str(), "--to".as_ref(), "d".as_ref()])
        .run()
        .succeeds();
    people.kb(["seed", "d"]).run().exits(0);
    let run = people.kb(["query", "events about Elon Musk in 2024", "--json", "-q"]).run();
    assert!(run.succeeds().json().as_array().unwrap().len() > 5);
}

#[test]
fn a_problem_in_json_has_its_line_too() {
    let json = "{\n \"events\": [\n  {\"start_date\": {\"year\": \"1999\"}, \"text\": {\"headline\": \"A\"}},\n  \
        {\"text\": {\"headline\": \"B\"}},\n  7\n ]\n}";
    let (_, run) = imported("t.json", json, &[]);
    run.exits(1).says("t.json:4: it has no date").says("t.json:5: it is no slide");
}

#[test]
fn what_is_no_timeline_is_refused_and_nothing_is_written() {
    for (name, text, words) in [
        ("a.csv", "name,age\nx,1\n", "no column is named date"),
        ("a.csv", "date,age\n2020,1\n", "no column is named title"),
        ("a.csv", "", "no column"),
        ("a.json", "{\"events\": 3}", "no JSON for TimelineJS"),
        ("a.json", "[1, 2", "no JSON for TimelineJS"),
        ("a.csv", "date,title\nsoon,It opens\n", "has no row that can become an event"),
    ] {
        let (folder, run) = imported(name, text, &[]);
        run.fails_with(1, words);
        assert_eq!(folder.names(), [name], "{text}");
    }
    let folder = Folder::empty();
    folder.write("bad.csv", b"date,title\n2020,\xff\n");
    folder.kb(["import", "bad.csv", "--to", "d"]).run().fails_with(1, "not UTF-8");
    folder.kb(["import", "none.csv", "--to", "d"]).run().fails_with(1, "none.csv");
}
