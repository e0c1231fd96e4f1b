//! The command line, one file per command. Commands return a report or an
//! error; only [`run`] and the shell print them and turn them into exit codes.
//!
//! Bottom up: `error`, `interrupt`, `pager`, `terminal`, `watchdog` → `args`, `open`,
//! `report` → `print`, `usage` → the commands → this module.

mod args;
mod ask;
mod backup;
mod bounded;
mod candidates;
mod chart;
mod check;
mod completions;
mod datasets;
mod duckdb;
mod error;
mod explain;
mod export;
mod import;
mod ingest;
mod interrupt;
mod locate;
mod man;
mod mcp;
mod migrate;
mod open;
mod over_lake;
mod pager;
mod picture;
mod print;
mod progress;
mod queries;
mod query;
mod remove;
mod report;
mod restore;
mod search;
mod seed;
mod serve;
mod shell;
mod show;
mod sql;
mod terminal;
mod timeline;
mod usage;
mod verify;
mod watchdog;
mod written_file;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::parser::ValueSource;
use clap::{Args as _, CommandFactory, FromArgMatches, Parser, Subcommand};

use args::{Bounds, Global};
use error::CliError;
use print::Printer;
use report::Report;
use terminal::Color;
use watchdog::Watchdog;

/// A knowledge base for what timeline articles claim, in one SQLite file.
///
/// `kb seed` creates a base from the built-in dataset (Tesla's Dojo, 2019-2025);
/// `kb query` answers phrases in English and French from it.
#[derive(Debug, Parser)]
#[command(name = "kb", version, max_term_width = 100)]
#[command(after_help = EXAMPLES, subcommand_required = true)]
struct Cli {
    #[command(flatten)]
    global: Global,
    #[command(subcommand)]
    command: Command,
}

const EXAMPLES: &str = "\
Examples:
  kb seed
  kb query \"systems mentioned in 2024\"
  kb query \"promesses en retard\" --json
  kb sql \"select date, title_en from timeline limit 5\"

Exit codes:
  0 success (also without rows)    1 query or data error   2 wrong usage
  3 phrase not understood          4 base cannot be used   5 time or memory limit
  130 interrupted";

#[derive(Debug, Subcommand)]
enum Command {
    Seed(seed::Args),
    Ingest(ingest::Args),
    Verify(verify::Args),
    Query(query::Args),
    Queries(queries::Args),
    Timeline(timeline::Args),
    Chart(chart::Args),
    Show(show::Args),
    Search(search::Args),
    Sql(sql::Args),
    Shell(shell::Args),
    Serve(serve::Args),
    Mcp(mcp::Args),
    Check(check::Args),
    Backup(backup::Args),
    Restore(restore::Args),
    Datasets(datasets::Args),
    Remove(remove::Args),
    Export(export::Args),
    Import(import::Args),
    Migrate(migrate::Args),
    Locate(locate::Args),
    Completions(completions::Args),
    Man(man::Args),
}

impl Command {
    /// Its limits, if it answers one question.
    fn bounds(&self) -> Option<Bounds> {
        match self {
            Self::Query(args) => Some(args.options.bounds),
            Self::Timeline(args) => Some(args.bounds),
            Self::Chart(args) => Some(args.bounds),
            Self::Show(args) => Some(args.bounds),
            Self::Search(args) => Some(args.bounds),
            Self::Sql(args) => Some(args.bounds),
            Self::Datasets(args) => Some(args.bounds),
            Self::Check(args) => Some(args.bounds),
            _ => None,
        }
    }
}

/// Runs the command line and returns the exit code.
pub(crate) fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    completions::answer_shell();
    interrupt::ignore_sigxfsz();
    let arguments = usage::statements(arguments.into_iter().collect());
    let color = Color::asked(&arguments);
    let as_json = usage::json_asked(&arguments);
    let (result, printer) = match parse(&arguments, color) {
        Ok(cli) => (watched(&cli, as_json), Printer::of(&cli.global)),
        Err(error) => (usage::usage(&error, color, as_json), Printer::plain(color)),
    };
    let printed = result.and_then(|report| printer.report(&report));
    let code = printed.unwrap_or_else(|error| print::error(&CliError::from(error), color, as_json));
    ExitCode::from(code)
}

