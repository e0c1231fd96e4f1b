//! `kb check`: checks a base for damage and inconsistencies.

use super::args::{Bounds, Global, Output};
use super::error::{DATA, counted};
use super::interrupt;
use super::report::Report;
use crate::query::Value;
use crate::store::{Depth, Finding, check};

/// Check the base: the file, the schema and every fact.
///
/// Checks the pages and indexes of the file, the full-text index, references,
/// the schema, locators and attached passages, dates, look-up forms, and every
/// other rule of a dataset. Each finding says where and what the problem is, and
/// what to do. Only reads the base. Exits with 0 if there are no findings, else
/// with 1.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  kb check\n  kb check --db other.db --json")]
#[command(mut_arg("timeout", |arg| arg.default_value("600")))]
#[command(mut_arg("memory", |arg| arg.default_value("2048")))]
pub(super) struct Args {
    #[command(flatten)]
    pub(super) bounds: Bounds,
    #[command(flatten)]
    output: Output,
}

pub(super) fn run(global: &Global, args: &Args) -> anyhow::Result<Report> {
    let mut base = global.open_for_long(args.bounds)?;
    interrupt::watch()?;
    let findings = check(&mut base, Depth::Facts, args.bounds.timeout, interrupt::stop)?;
    let summary = match findings.len() {
        0 => "no problems found".to_owned(),
        number => format!("{} in {}", counted(number, "finding"), global.db.display()),
    };
    let code = if findings.is_empty() { 0 } else { DATA };
    let rows = findings.into_iter().map(row).collect();
    let columns = ["rule", "place", "problem", "advice"];
    let mut answer = Report::list(&columns, rows, &args.output);
    answer.notes.insert(0, summary);
    Ok(Report { code, ..answer })
}

fn row(finding: Finding) -> Vec<Value> {
    let Finding { rule, place, problem, advice } = finding;
    [rule, &place, &problem, advice].map(|text| Value::Text(text.to_owned())).to_vec()
}
