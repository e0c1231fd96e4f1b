//! `kb sql`: one statement of the user's own, that only reads.

use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

use super::args::{Bounds, Global, Output};
use super::ask::with_path;
use super::bounded::{read_file, read_stdin, utf8};
use super::error::CliError;
use super::interrupt;
use super::report::{Body, Report};
use crate::query::diagnostic::{Unknown, excerpt, place, shortened};
use crate::query::{Limits, QueryError, Rows, Statement, Value, run as run_statement};
use crate::store::Base;

/// Run one SQL statement that only reads.
///
/// The statement comes from the command line, from a file, or from standard
/// input. It can read everything in the base and change nothing, there or
/// elsewhere; it is stopped at a limit of time and of rows.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
#[command(mut_arg("limit", |arg| arg.help("How many rows at most; -1 for all [default: 1000]")))]
pub(super) struct Args {
    /// The statement; `-` or nothing for standard input.
    #[arg(value_name = "STATEMENT", conflicts_with = "file")]
    statement: Option<String>,
    /// A file that holds the statement.
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    file: Option<PathBuf>,
    /// A value for `:KEY` in the statement; whole numbers and decimals are
    /// bound as numbers, everything else as text.
    #[arg(short, long = "param", value_name = "KEY=VALUE", value_parser = param)]
    params: Vec<(String, Value)>,
    #[command(flatten)]
    pub(super) bounds: Bounds,
    #[command(flatten)]
    output: Output,
}

const EXAMPLES: &str = "\
Examples:
  kb sql \"select date, title_en from timeline limit 5\"
  kb sql \"select name from sqlite_schema where type = 'view'\"
  kb sql \"select slug from events where date >= :from\" -p from=2024-01-01
  kb sql --file report.sql --csv
  echo \"select count(*) from figures\" | kb sql";

/// How many rows are kept without `--limit`.
const KEPT: usize = 1000;

pub(super) fn run(global: &Global, args: &Args) -> anyhow::Result<Report> {
    let mut base = global.open_within(args.bounds)?;
    let statement = Statement::new(statement(args)?, params(args)?);
    answer(&mut base, &statement, args.bounds, &args.output)
}

/// Runs a statement of the user's own on an open base.
pub(super) fn answer(
    base: &mut Base,
    statement: &Statement,
    bounds: Bounds,
    output: &Output,
) -> anyhow::Result<Report> {
    interrupt::watch()?;
    base.check_names()?;
    let limits = Limits {
        rows: output.rows_or(KEPT),
        // What comes after the limit may never end.
        count_rest: false,
        ..bounds.limits()
    };
    let rows = run_statement(base.connection_mut(), statement, &limits)
        .map_err(|error| explain(base, error))?;
    let notes = note(&rows).into_iter().collect();
    Ok(Report { body: Body::Rows(rows, output.format()), notes, code: 0 })
}

fn note(rows: &Rows) -> Option<String> {
    match (rows.is_cut(), rows.rows.len()) {
        (true, kept) => Some(format!("the first {kept} rows; -n -1 for all")),
        (false, 0) => Some("no rows".to_owned()),
        (false, _) => None,
    }
}

/// The statement, from wherever it comes.
fn statement(args: &Args) -> anyhow::Result<String> {
    let sql = match (&args.file, args.statement.as_deref()) {
        (Some(path), _) => from_file(path)?,
        (None, Some("-")) => from_input()?,
        (None, Some(statement)) => statement.to_owned(),
        (None, None) if io::stdin().is_terminal() => {
            let hint = "kb sql \"select date, title_en from timeline limit 5\"";
            return Err(CliError::usage("there is no statement to run", hint).into());
        }
        (None, None) => from_input()?,
    };
    if sql.trim_start().starts_with('.') {
        let command = sql.split_whitespace().next().unwrap_or_default();
        let message = format!("`{command}` is no SQL: dot-commands are the sqlite3 shell's own");
        let hint = "`kb sql \"select name from sqlite_schema\"` lists the tables and views";
        return Err(CliError::data(message, hint).into());
    }
    Ok(sql)
}

fn from_file(path: &Path) -> anyhow::Result<String> {
    let hint = "name a text file that holds one statement";
    utf8(&path.display().to_string(), read_file(path, hint)?, hint)
}

