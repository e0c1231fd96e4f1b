//! Help, version and wrong usage, as clap reports them.

use std::ffi::{OsStr, OsString};
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
    // The arguments are part of the text, so clap's colors cannot be distinguished from theirs.
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

/// The arguments, those of `kb sql` that begin with a comment, `-- text`, behind a space:
/// clap takes them for options otherwise. No option has white space in its name.
pub(super) fn statements(mut arguments: Vec<OsString>) -> Vec<OsString> {
    if arguments.iter().any(|argument| argument == "sql") {
        for argument in arguments.iter_mut().filter(|argument| is_comment(argument)) {
            let mut behind = OsString::from(" ");
            behind.push(&*argument);
            *argument = behind;
        }
    }
    arguments
}

fn is_comment(argument: &OsStr) -> bool {
    let name = argument.to_str().and_then(|text| text.strip_prefix("--")?.split('=').next());
    name.is_some_and(|name| name.contains(char::is_whitespace))
}

/// Whether errors are wanted as JSON, before the arguments are parsed.
pub(super) fn json_asked(arguments: &[OsString]) -> bool {
    let words: Vec<_> = arguments.iter().filter_map(|word| word.to_str()).collect();
    let pair = |pair: &[&str]| pair == ["--format", "json"];
    words.contains(&"--json") || words.contains(&"--format=json") || words.windows(2).any(pair)
}
