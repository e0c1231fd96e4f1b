//! `kb shell`: one question after the other, from a prompt or from a file.

mod batch;
mod command;
mod completion;
mod history;
mod input;
mod prompt;
mod session;
mod statement;
mod wording;

use std::cell::RefCell;
use std::io::{self, IsTerminal};

use super::args::Global;
use super::print;
use super::query::Options;
use super::report::Report;
use super::watchdog::Watchdog;
use crate::render::Format;
use session::Session;

/// Ask one question after the other: phrases, SQL and dot-commands.
///
/// A line that begins as SQL does is SQL and may go on over several lines until
/// its `;`; a line that begins with a dot is a command (`.help` lists them);
/// any other line is a phrase. The base is only read, within the same limits as
/// by `kb query` and `kb sql`. Tab completes words, names and slugs; Ctrl-C
/// stops what runs or clears the line; Ctrl-D ends the session.
///
/// What is typed is kept in ~/.local/state/kb/history, or in `kb/history` where
/// `XDG_STATE_HOME` says; a line that begins with a space is not.
///
/// Where standard input or output is no terminal, lines are read without a
/// prompt and an error does not end the reading. The exit code is that of the
/// last line that failed.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    #[command(flatten)]
    options: Options,
}

const EXAMPLES: &str = "\
Examples:
  kb shell
  kb shell --lang fr --as-of 2024-12-31
  kb shell --jsonl < questions.txt";

pub(super) fn run(global: &Global, args: &Args) -> anyhow::Result<Report> {
    let Options { bounds, output, .. } = &args.options;
    let as_json = output.format() == Format::Json;
    let color = global.color;
    let watchdog = Watchdog::new(bounds.timeout, move |error| print::error(error, color, as_json));
    let base = watchdog.end(global.open_for_long(*bounds))?;
    let base = RefCell::new(base);
    let mut session = Session::new(&base, global, &args.options);
    let code = if io::stdin().is_terminal() && io::stdout().is_terminal() {
        prompt::converse(&mut session)?
    } else {
        batch::read(&mut session, io::stdin().lock())?
    };
    Ok(Report { code, ..Report::default() })
}