fn from_input() -> anyhow::Result<String> {
    let hint = "pipe one statement into it, in UTF-8";
    utf8("standard input", read_stdin(hint)?, hint)
}

/// Reads `KEY=VALUE`; the key may be written as in the statement.
fn param(text: &str) -> Result<(String, Value), String> {
    let (key, value) = text.split_once('=').ok_or("it is written KEY=VALUE")?;
    let key = key.strip_prefix([':', '@', '$']).unwrap_or(key);
    if key.is_empty() {
        return Err("there is no key before the `=`".to_owned());
    }
    Ok((format!(":{key}"), value_of(value)))
}

/// A number if it is written as one. One with leading zeros is text: it is the
/// name of something, and where it is not, SQLite makes a number of it.
fn value_of(text: &str) -> Value {
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
    let number = digits(whole) && digits(fraction) && !whole.is_empty() && !fraction.is_empty();
    if !number || (whole.len() > 1 && whole.starts_with('0')) {
        return Value::Text(text.to_owned());
    }
    match (text.parse(), text.parse()) {
        (Ok(whole), _) => Value::Integer(whole),
        (_, Ok(real)) => Value::Real(real),
        _ => Value::Text(text.to_owned()),
    }
}

/// The parameters, each given once.
fn params(args: &Args) -> anyhow::Result<Vec<(String, Value)>> {
    for (index, (key, _)) in args.params.iter().enumerate() {
        if args.params[..index].iter().any(|(other, _)| other == key) {
            let key = key.trim_start_matches(':');
            return Err(CliError::data(format!("`{key}` is given twice"), "give it once").into());
        }
    }
    Ok(args.params.clone())
}

/// An error with the place in the statement and the name that may be meant.
fn explain(base: &Base, error: QueryError) -> anyhow::Error {
    let (message, sql, offset) = match error {
        QueryError::Sql { message, sql, offset } => (message, sql, offset),
        QueryError::Parameter(message) => {
            let hint =
                "every `:key` in the statement needs a `-p key=value`, and the other way round";
            return CliError::data(message, hint).into();
        }
        error => return with_path(base, error),
    };
    let hint = hint(base, &message);
    let shown = place(&message, &sql, offset).map(|place| excerpt(&sql, place));
    let lines: Vec<String> = [Some(shortened(&message)), shown].into_iter().flatten().collect();
    CliError::data(lines.join("\n"), hint).into()
}

fn hint(base: &Base, message: &str) -> String {
    if message == "string or blob too big" {
        return "a value may have 64 MiB, and a statement 500,000 bytes".to_owned();
    }
    let Some(unknown) = Unknown::of(message) else {
        return "https://sqlite.org/lang.html describes the SQL that is understood".to_owned();
    };
    match (unknown.meant(base.connection()), unknown) {
        (Ok(Some(name)), _) => format!("did you mean `{name}`?"),
        (_, Unknown::Table(_)) => {
            "`kb sql \"select name from sqlite_schema\"` lists the tables and views".to_owned()
        }
        (_, Unknown::Column(_)) => {
            "`kb sql \"pragma table_info(NAME)\"` lists the columns of a table or view".to_owned()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_written_as_a_number_is_one() {
        let text = |text: &str| Value::Text(text.to_owned());
        assert_eq!(value_of("42"), Value::Integer(42));
        assert_eq!(value_of("-7"), Value::Integer(-7));
        assert_eq!(value_of("0"), Value::Integer(0));
        assert_eq!(value_of("2.50"), Value::Real(2.5));
        assert_eq!(value_of("99999999999999999999"), Value::Real(1e20));
        for word in ["", "-", ".", "1.", "007", "1e5", "inf", "NaN", "0x1F", "+1", " 1", "2024-01"]
        {
            assert_eq!(value_of(word), text(word));
        }
    }

    #[test]
    fn a_key_may_be_written_as_in_the_statement() {
        for text in ["from=a=b", ":from=a=b", "$from=a=b"] {
            assert_eq!(param(text), Ok((":from".to_owned(), Value::Text("a=b".to_owned()))));
        }
        assert!(param("from").is_err() && param("=1").is_err() && param(":=1").is_err());
    }
}
