//! Help, version and wrong usage, as clap reports them.

use std::ffi::OsString;
use std::io;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::error::{CliError, USAGE};
use super::report::{Body, Report};
use super::terminal::Color;

/// The result of arguments that clap does not parse: the text of `--help` and
/// `--version`, or wrong usage.
pub(super) fn usage(error: &clap::Error, color: Color, as_json: bool) -> anyhow::Result<Report> {
    let rendered = error.render();
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        let colored = color.applies(&io::stdout());
        let text = if colored { rendered.ansi().to_string() } else { rendered.to_string() };
        return Ok(Report { body: Body::Verbatim(text), ..Report::default() });
    }
    let text = rendered.to_string();
    if as_json {
        return Err(plain(error, &text).into());
    }
    // The arguments are part of the text, so clap's colors cannot be told from theirs.
    let body = Body::Usage(text.trim_end().to_owned());
    Ok(Report { body, notes: Vec::new(), code: USAGE })
}

/// The error without its usage text, with clap's suggestions as hints.
fn plain(error: &clap::Error, text: &str) -> CliError {
    let (first, _) = text.split_once("\n\n").unwrap_or((text, ""));
    let message = first.trim_start_matches("error: ").to_owned();
    let mut hints = vec!["kb --help lists the commands and options".to_owned()];
    for kind in [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg] {
        match error.get(kind) {
            Some(ContextValue::String(near)) => {
                hints.insert(0, format!("did you mean {near}?"));
            }
            Some(ContextValue::Strings(near)) => {
                hints.insert(0, format!("did you mean {}?", near.join(" or ")));
            }
            _ => {}
        }
    }
    CliError { code: USAGE, message, hints }
}

/// Whether errors are wanted as JSON, before the arguments are parsed.
pub(super) fn json_asked(arguments: &[OsString]) -> bool {
    let words: Vec<_> = arguments.iter().filter_map(|word| word.to_str()).collect();
    let pair = |pair: &[&str]| pair == ["--format", "json"];
    words.contains(&"--json") || words.contains(&"--format=json") || words.windows(2).any(pair)
}
