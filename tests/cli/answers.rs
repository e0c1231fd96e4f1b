//! What scripts rely on: columns, formats, exit codes, and which stream says
//! what.

use serde_json::Value as Json;

use super::support::{Folder, Run};

fn query(arguments: &[&str]) -> Run {
    Folder::seeded().kb(["query"].iter().chain(arguments)).run()
}

#[test]
fn the_columns_are_those_in_the_docs() {
    let docs = include_str!("../../docs/answers.md");
    let mut checked = 0;
    for line in docs.lines().filter(|line| line.starts_with("| ") && line.contains('`')) {
        let (questions, columns) = line.trim_matches('|').split_once('|').unwrap();
        let columns: Vec<_> = columns.split('`').skip(1).step_by(2).collect();
        for name in questions.split(", ").map(str::trim) {
            let known = include_dir::include_dir!("$CARGO_MANIFEST_DIR/queries");
            if !known.contains(format!("{name}.sql")) || name == "search" {
                continue;
            }
            let run = query(&[name, "--csv", "-n", "1"]);
            assert_eq!(run.stdout.lines().next(), Some(columns.join(",").as_str()), "{name}");
            checked += 1;
        }
    }
    assert_eq!(checked, 15);
}

#[test]
fn counts_begin_with_their_group() {
    let header = |phrase| query(&[phrase, "--csv"]).stdout.lines().next().unwrap().to_owned();
    assert_eq!(header("how many events in 2020"), "count");
    assert_eq!(header("number of events per year"), "year,count");
}

#[test]
fn every_format_has_every_row() {
    let rows = |format: &str| query(&["places", format]).stdout;
    let json: Json = serde_json::from_str(&rows("--json")).unwrap();
    let number = json.as_array().unwrap().len();
    assert!(number > 1);
    let lines = |format| rows(format).lines().count();
    assert_eq!(lines("--jsonl"), number);
    assert_eq!(lines("--csv"), number + 1);
    assert_eq!(lines("--tsv"), number + 1);
    assert_eq!(lines("--markdown"), number + 2);
    assert_eq!(lines("--table"), number + 2);
}

#[test]
fn a_short_cut_is_its_format() {
    for format in ["json", "jsonl", "csv", "tsv", "markdown", "table"] {
        let long = query(&["places", "--format", format]);
        assert_eq!(query(&["places", &format!("--{format}")]).stdout, long.stdout);
    }
    assert_eq!(query(&["places", "-t"]).stdout, query(&["places"]).stdout);
}

#[test]
fn numbers_are_numbers_in_json() {
    let run = query(&["figures", "--json", "-n", "1"]);
    let row = &run.json()[0];
    assert!(row["value"].is_number() && row["passage"].is_u64() && row["high"].is_null(), "{row}");
}

#[test]
fn no_rows_are_a_success_that_explains_itself() {
    let run = query(&["events before 2019", "--json"]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(0), "[]\n"));
    run.says("no events before 2019-04-22 in this base");
}

#[test]
fn a_truncated_answer_is_announced() {
    let run = query(&["events", "--json", "-n", "2"]);
    assert_eq!(run.json().as_array().unwrap().len(), 2);
    run.says("2 of 43 rows");
    assert_eq!(query(&["events", "--json", "-n", "-1"]).json().as_array().unwrap().len(), 43);
}

#[test]
fn a_phrase_chooses_its_language_and_an_option_another() {
    let title = |arguments: &[&str]| query(arguments).json()[0]["title"].clone();
    let english = title(&["events in 2019", "--json"]);
    let french = title(&["événements de 2019", "--json"]);
    assert_ne!(english, french);
    assert_eq!(title(&["events in 2019", "--json", "--lang", "fr"]), french);
}

#[test]
fn a_wrong_parameter_is_an_error() {
    query(&["events", "-p", "abuot=dojo"]).fails(1).says("events has no parameter `abuot`");
    query(&["events", "-p", "period=2024-02-31"]).fails(1).says("2024-02-31");
    query(&["events", "-p", "about=nobody"]).fails(1).says("nobody");
}

#[test]
fn a_phrase_that_is_not_understood_answers_nothing() {
    query(&["purple elephants in 2024"]).fails(3).says("purple");
    query(&["systems; DROP TABLE systems"]).fails(3);
}

#[test]
fn a_pipe_gets_no_escape_codes_unless_asked() {
    for arguments in [&["places"][..], &["--help"], &["nonsense words"]] {
        let run = query(arguments);
        assert!(!(run.stdout + &run.stderr).contains('\u{1b}'), "kb query {arguments:?}");
    }
    let run = query(&["--color", "always", "--help"]);
    assert!(run.stdout.contains('\u{1b}'));
}

#[test]
fn quiet_prints_only_the_answer() {
    query(&["places", "-q"]).succeeds().prints("Palo Alto");
}

#[test]
fn a_statement_may_come_from_standard_input() {
    let sql = Folder::seeded().kb(["sql", "--csv"]).stdin("select 1 as one").run();
    assert_eq!(sql.succeeds().stdout, "one\n1\n");
}

#[cfg(unix)]
#[test]
fn a_closed_pipe_ends_quietly() {
    use std::io::Read;
    let folder = Folder::seeded();
    let mut child = folder.kb(["query", "events", "--json"]).start();
    drop(child.stdout.take());
    let mut said = String::new();
    child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    child.wait().unwrap();
    assert!(!said.contains("error"), "{said}");
}
