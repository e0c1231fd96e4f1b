//! `kb completions`, and the answers to a shell that asks for completions. The
//! script that a shell loads calls this binary at every press of Tab, so slugs
//! are those of the current base.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::builder::PossibleValuesParser;
use clap_complete::engine::{ArgValueCompleter, CompletionCandidate};
use clap_complete::env::{CompleteEnv, Shells};

use super::error::CliError;
use super::report::{Body, Report};
use crate::model::Language;
use crate::query::{Canned, Limits, Rows, Value, slugs_beginning};
use crate::render::visible;
use crate::store::Base;

/// The variable by which a shell asks for completions.
const VARIABLE: &str = "KB_COMPLETE";

/// The time limit after pressing Tab.
const TIMEOUT: Duration = Duration::from_millis(300);

/// Print a script that completes kb's commands, options and names in a shell.
///
/// The script runs kb at every press of Tab, so slugs are those of the base that
/// the command would open. Load the script again after an update of kb.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  bash        echo 'source <(kb completions bash)' >> ~/.bashrc
  zsh         echo 'source <(kb completions zsh)' >> ~/.zshrc
  fish        echo 'kb completions fish | source' >> ~/.config/fish/config.fish
  elvish      echo 'eval (kb completions elvish | slurp)' >> ~/.elvish/rc.elv
  powershell  kb completions powershell | Out-String | Invoke-Expression")]
pub(super) struct Args {
    /// The shell.
    #[arg(value_parser = PossibleValuesParser::new(Shells::builtins().names()))]
    shell: String,
}

pub(super) fn run(args: &Args) -> anyhow::Result<Report> {
    let shells = Shells::builtins();
    let hint = "kb completions --help lists the shells";
    let shell = shells
        .completer(&args.shell)
        .ok_or_else(|| CliError::usage(format!("{} is not known", args.shell), hint))?;
    let mut script = Vec::new();
    shell.write_registration(VARIABLE, "kb", "kb", &this_binary(), &mut script)?;
    let body = Body::Verbatim(String::from_utf8(script)?);
    Ok(Report { body, ..Report::default() })
}

/// The binary as the user called it: its name if it was found in PATH, else its
/// full path.
fn this_binary() -> String {
    let called = PathBuf::from(std::env::args_os().next().unwrap_or_else(|| "kb".into()));
    let by_path = called.components().nth(1).is_some();
    let called = if by_path { std::path::absolute(&called).unwrap_or(called) } else { called };
    called.to_string_lossy().into_owned()
}

/// If a shell asks for completions, answers it and ends the process.
pub(super) fn answer_shell() {
    if std::env::var_os(VARIABLE).is_some() {
        CompleteEnv::with_factory(super::command).var(VARIABLE).bin("kb").complete();
    }
}

/// Completes the slugs of the base; none if it cannot be read.
pub(super) fn slugs() -> ArgValueCompleter {
    ArgValueCompleter::new(|begun: &OsStr| {
        let base = base_named(std::env::args_os(), std::env::var_os("KB_DB"));
        begun.to_str().and_then(|begun| known(&base, begun)).unwrap_or_default()
    })
}

/// Completes the names of the canned queries.
pub(super) fn canned_names() -> ArgValueCompleter {
    ArgValueCompleter::new(|begun: &OsStr| {
        let begun = begun.to_string_lossy();
        let begins = Canned::all().iter().filter(|canned| canned.name().starts_with(&*begun));
        begins.map(|canned| candidate(canned.name(), canned.title(Language::En))).collect()
    })
}

fn known(base: &Path, begun: &str) -> Option<Vec<CompletionCandidate>> {
    let mut base = Base::open(base, TIMEOUT).ok()?;
    let limits = Limits { timeout: TIMEOUT, ..Limits::default() };
    let Rows { rows, .. } = slugs_beginning(base.connection_mut(), begun, &limits).ok()?;
    let candidates = rows.iter().filter_map(|row| match row.as_slice() {
        // The shell runs what is inserted, so only plain slugs are offered.
        [Value::Text(slug), Value::Text(name)] if is_harmless(slug) => {
            Some(candidate(slug, &visible(name).replace('\n', " ")))
        }
        _ => None,
    });
    Some(candidates.collect())
}

fn is_harmless(slug: &str) -> bool {
    slug.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte))
}

fn candidate(value: &str, help: &str) -> CompletionCandidate {
    CompletionCandidate::new(value).help(Some(help.to_owned().into()))
}

/// The base of the command line being completed. A completer gets only the word
/// at the cursor, so this reads the other words itself.
fn base_named(words: impl Iterator<Item = OsString>, variable: Option<OsString>) -> PathBuf {
    let mut named = variable.filter(|name| !name.is_empty());
    let mut words = words.skip_while(|word| word != "--").skip(1);
    while let Some(word) = words.next() {
        if word == "--db" {
            named = words.next().or(named);
        } else if let Some(name) = word.to_str().and_then(|word| word.strip_prefix("--db=")) {
            named = Some(name.into());
        }
    }
    named.map_or_else(|| "kb.db".into(), PathBuf::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(words: &[&str], variable: Option<&str>) -> String {
        let words = ["kb", "--"].iter().chain(words).map(OsString::from);
        base_named(words, variable.map(OsString::from)).display().to_string()
    }

    #[test]
    fn the_base_is_the_one_the_command_would_open() {
        assert_eq!(named(&["kb", "show", ""], None), "kb.db");
        assert_eq!(named(&["kb", "show", ""], Some("v.db")), "v.db");
        assert_eq!(named(&["kb", "--db", "a.db", "show", ""], Some("v.db")), "a.db");
        assert_eq!(named(&["kb", "show", "", "--db=b.db"], None), "b.db");
        assert_eq!(named(&["kb", "show", "--db"], Some("v.db")), "v.db");
    }
}