/// Parses with only the command named by the first argument, and with all of
/// them if that fails: an error message may name the others.
fn parse(arguments: &[OsString], color: Color) -> Result<Cli, clap::Error> {
    let parse = |command: clap::Command| {
        let mut matches = command.color(color.for_help()).try_get_matches_from(arguments)?;
        let is_variable = matches.value_source("db") == Some(ValueSource::EnvVariable);
        let mut cli = Cli::from_arg_matches_mut(&mut matches)?;
        if cli.global.db.as_os_str().is_empty() {
            // An empty variable is as good as none; an empty option is a mistake.
            if !is_variable {
                let message = "a value is required for '--db <FILE>' but none was supplied";
                return Err(Cli::command().error(ErrorKind::InvalidValue, message));
            }
            cli.global.db = args::DB.into();
        }
        Ok(cli)
    };
    let first = arguments.get(1).and_then(|word| word.to_str()).and_then(alone);
    first.and_then(|command| parse(command).ok()).map_or_else(|| parse(Cli::command()), Ok)
}

/// The command line with one command only: setting up all of them takes longer
/// than running one.
fn alone(name: &str) -> Option<clap::Command> {
    type Augment = fn(clap::Command) -> clap::Command;
    let augment: [(&str, Augment); 6] = [
        ("query", query::Args::augment_args),
        ("timeline", timeline::Args::augment_args),
        ("chart", chart::Args::augment_args),
        ("show", show::Args::augment_args),
        ("search", search::Args::augment_args),
        ("sql", sql::Args::augment_args),
    ];
    let (name, augment) = augment.into_iter().find(|(other, _)| *other == name)?;
    let command = augment(clap::Command::new(name));
    Some(Global::augment_args(clap::Command::new("kb")).subcommand(command))
}

/// The whole command line, for completions and man pages.
fn command() -> clap::Command {
    Cli::command()
}

/// Runs the command under the watchdog if it has a timeout.
fn watched(cli: &Cli, as_json: bool) -> anyhow::Result<Report> {
    let Some(bounds) = cli.command.bounds() else { return dispatch(cli) };
    let color = cli.global.color;
    let watchdog = Watchdog::new(bounds.timeout, move |error| print::error(error, color, as_json));
    // Printing is not timed: the reader of a pipe may be slow.
    watchdog.end(dispatch(cli))
}

fn dispatch(cli: &Cli) -> anyhow::Result<Report> {
    let global = &cli.global;
    match &cli.command {
        Command::Seed(args) => seed::run(global, args),
        Command::Ingest(args) => ingest::run(global, args),
        Command::Verify(args) => verify::run(args),
        Command::Query(args) => query::run(global, args),
        Command::Queries(args) => queries::run(args),
        Command::Timeline(args) => timeline::run(global, args),
        Command::Chart(args) => chart::run(global, args),
        Command::Show(args) => show::run(global, args),
        Command::Search(args) => search::run(global, args),
        Command::Sql(args) => sql::run(global, args),
        Command::Shell(args) => shell::run(global, args),
        Command::Serve(args) => serve::run(global, args),
        Command::Mcp(args) => mcp::run(global, args),
        Command::Check(args) => check::run(global, args),
        Command::Backup(args) => backup::run(global, args),
        Command::Restore(args) => restore::run(global, args),
        Command::Datasets(args) => datasets::run(global, args),
        Command::Remove(args) => remove::run(global, args),
        Command::Export(args) => export::run(global, args),
        Command::Import(args) => import::run(args),
        Command::Migrate(args) => migrate::run(global, args),
        Command::Locate(args) => locate::run(global, args),
        Command::Completions(args) => completions::run(args),
        Command::Man(args) => man::run(args),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_parsed_alone_has_the_same_arguments() {
        let mut all = Cli::command();
        all.build();
        let mut found = 0;
        for among in all.get_subcommands() {
            let Some(mut alone) = alone(among.get_name()) else { continue };
            alone.build();
            let alone = alone.find_subcommand(among.get_name()).unwrap();
            let written = |command: &clap::Command| {
                format!("{:?}", command.get_arguments().collect::<Vec<_>>())
            };
            assert_eq!(written(alone), written(among));
            found += 1;
        }
        assert_eq!(found, 6);
    }
}
