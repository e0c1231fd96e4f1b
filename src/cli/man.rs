//! `kb man`: manual pages, generated from the command line.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use clap_mangen::Man;

use super::error::CliError;
use super::report::Report;
use crate::files::open_regular;

/// Write the manual pages to a folder: kb.1, and one page per command.
///
/// Existing pages are replaced.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  kb man .\n  kb man ~/.local/share/man/man1")]
pub(super) struct Args {
    /// The folder; created if needed.
    #[arg(value_hint = clap::ValueHint::DirPath)]
    dir: PathBuf,
}

pub(super) fn run(args: &Args) -> anyhow::Result<Report> {
    let dir = &args.dir;
    if dir.exists() && !dir.is_dir() {
        let message = format!("{} is not a folder", dir.display());
        return Err(CliError::data(message, "name a folder").into());
    }
    let mut command = super::command().disable_help_subcommand(true);
    command.build();
    let mut written = Vec::new();
    let made = fs::create_dir_all(dir);
    made.and_then(|()| write(&command, dir, &mut written)).map_err(|error| {
        let message = format!("{} cannot be written to: {error}", dir.display());
        CliError::data(message, "check its permissions, or name another folder")
    })?;
    let pages: Vec<_> = written.iter().map(|page| page.display().to_string()).collect();
    Ok(Report::text(format!("Wrote:\n{}\n", pages.join("\n"))))
}

fn write(command: &clap::Command, dir: &Path, written: &mut Vec<PathBuf>) -> io::Result<()> {
    let man = Man::new(command.clone());
    let page = dir.join(man.get_filename());
    if page.exists() {
        // Writing to a named pipe would block.
        open_regular(&page).map_err(|error| {
            io::Error::new(error.kind(), format!("{}: {error}", page.display()))
        })?;
    }
    written.push(man.generate_to(dir)?);
    command.get_subcommands().try_for_each(|command| write(command, dir, written))
}
