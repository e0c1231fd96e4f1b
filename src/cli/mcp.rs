//! `kb mcp`: the questions as tools of an assistant.

use std::path::PathBuf;

use super::args::{AsOf, Bounds, Global, language};
use super::error::CliError;
use super::report::Report;
use crate::mcp::{Setup, serve};
use crate::model::Language;
use crate::store::Pool;

/// Answer an assistant over the Model Context Protocol, on standard input and output
///
/// A client starts this command and speaks to it in lines of JSON. Its tools only read the
/// base: each canned query, phrases, things, full text, SQL and the schema. Every row is
/// cited. It ends with exit code 0 when the client closes a stream, and on Ctrl-C or
/// SIGTERM.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  kb mcp --db kb.db
  kb mcp --db /home/ada/kb.db --lang fr --no-sql")]
pub(super) struct Args {
    /// The language of answers [default: that of the phrase]
    #[arg(long, value_name = "en|fr", value_parser = language)]
    lang: Option<Language>,
    #[command(flatten)]
    as_of: AsOf,
    /// Offer no tool for SQL
    #[arg(long)]
    no_sql: bool,
    /// Offer a tool that writes draft datasets into this folder, and nowhere else
    #[arg(long, value_name = "DIR", value_hint = clap::ValueHint::DirPath)]
    drafts: Option<PathBuf>,
    #[command(flatten)]
    bounds: Bounds,
}

pub(super) fn run(global: &Global, args: &Args) -> anyhow::Result<Report> {
    if let Some(folder) = args.drafts.as_ref().filter(|folder| !folder.is_dir()) {
        let message = format!("there is no folder {}", folder.display());
        return Err(CliError::data(message, "make it, or name another with --drafts DIR").into());
    }
    // Report a base that cannot be read now, not at the first call.
    drop(global.open()?);
    let setup = Setup {
        wait: global.wait,
        limits: args.bounds.limits(),
        language: args.lang,
        as_of: args.as_of.given(),
        sql: !args.no_sql,
        drafts: args.drafts.clone(),
    };
    serve(setup, Pool::new(&global.db, global.wait, args.bounds.bytes()))?;
    Ok(Report::default())
}
