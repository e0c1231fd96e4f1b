//! The command line: one file a command. A command returns its answer; only
//! [`run`] prints, and only here errors become exit codes.

mod answer;
mod args;
mod ask;
mod asked;
mod backup;
mod chart;
mod check;
mod completions;
mod explain;
mod export;
mod failure;
mod ingest;
mod interrupt;
mod locate;
mod man;
mod migrate;
mod picture;
mod progress;
mod queries;
mod query;
mod restore;
mod search;
mod seed;
mod shell;
mod show;
mod sql;
mod timeline;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};

use answer::Answer;
use args::Global;
use failure::Failure;

/// A knowledge base for what timeline articles claim, in one SQLite file.
///
/// `kb seed` makes a base from the built-in dataset (Tesla's Dojo, 2019-2025);
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
  kb sql \"select date, title from timeline limit 5\"

Exit codes:
  0 answered (also with no rows)   1 query or data error   2 wrong usage
  3 phrase not understood          4 base cannot be used   5 time limit reached
  130 interrupted";

#[derive(Debug, Subcommand)]
enum Command {
    Seed(seed::Args),
    Ingest(ingest::Args),
    Query(query::Args),
    Queries(queries::Args),
    Timeline(timeline::Args),
    Chart(chart::Args),
    Show(show::Args),
    Search(search::Args),
    Sql(sql::Args),
    Shell(shell::Args),
    Check(check::Args),
    Backup(backup::Args),
    Restore(restore::Args),
    Export(export::Args),
    Migrate(migrate::Args),
    Locate(locate::Args),
    Completions(completions::Args),
    Man(man::Args),
}

/// Runs the command line and says how it ended.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    completions::answer_shell();
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let color = args::color_asked(&arguments);
    let as_json = args::json_asked(&arguments);
    let parsed = Cli::command()
        .color(color.for_help())
        .try_get_matches_from(&arguments)
        .and_then(|matches| Cli::from_arg_matches(&matches));
    let (result, quiet) = match parsed {
        Ok(cli) => (dispatch(&cli), cli.global.quiet),
        Err(error) => (failure::usage(&error, color, as_json), false),
    };
    let shown = result.and_then(|answer| answer.print(color, quiet));
    match shown {
        Ok(code) => ExitCode::from(code),
        Err(error) => ExitCode::from(Failure::from(error).print(color, as_json)),
    }
}

/// The command line as clap knows it, for completions and man pages.
fn command() -> clap::Command {
    Cli::command()
}

fn dispatch(cli: &Cli) -> anyhow::Result<Answer> {
    let global = &cli.global;
    match &cli.command {
        Command::Seed(args) => seed::run(global, args),
        Command::Ingest(args) => ingest::run(global, args),
        Command::Query(args) => query::run(global, args),
        Command::Queries(args) => queries::run(args),
        Command::Timeline(args) => timeline::run(global, args),
        Command::Chart(args) => chart::run(global, args),
        Command::Show(args) => show::run(global, args),
        Command::Search(args) => search::run(global, args),
        Command::Sql(args) => sql::run(global, args),
        Command::Shell(args) => shell::run(global, args),
        Command::Check(args) => check::run(global, args),
        Command::Backup(args) => backup::run(global, args),
        Command::Restore(args) => restore::run(global, args),
        Command::Export(args) => export::run(global, args),
        Command::Migrate(args) => migrate::run(global, args),
        Command::Locate(args) => locate::run(global, args),
        Command::Completions(args) => completions::run(args),
        Command::Man(args) => man::run(args),
    }
}
