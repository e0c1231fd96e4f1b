//! Statements run by `DuckDB`, which kb does not contain: its command line or its Python
//! package, whichever is on the path.

use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use serde_json::Value as Json;

use super::error::{CliError, DATA};
use crate::query::{Limits, QueryError, Rows, Value};

/// Runs what it reads, and prints a line for the columns and one for each row.
const PYTHON: &str = include_str!("duckdb.py");

/// The ways to run `DuckDB`: a program, its arguments, and whether its rows name their
/// columns. The first that is there is used.
const WAYS: [(&str, &[&str], bool); 2] = [
    ("python3", &["-c", PYTHON], false),
    ("duckdb", &["-init", "/dev/null", "-batch", "-bail", "-jsonlines"], true),
];

/// The rows of the last of some statements, which are run in a folder. `columns` are those
/// of an answer without rows.
pub(super) fn rows(
    folder: &Path,
    sql: &str,
    columns: &[&str],
    limits: &Limits,
) -> anyhow::Result<Rows> {
    let (program, arguments, named) = way()?;
    let mut command = Command::new(program);
    command.args(arguments).current_dir(folder);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().map_err(|error| failed(&error.to_string()))?;
    let (input, output) = (child.stdin.take(), child.stdout.take());
    let errors = child.stderr.take();
    let (ended, watcher) = watch(child, limits.timeout);
    let (sql, said) = (sql.to_owned(), thread::spawn(move || text(errors)));
    let writer = thread::spawn(move || input.map(|mut input| input.write_all(sql.as_bytes())));
    let found = output.map(|output| read(BufReader::new(output), named, columns, limits));
    let in_time = ended.send(()).is_ok();
    let status = watcher.join().ok().flatten();
    let (_, said) = (writer.join(), said.join().unwrap_or_default());
    match found {
        _ if !in_time => Err(QueryError::Timeout(limits.timeout.as_secs_f64()).into()),
        Some(found) if status == Some(true) || found.is_err() => found,
        _ => Err(failed(&said).into()),
    }
}

/// The first way to run `DuckDB` that is there.
fn way() -> Result<(&'static str, &'static [&'static str], bool), CliError> {
    let works = |(program, ..): &&(&str, &[&str], bool)| {
        let check: &[&str] =
            if *program == "python3" { &["-c", "import duckdb"] } else { &["--version"] };
        let mut command = Command::new(program);
        command.args(check).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        command.status().is_ok_and(|status| status.success())
    };
    WAYS.iter().find(works).copied().ok_or_else(|| {
        let message = "DuckDB is not there: neither a `python3` with the package duckdb nor \
                       `duckdb` is on the path";
        CliError::data(message, "`pip install duckdb`, or see https://duckdb.org/install")
    })
}

/// Ends a process after some time, unless something is sent before.
fn watch(mut child: Child, time: Duration) -> (mpsc::Sender<()>, thread::JoinHandle<Option<bool>>) {
    let (ended, end) = mpsc::channel();
    let watcher = thread::spawn(move || {
        if end.recv_timeout(time) == Err(mpsc::RecvTimeoutError::Timeout) {
            // It may have ended by itself.
            let _ = child.kill();
        }
        drop(end);
        child.wait().ok().map(|status| status.success())
    });
    (ended, watcher)
}

fn text(from: Option<impl Read>) -> String {
    let mut text = Vec::new();
    // What was read until then says what happened.
    let _ = from.map(|mut from| from.read_to_end(&mut text));
    String::from_utf8_lossy(&text).into_owned()
}

/// Reads rows, a line each. Each names its columns, or else the first line does.
fn read(
    lines: impl BufRead,
    named: bool,
    columns: &[&str],
    limits: &Limits,
) -> anyhow::Result<Rows> {
    let columns = columns.iter().copied().map(str::to_owned).collect();
    let mut rows = Rows { columns, ..Rows::default() };
    let (mut room, mut first) = (limits.memory, true);
    for line in lines.lines() {
        let line = line.map_err(|error| failed(&error.to_string()))?;
        // What the command line prints if there are no rows.
        if line.is_empty() {
            continue;
        }
        let row = serde_json::from_str(&line).map_err(|_| failed(&line))?;
        let values = match row {
            Json::Array(names) if first && !named => {
                let name = |name: &Json| name.as_str().unwrap_or_default().to_owned();
                rows.columns = names.iter().map(name).collect();
                first = false;
                continue;
            }
            Json::Array(values) => values,
            Json::Object(row) if named => {
                if first {
                    rows.columns = row.keys().cloned().collect();
                }
                row.into_iter().map(|(_, value)| value).collect()
            }
            _ => return Err(failed(&line).into()),
        };
        first = false;
        rows.total += 1;
        if limits.rows.is_none_or(|most| rows.rows.len() < most) {
            let left = room.checked_sub(2 * line.len());
            room = left.ok_or(QueryError::Memory(limits.mebibytes()))?;
            rows.rows.push(values.into_iter().map(value).collect());
        }
    }
    Ok(rows)
}

fn value(value: Json) -> Value {
    match value {
        Json::Null => Value::Null,
        Json::Bool(truth) => Value::Integer(i64::from(truth)),
        Json::String(text) => Value::Text(text),
        Json::Number(number) => match number.as_i64() {
            Some(whole) => Value::Integer(whole),
            None => number.as_f64().map_or(Value::Null, Value::Real),
        },
        other => Value::Text(other.to_string()),
    }
}

fn failed(said: &str) -> CliError {
    let said = said.trim();
    CliError {
        code: DATA,
        message: format!("DuckDB cannot answer: {said}"),
        hints: vec!["export the base again, or use DuckDB 1.3 or later".to_owned()],
    }
}
