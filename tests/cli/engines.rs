//! Statements for other engines: `kb queries --engine` and `kb query --engine`.

use super::support::Folder;

const ENGINES: [&str; 4] = ["sqlite", "duckdb", "spark", "postgres"];

/// Canned queries with arguments that the built-in dataset has rows for.
const CALLS: [&[&str]; 8] = [
    &["events", "-p", "about=dojo", "-p", "about=nvidia,tsmc", "-p", "period=2023/.."],
    &["events", "-p", "text=giga texas", "-p", "order=last"],
    &["figures", "-p", "above=1e9", "-p", "unit=usd", "-p", "order=value"],
    &["predictions", "-p", "due=2024", "--as-of", "2024-06-30", "--lang", "fr"],
    &["systems", "-p", "period=2024", "-p", "by=tesla"],
    &["entities", "-p", "entity=dojo"],
    &["search", "-p", "text=dojo tile"],
    &["categories", "-p", "kind=event", "-p", "order=mentions"],
];

#[test]
fn a_statement_for_sqlite_gives_the_rows_of_the_query() {
    let folder = Folder::seeded();
    for call in CALLS {
        let with = |command: &str, more: &[&str]| {
            let arguments = [command, "-q"].into_iter().chain(call.iter().copied());
            folder.kb(arguments.chain(more.iter().copied())).run().succeeds()
        };
        let statement = with("queries", &["--engine", "sqlite"]).stdout;
        let rows = folder.kb(["sql", &statement, "--csv"]).run().succeeds();
        let asked = with("query", &["--csv"]);
        assert!(asked.stdout.lines().count() > 1, "{call:?}");
        let alike = |text: &str| text.replace(", ", "\n").replace("\r\n", "\n");
        assert_eq!(alike(&rows.stdout), alike(&asked.stdout), "{call:?}");
        // Where the base is open, the statement is the same.
        assert_eq!(with("query", &["--engine", "sqlite"]).stdout, statement);
    }
}

#[test]
fn no_parameter_and_nothing_of_sqlite_is_left() {
    let folder = Folder::empty();
    for call in CALLS.iter().filter(|call| call[0] != "search") {
        for engine in &ENGINES[1..] {
            let arguments = ["queries", "--engine", engine].into_iter();
            let sql = folder.kb(arguments.chain(call.iter().copied())).run().succeeds().stdout;
            for word in [":", "group_concat", "MATCH", "rowid", "char(", "INDEXED", "LIMIT -1"] {
                assert!(!sql.contains(word), "{engine} {call:?} has {word}:\n{sql}");
            }
        }
    }
}

#[test]
fn a_value_stays_a_value() {
    let folder = Folder::seeded();
    for slug in ["o'neil", "'; drop table events; --", "a\\", "${env:HOME}", "a\n\u{1b}[31m", "été"]
    {
        let about = format!("about={slug}");
        for engine in ENGINES {
            let run = folder.kb(["queries", "events", "--engine", engine, "-p", &about]).run();
            let sql = run.succeeds().stdout;
            assert!(!sql.contains('\u{1b}'), "{sql}");
            assert!(engine != "spark" || !sql.contains("${"), "{sql}");
        }
        let sql = folder.kb(["queries", "events", "-p", &about]).run().succeeds().stdout;
        let rows = folder.kb(["sql", &sql, "--csv"]).run().exits(0);
        assert_eq!(rows.stdout.lines().count(), 1, "{slug}");
        let literal = sql.split_once("WHERE e.slug = ").unwrap().1.split_once(")\n").unwrap().0;
        let echo = folder.kb(["sql", &format!("select {literal} as value"), "--json"]).run();
        assert_eq!(echo.succeeds().json()[0]["value"], slug);
    }
}

#[test]
fn a_phrase_becomes_a_statement_with_its_own_limit() {
    let folder = Folder::seeded();
    let run = folder.kb(["query", "top 3 systems mentioned in 2024", "--engine", "duckdb"]).run();
    let run = run.exits(0).says("understood: most mentioned 3 systems in 2024");
    assert!(run.stdout.ends_with("\nLIMIT 3\n"), "{}", run.stdout);
    assert!(run.stdout.contains(">= DATE '2024-01-01'"), "{}", run.stdout);
    let counted =
        folder.kb(["query", "-q", "events per quarter", "--engine", "sqlite"]).run().succeeds();
    let rows = folder.kb(["sql", &counted.stdout, "--csv"]).run().succeeds().stdout;
    let asked = folder.kb(["query", "-q", "events per quarter", "--csv"]).run().succeeds().stdout;
    assert_eq!(rows, asked);
}

#[test]
fn what_an_engine_cannot_do_is_refused_with_the_reason() {
    let folder = Folder::empty();
    let search = ["queries", "search", "-p", "text=dojo", "--engine", "spark"];
    let refused = "the canned query `search` cannot be written for spark: it ranks";
    folder.kb(search).run().fails_with(1, refused);
    let misspelt = ["queries", "events", "-p", "abuot=dojo", "--engine", "spark"];
    folder.kb(misspelt).run().fails_with(1, "events has no parameter `abuot`");
    folder.kb(["queries", "events", "--engine", "oracle"]).run().exits(2);
}

#[test]
fn the_sql_of_a_canned_query_is_its_file() {
    let folder = Folder::empty();
    let sql = folder.kb(["queries", "sources", "--sql"]).run().succeeds().stdout;
    assert!(sql.starts_with("SELECT\n    s.slug,"), "{sql}");
    assert!(sql.contains(":period_from IS NULL"), "{sql}");
}
