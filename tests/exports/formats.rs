//! What each format holds.

use std::fs;
use std::path::Path;

use serde_json::Value as Json;

use crate::support::Folder;

/// A seeded base in which an event has a title full of markup.
fn hostile() -> Folder {
    let folder = Folder::seeded();
    folder.sqlite(
        "kb.db",
        "update events set title_en = '<script>alert(1)</script> [[x|y]] \u{202e}=1+1' || char(27) || char(65534),
             summary_en = '</script><img src=x onerror=alert(1)>'
         where slug = '2024-01-26-buffalo'",
    );
    folder
}

#[test]
fn every_column_of_a_csv_file_is_described() {
    let folder = Folder::seeded();
    folder.kb(["export", "--as", "csv", "--to", "out"]).run().succeeds();
    let text = folder.text("out/datapackage.json");
    let package: Json = serde_json::from_str(&text).unwrap();
    let files = package["resources"].as_array().unwrap();
    assert_eq!(files.len(), 11);
    for file in files {
        let path = folder.path("out").join(file["path"].as_str().unwrap());
        let header = fs::read_to_string(path).unwrap();
        let header: Vec<_> = header.lines().next().unwrap().split(',').map(str::to_owned).collect();
        let fields = file["schema"]["fields"].as_array().unwrap();
        let names: Vec<_> = fields.iter().map(|field| field["name"].as_str().unwrap()).collect();
        assert_eq!(names, header);
        for field in fields {
            assert!(field["title"].is_string() && field["description"].is_string(), "{field}");
        }
    }
}

#[test]
fn csv_tells_statuses_as_of_the_day_that_is_asked_for() {
    let folder = Folder::seeded();
    let status = |day: &str, to: &str| {
        folder.kb(["export", "--as", "csv", "--to", to, "--as-of", day]).run().succeeds();
        let text = folder.text(&format!("{to}/prediction_status.csv"));
        text.lines().find(|line| line.contains("first-dojo-2021")).unwrap().to_owned()
    };
    assert!(status("2021-01-01", "a").contains(",open,,"));
    let overdue = status("2021-09-10", "b");
    assert!(overdue.contains(",overdue,10,,,,"), "{overdue}");
    assert!(status("2024-01-01", "c").contains(",late,"));
}

#[test]
fn a_spreadsheet_gets_the_numbers_of_its_country() {
    let folder = Folder::seeded();
    let export = |locale: &str, to: &str| {
        let run = folder.kb(["export", "--as", "csv", "--csv-excel", "--to", to]);
        run.env("LC_ALL", locale).run().succeeds();
        folder.text(&format!("{to}/figure_values.csv"))
    };
    assert!(export("fr_FR.UTF-8", "fr").starts_with("\u{feff}date;subject_en;"));
    assert!(export("en_US.UTF-8", "en").starts_with("\u{feff}date,subject_en,"));
    let rows =
        folder.kb(["query", "figures", "--csv-excel", "-q"]).env("LC_ALL", "de_DE.UTF-8").run();
    assert!(rows.succeeds().stdout.starts_with("\u{feff}date;subject;"));
}

#[test]
fn markup_in_a_title_stays_text_in_every_format() {
    let folder = hostile();
    let export = |form: &str| folder.kb(["export", "--as", form]).run().succeeds().stdout;
    for form in ["timelinejs", "atom", "jsonld", "ics"] {
        let text = export(form);
        assert!(!text.contains('\u{202e}') && !text.contains('\u{1b}'), "{form}");
        assert!(!text.contains('\u{fffe}'), "{form}");
    }
    let timeline = export("timelinejs");
    assert!(timeline.contains("&#60;script&#62;") && !timeline.contains("<script>"));
    folder.kb(["export", "--as", "markdown", "--to", "notes"]).run().succeeds();
    let note = folder.text("notes/events/2024-01-26-buffalo.md");
    assert!(note.contains("\\<script\\>") && note.contains("\\<img"), "{note}");
    let index = folder.text("notes/index.md");
    assert!(
        index.contains("[[events/2024-01-26-buffalo|<script>alert(1)</script> ((x¦y))"),
        "{index}"
    );
}

fn has_ending(name: &str, ending: &str) -> bool {
    Path::new(name).extension().is_some_and(|other| other == ending)
}

#[test]
fn notes_link_to_notes_that_are_there() {
    let folder = Folder::seeded();
    folder
        .kb(["export", "--as", "markdown", "--to", "notes", "events in 2024", "-q"])
        .run()
        .succeeds();
    let mut links = 0;
    for (name, bytes) in folder.all_files() {
        let Some(text) = String::from_utf8(bytes).ok().filter(|_| has_ending(&name, "md")) else {
            continue;
        };
        for link in text.split("[[").skip(1) {
            let target = link.split(['|', ']']).next().unwrap();
            assert!(folder.path(&format!("notes/{target}.md")).exists(), "{name}: {target}");
            links += 1;
        }
    }
    assert!(links > 100, "{links}");
}

#[test]
fn a_deadline_is_the_last_day_of_the_due_date() {
    let folder = Folder::seeded();
    let text = folder.kb(["export", "--as", "ics"]).run().succeeds().stdout;
    let text = text.replace("\r\n ", "");
    let event = text.split("BEGIN:VEVENT").find(|event| event.contains("UID:first-dojo-2021@"));
    assert!(event.unwrap().contains("DTSTART;VALUE=DATE:20210831"), "{text}");
}

#[test]
fn datasette_gets_queries_that_are_no_tables_and_take_an_empty_text_for_nothing() {
    let folder = Folder::seeded();
    folder.kb(["export", "--as", "datasette", "--to", "out"]).run().succeeds();
    let read = |name: &str| -> Json {
        serde_json::from_slice(&fs::read(folder.path("out").join(name)).unwrap()).unwrap()
    };
    for file in ["metadata.json", "datasette.json"] {
        let queries = read(file)["databases"]["kb"]["queries"].clone();
        let queries = queries.as_object().unwrap();
        assert_eq!(queries.len(), 16);
        for (name, query) in queries {
            assert!(name.starts_with("ask_"));
            let sql = query["sql"].as_str().unwrap();
            for param in query["params"].as_array().unwrap() {
                let bare = format!(":{}", param.as_str().unwrap());
                let end = |rest: &str| {
                    !rest.starts_with(|letter: char| letter.is_alphanumeric() || letter == '_')
                };
                let uses = sql.match_indices(&bare).filter(|(at, _)| end(&sql[at + bare.len()..]));
                for (at, _) in uses {
                    assert!(sql[..at].ends_with("nullif("), "{name}: {bare}");
                }
            }
        }
    }
    assert_eq!(
        read("metadata.json")["databases"]["kb"]["tables"]["prediction_status"]["units"]["days_late"],
        "day"
    );
}
