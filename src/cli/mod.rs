//! The command line: one file a command. A command returns its answer; only
//! [`run`] prints, and only here errors become exit codes.

mod answer;
mod args;
mod ask;
mod backup;
mod bounded;
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
mod watchdog;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{Args as _, CommandFactory, FromArgMatches, Parser, Subcommand};

use answer::Answer;
use args::{Bounds, Global};
use failure::Failure;
use watchdog::Watchdog;

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
  kb sql \"select date, title_en from timeline limit 5\"

Exit codes:
  0 answered (also with no rows)   1 query or data error   2 wrong usage
  3 phrase not understood          4 base cannot be used   5 limit of time or memory
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

impl Command {
    /// What its answer may take, if it is one question.
    fn bounds(&self) -> Option<Bounds> {
        match self {
            Self::Query(args) => Some(args.options.bounds),
            Self::Timeline(args) => Some(args.bounds),
            Self::Chart(args) => Some(args.bounds),
            Self::Show(args) => Some(args.bounds),
            Self::Search(args) => Some(args.bounds),
            Self::Sql(args) => Some(args.bounds),
            Self::Check(args) => Some(args.bounds),
            _ => None,
        }
    }
}

/// Runs the command line and says how it ended.
pub(crate) fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    completions::answer_shell();
    interrupt::outlive_limits();
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let color = args::color_asked(&arguments);
    let as_json = args::json_asked(&arguments);
    let (result, quiet) = match parse(&arguments, color) {
        Ok(cli) => (watched(&cli, as_json), cli.global.quiet),
        Err(error) => (failure::usage(&error, color, as_json), false),
    };
    let shown = result.and_then(|answer| answer.print(color, quiet));
    match shown {
        Ok(code) => ExitCode::from(code),
        Err(error) => ExitCode::from(Failure::from(error).print(color, as_json)),
    }
}

/// Parses by the command that stands first alone, and by all of them only if
/// that fails: an error may name the others.
fn parse(arguments: &[OsString], color: args::Color) -> Result<Cli, clap::Error> {
    let parse = |command: clap::Command| {
        let mut matches = command.color(color.for_help()).try_get_matches_from(arguments)?;
        Cli::from_arg_matches_mut(&mut matches)
    };
    let first = arguments.get(1).and_then(|word| word.to_str()).and_then(alone);
    first.and_then(|command| parse(command).ok()).map_or_else(|| parse(Cli::command()), Ok)
}

/// The command line of one command without the others, which take longer to set
/// up than it takes to run.
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

/// The command line as clap knows it, for completions and man pages.
fn command() -> clap::Command {
    Cli::command()
}

/// Runs the command, and ends it where its time limit does not.
fn watched(cli: &Cli, as_json: bool) -> anyhow::Result<Answer> {
    let Some(bounds) = cli.command.bounds() else { return dispatch(cli) };
    let watchdog = Watchdog::set(bounds.timeout, cli.global.color, as_json);
    // After the end it is the reader who takes the time.
    watchdog.end(dispatch(cli))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_alone_takes_what_it_takes_among_the_others() {
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
