//! The file belongs to its user: the `sqlite3` shell reads all of it, and runs
//! every canned query with the answer `kb` gives. (Python, Datasette and DuckDB
//! are tried by `.ci/compat.py`.)

use std::process::{Command, Stdio};

use serde_json::Value as Json;

use super::support::{Folder, skipped};

/// The shell, if it is installed.
fn shell() -> Option<()> {
    let version = Command::new("sqlite3").arg("--version").stdout(Stdio::null()).status();
    let found = version.is_ok_and(|status| status.success());
    if !found {
        skipped("the sqlite3 shell is not installed");
    }
    found.then_some(())
}

/// What the shell prints for a statement.
#[track_caller]
fn ask(folder: &Folder, options: &[&str], sql: &str) -> String {
    let mut command = Command::new("sqlite3");
    command.args(["-batch", "-readonly"]).args(options).arg(folder.path("kb.db")).arg(sql);
    let output = command.stdin(Stdio::null()).output().unwrap();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && errors.is_empty(), "{sql}: {errors}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn every_table_and_view_reads_the_same() {
    let Some(()) = shell() else { return };
    let folder = Folder::seeded();
    folder.sqlite("kb.db", include_str!("data/supports.sql"));
    let base = folder.base();
    let names = "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')";
    let mut names = base.prepare(names).unwrap();
    let names: Vec<String> =
        names.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    for wanted in ["timeline", "prediction_status", "search", "canned_queries"] {
        assert!(names.iter().any(|name| name == wanted), "no {wanted}");
    }
    for name in names {
        let columns = base.prepare(&format!("SELECT * FROM {name}")).unwrap();
        let texts: Vec<_> = columns.column_names().map(as_text).collect();
        // One text a row, so that it does not matter how rows are printed.
        let row = texts.join(" || char(31) || ");
        let sql = format!("SELECT {row} || char(30) FROM {name}");
        let mut own = base.prepare(&sql).unwrap();
        let own = own.query_map([], |row| row.get::<_, String>(0)).unwrap();
        let own: String = own.map(|row| row.unwrap() + "\n").collect();
        assert!(!own.is_empty(), "{name} is empty");
        assert_eq!(sorted(&ask(&folder, &[], &sql)), sorted(&own), "{name}");
    }
}

/// The rows in an order of their own: a table has none.
fn sorted(rows: &str) -> Vec<&str> {
    let mut rows: Vec<_> = rows.split('\u{1e}').map(str::trim_start).collect();
    rows.sort_unstable();
    rows
}

/// The SQL that writes a column's value; doubles to the digits that all versions
/// of SQLite print alike.
fn as_text(column: &str) -> String {
    format!(
        "CASE typeof(\"{column}\") WHEN 'real' THEN printf('%.15g', \"{column}\")
         ELSE quote(\"{column}\") END"
    )
}

#[test]
fn the_full_text_index_answers() {
    let Some(()) = shell() else { return };
    let sql = "SELECT slug FROM search WHERE search MATCH 'musk' AND kind = 'person'";
    assert!(ask(&Folder::seeded(), &[], sql).contains("elon-musk"));
}

#[test]
fn every_canned_query_gives_our_answer() {
    let Some(()) = shell() else { return };
    let folder = Folder::seeded();
    let base = folder.base();
    let mut queries = base.prepare("SELECT name, sql FROM canned_queries").unwrap();
    let queries = queries.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    for query in queries {
        let (name, sql): (String, String) = query.unwrap();
        let theirs = match ask(&folder, &["-json"], &sql).as_str() {
            "" => Json::Array(Vec::new()),
            text => serde_json::from_str(text).unwrap(),
        };
        let ours = folder.kb(["query", &name, "--json", "--limit", "-1"]).run();
        assert_eq!(ours.code, Some(0), "{ours:?}");
        assert_eq!(numbers_alike(&ours.json()), numbers_alike(&theirs), "{name}");
    }
}

/// The same value with every number a double, and every list as the statement joins
/// it: the shell prints `3000.0` where JSON may say `3000`, and has no lists.
fn numbers_alike(value: &Json) -> Json {
    match value {
        Json::Number(number) => number.as_f64().into(),
        Json::Array(values) if values.is_empty() => Json::Null,
        Json::Array(values) if values.iter().all(Json::is_string) => {
            values.iter().filter_map(Json::as_str).collect::<Vec<_>>().join("\n").into()
        }
        Json::Array(values) => values.iter().map(numbers_alike).collect(),
        Json::Object(fields) => {
            fields.iter().map(|(name, value)| (name.clone(), numbers_alike(value))).collect()
        }
        other => other.clone(),
    }
}

#[test]
fn the_timeline_reads_well() {
    let Some(()) = shell() else { return };
    let first =
        ask(&Folder::seeded(), &[], "SELECT date, title_en, people_en FROM timeline LIMIT 1");
    assert!(first.starts_with("2019-04-22|"), "{first}");
    assert!(first.trim_end().ends_with("|Elon Musk"), "{first}");
}

#[test]
fn read_me_lists_every_table_and_view() {
    let folder = Folder::seeded();
    let missing = "SELECT group_concat(l.name) FROM pragma_table_list AS l
        WHERE l.schema = 'main' AND l.type <> 'shadow' AND l.name NOT LIKE 'sqlite!_%' ESCAPE '!'
        AND l.name NOT IN (SELECT name FROM read_me)";
    let missing: Option<String> = folder.base().query_row(missing, [], |row| row.get(0)).unwrap();
    assert_eq!(missing, None);
}
