//! The query plan of every canned query: which indexes it uses, and that it scans no large
//! table without a stated reason. kb never runs `ANALYZE`, so SQLite does not know how
//! large a table is: a large base has the same plans as this small one.

use std::collections::{HashMap, HashSet};
use std::fmt::Write;
use std::time::Duration;

use chrono::NaiveDate;
use insta::assert_snapshot;
use kb::dataset::{Folder, UnresolvedDataset};
use kb::model::Language;
use kb::query::phrase::{QueryContext, understand};
use kb::query::{Argument, Call, Canned, Statement, Value, fulltext};
use kb::store::{Base, Seed, seed};
use rusqlite::Connection;
use tempfile::TempDir;

/// Questions beside the examples of the canned queries.
const MORE: [&str; 25] = [
    "events",
    "events about Dojo in 2024",
    "events mentioning Cortex and Dojo",
    "last events about Dojo",
    "statements by Elon Musk in 2023",
    "figures",
    "figures for Dojo in USD above 1000",
    "largest figures in USD",
    "predictions",
    "open predictions",
    "predictions about Dojo due in 2024",
    "people",
    "organizations",
    "places",
    "systems mentioned since July 2024",
    "systems mentioned since 2020",
    "people mentioned in March 2024 or May 2024",
    "figures in 2024",
    "last figures",
    "number of figures",
    "how many events in 2024",
    "events per year",
    "events per category",
    "figures per year",
    "figures by unit",
];

/// What is read from end to end, and why it may be.
const SCANS: [(&str, &str); 36] = [
    ("SCAN v", "the units, some dozens, once in a question"),
    // What a subquery has found already: as large as what it found.
    ("SCAN x", "the names of one event; every mention, for a long period"),
    ("SCAN answer", "what is counted"),
    ("SCAN hits", "the entities that were found"),
    ("SCAN hit", "the entities that were found by words"),
    ("SCAN best", "what was found by words"),
    ("SCAN (subquery-24)", "the entities that were found by words"),
    ("SCAN late", "what was found by words, of many the last"),
    // The last word as it stands, or as a beginning.
    ("SCAN CONSTANT ROW", "one row"),
    ("SCAN whole", "twenty hits at most"),
    ("SCAN words", "one row"),
    ("SCAN asked", "one row"),
    ("SCAN some", "a thousand hits at most"),
    ("SCAN search VIRTUAL TABLE INDEX 192:M4", "what has the words, up to the limit"),
    // The full-text index calls looking up a word, or a row, a scan.
    ("SCAN search VIRTUAL TABLE INDEX 0:M4", "what has the words"),
    ("SCAN search VIRTUAL TABLE INDEX 0:=", "one row"),
    ("SCAN search VIRTUAL TABLE INDEX 0:=M4", "one row that has the words"),
    // A few for each curated source; none is extracted.
    ("SCAN r USING INDEX sqlite_autoindex_relations_1", "relations are few"),
    ("SCAN s", "all sources"),
    // Questions that narrow nothing: the first of all.
    ("SCAN f USING INDEX figures_starts_on", "all figures by date, up to the limit"),
    ("SCAN ev USING COVERING INDEX events_starts_on", "all events by date, up to the limit"),
    // The words that facts use, of which there are few, and how many facts use each.
    ("SCAN figures USING COVERING INDEX figures_passage", "the pages of an index, to count all"),
    ("SCAN m", "all metrics"),
    ("SCAN m USING COVERING INDEX sqlite_autoindex_metrics_1", "all metrics"),
    ("SCAN u", "all units"),
    ("SCAN c", "all categories"),
    ("SCAN d USING INDEX sqlite_autoindex_datasets_1", "all datasets"),
    ("SCAN d", "every date, with the number of its events"),
    ("SCAN days", "every date, what is counted by it"),
    ("SCAN f USING COVERING INDEX figures_starts_on", "all figures, counted by their dates"),
    ("SCAN f USING COVERING INDEX figures_metric", "the uses of every metric"),
    ("SCAN f USING COVERING INDEX figures_unit", "the uses of every unit"),
    ("SCAN y USING COVERING INDEX systems_category", "the uses of every category"),
    ("SCAN o USING COVERING INDEX organizations_category", "the uses of every category"),
    ("SCAN pl USING COVERING INDEX places_category", "the uses of every category"),
    ("SCAN member", "the uses of every category"),
];

