//! `kb import`: timelines that are kept elsewhere as draft datasets.

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
    run.says("canal.csv:6: \"1830-13-1\" is no date").says("canal.csv:7: it has no title");
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
        let events = folder.text("draft/events.toml");
        for (_, date) in dates {
            assert!(events.contains(&format!("= \"{date}\"")), "{date}: {events}");
        }
    }
    // A table in which a second number is no month has the month first, in any language.
    let (folder, run) =
        imported("t.csv", "date,title\n3/4/2020,One\n3/25/2020,Two\n", &["--lang", "fr"]);
    run.succeeds();
    let events = folder.text("draft/events.toml");
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
        ("a.csv", "", "it is empty"),
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

#[test]
fn nothing_that_a_row_says_is_lost_without_a_word() {
    let table = "date,title,text,people,category\r\n\
        2020-01-01 to 2020-02-01,A range,,,\r\n\
        2020-01-01 garbage,No day,,,\r\n\
        2020-03-01 10:30:00,With a time,,\"Москва, Zoé\",東京\r\n\
        2020-04-01,\"Not closed,,,\r\n";
    let (folder, run) = imported("t.csv", table, &[]);
    run.exits(1).says("t.csv:3: \"2020-01-01 garbage\"").says("t.csv:5: a quotation mark");
    folder.kb(["seed", "draft"]).run().exits(0);
    let rows = folder.kb(["query", "events", "--json", "-q"]).run().succeeds().json();
    assert_eq!(rows[0]["date"], "2020-01-01/2020-02-01");
    assert_eq!(rows[1]["people"], serde_json::json!(["Zoé", "Москва"]));
}

#[test]
fn what_imports_also_loads() {
    let json = r#"{"events": [
        {"start_date": {"year": -50}, "text": {"headline": "A"}},
        {"start_date": {"year": 50}, "end_date": {}, "text": {"headline": "B\u0007"}}
    ], "eras": [{}]}"#;
    let table = "sep=;\nannée;mois;jour;titre;qui\n-50;;;Rome;\n1999;2;3;L&rsquo;été;Z\u{7}oé\n";
    for (name, text) in [("a.json", json), ("a.csv", table)] {
        let (folder, run) = imported(name, text, &["--lang", "fr"]);
        run.exits(1).prints("a draft of 1 event").says("is no date from the year 1 to 9999");
        folder.kb(["seed", "draft"]).run().exits(0);
        folder.kb(["check"]).run().exits(0);
    }
    // Two tables of the same events stand side by side.
    let (folder, run) = imported("one.csv", "date,title\n2020,A\n", &[]);
    run.succeeds();
    folder.write("two.csv", "date,title\n2020,A\n");
    folder.kb(["import", "two.csv", "--to", "more"]).run().succeeds();
    folder.kb(["seed", "draft"]).run().exits(0);
    folder.kb(["seed", "more"]).run().exits(0);
    let run = folder.kb(["import", "two.csv", "--to", "x", "--title", " "]).run();
    run.fails_with(2, "the title is empty");
}
