//! `kb serve`: the base as a page that anyone can read.

use std::io::{self, Write};
use std::net::{IpAddr, SocketAddr, TcpListener};
use std::sync::Arc;

use axum::Router;

use super::args::{AsOf, Bounds, Global, language};
use super::error::CliError;
use super::print::Printer;
use super::report::Report;
use crate::mcp::{self, Setup};
use crate::model::Language;
use crate::store::Pool;
use crate::web::{Site, serve};

/// Show the base as a web page, on this machine
///
/// The page only reads. It answers phrases as `kb query` does, and shows for every fact
/// who claimed it, when, and where in the source. Ctrl-C ends it.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  kb serve
  kb serve --port 0 --open
  kb serve --host 0.0.0.0 --allow-host kb.example.org")]
pub(super) struct Args {
    /// The port; 0 for any that is free
    #[arg(short, long, value_name = "PORT", default_value = "8765")]
    port: u16,
    /// The address of this machine to listen on
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1", value_parser = address)]
    host: IpAddr,
    /// Another name by which the page may be asked for; repeatable
    #[arg(long, value_name = "NAME", value_parser = host)]
    allow_host: Vec<String>,
    /// The language of those whose browser asks for none
    #[arg(long, value_name = "en|fr", value_parser = language)]
    lang: Option<Language>,
    #[command(flatten)]
    as_of: AsOf,
    /// Also answer SQL, at /sql
    #[arg(long)]
    sql: bool,
    /// Also answer assistants, at /mcp (Model Context Protocol)
    #[arg(long)]
    mcp: bool,
    /// Open the page in a browser
    #[arg(long)]
    open: bool,
    #[command(flatten)]
    bounds: Bounds,
}

pub(super) fn run(global: &Global, args: &Args) -> anyhow::Result<Report> {
    if !args.host.is_loopback() && args.allow_host.is_empty() {
        let message = format!("{} can be reached from other machines", args.host);
        let hint = "say by which names the page may be asked for: --allow-host NAME";
        return Err(CliError::usage(message, hint).into());
    }
    // Report a base that cannot be read now, not at the first visit.
    drop(global.open()?);
    let address = SocketAddr::new(args.host, args.port);
    let listener = TcpListener::bind(address).map_err(|error| {
        let message = format!("{address} cannot be listened on: {error}");
        CliError::data(message, "choose another port, or 0 for any that is free: --port 0")
    })?;
    let page = format!("http://{}/", listener.local_addr()?);
    let told = format!("Serving {} at {page} (Ctrl-C ends it)\n", global.db.display());
    let mut report = Report::text(told);
    if args.open && open::that_detached(&page).is_err() {
        report.notes.push("no browser could be opened".to_owned());
    }
    Printer::of(global).write(&report)?;
    let bytes = args.bounds.bytes();
    let pool = Arc::new(Pool::new(&global.db, global.wait, bytes));
    let more = if args.mcp {
        mcp::routes(setup(global, args), Arc::clone(&pool), &args.allow_host)
    } else {
        Router::new()
    };
    serve(listener, site(args), pool, more)?;
    Ok(Report::default())
}

fn site(args: &Args) -> Site {
    Site {
        limits: args.bounds.limits(),
        hosts: args.allow_host.clone(),
        language: args.lang,
        as_of: args.as_of.given(),
        sql: args.sql,
        is_patient: false,
        // If the terminal was closed, nobody reads the message.
        tell: |message| drop(writeln!(io::stderr(), "error: {message}")),
    }
}

fn setup(global: &Global, args: &Args) -> Setup {
    Setup {
        wait: global.wait,
        limits: args.bounds.limits(),
        language: args.lang,
        as_of: args.as_of.given(),
        sql: args.sql,
        drafts: None,
    }
}

fn address(text: &str) -> Result<IpAddr, String> {
    let text = if text == "localhost" { "127.0.0.1" } else { text };
    text.parse().map_err(|_| "write an address of this machine, such as 127.0.0.1".to_owned())
}

/// A name without a port, as browsers send it.
fn host(text: &str) -> Result<String, String> {
    let is_part = |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '.' | '_');
    if text.is_empty() || !text.chars().all(is_part) {
        return Err("write a host name without port, such as kb.example.org".to_owned());
    }
    Ok(text.to_owned())
}