fn base(folder: &TempDir) -> Base {
    let path = folder.path().join("kb.db");
    let dataset = UnresolvedDataset::read(&Folder::built_in()).resolve(|_, _| false).unwrap();
    seed(&path, Duration::ZERO, &Seed::of(&dataset)).unwrap();
    Base::open(&path, Duration::ZERO).unwrap()
}

/// Every question, by the canned query that answers it, with its statement.
fn questions(base: &Base) -> Vec<(String, Statement)> {
    let today = NaiveDate::from_ymd_opt(2025, 6, 30).unwrap();
    let statement = |phrase: &str, language| {
        let setting = QueryContext { language: Some(language), prefers: None, today };
        let call = understand(base.connection(), phrase, setting).unwrap().call;
        (format!("{}: {phrase}", call.canned.name()), call.statement())
    };
    let mut all: Vec<_> = MORE.iter().map(|phrase| statement(phrase, Language::En)).collect();
    for canned in Canned::all() {
        let before = all.len();
        all.extend(canned.phrases().map(|(language, phrase)| statement(phrase, language)));
        if all.len() == before {
            let mut call = Call::new(canned);
            let words = fulltext::match_expression("Dojo chip").unwrap();
            call.give("text", vec![Argument::One(Value::Text(words))]).unwrap();
            all.push((call.canned.name().to_owned(), call.statement()));
        }
    }
    all.sort_by(|one, other| one.0.cmp(&other.0));
    all
}

/// The steps of a plan, each as deep as it stands.
fn plan(connection: &Connection, statement: &Statement) -> Vec<String> {
    let sql = format!("EXPLAIN QUERY PLAN {}\nLIMIT 101", statement.sql);
    let mut explain = connection.prepare(&sql).unwrap();
    let mut depths = HashMap::from([(0, 0)]);
    let mut rows = explain.raw_query();
    let mut steps = Vec::new();
    while let Some(row) = rows.next().unwrap() {
        let (id, parent): (i64, i64) = (row.get_unwrap(0), row.get_unwrap(1));
        let depth = depths.get(&parent).copied().unwrap_or(0) + 1;
        depths.insert(id, depth);
        steps.push(format!("{}{}", "  ".repeat(depth), row.get_unwrap::<_, String>(3)));
    }
    steps
}

#[test]
fn every_canned_query_has_the_plan_that_was_looked_at() {
    let folder = TempDir::new().unwrap();
    let base = base(&folder);
    let mut told = String::new();
    for (question, statement) in questions(&base) {
        let _ = writeln!(told, "{question}\n{}\n", plan(base.connection(), &statement).join("\n"));
    }
    assert_snapshot!(told);
}

#[test]
fn large_tables_are_not_scanned_without_a_reason() {
    let folder = TempDir::new().unwrap();
    let base = base(&folder);
    let (mut wrong, mut used) = (Vec::new(), HashSet::<&(&str, &str)>::new());
    for (question, statement) in questions(&base) {
        for step in plan(base.connection(), &statement) {
            let step = step.trim_start();
            used.extend(SCANS.iter().filter(|(scan, _)| step == *scan));
            let allowed = SCANS.iter().any(|(scan, _)| step == *scan);
            if step.starts_with("SCAN ") && !allowed {
                wrong.push(format!("{question}: {step}"));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    let idle: Vec<_> = SCANS.iter().filter(|scan| !used.contains(scan)).collect();
    assert!(idle.is_empty(), "listed and never done: {idle:?}");
}

#[test]
fn plans_do_not_depend_on_row_counts() {
    let folder = TempDir::new().unwrap();
    let base = base(&folder);
    let counted = "SELECT count(*) FROM sqlite_schema WHERE name LIKE 'sqlite!_stat%' ESCAPE '!'";
    let counted: i64 = base.connection().query_row(counted, [], |row| row.get(0)).unwrap();
    assert_eq!(counted, 0);
}
