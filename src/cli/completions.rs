//! `kb completions`, and the answers to a shell that asks for completions. The
//! script that a shell loads calls this binary at every press of Tab; `candidates`
//! has what is offered for each argument.

use std::io::{self, Write};
use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap_complete::env::{CompleteEnv, Shells};

use super::error::CliError;
use super::report::{Body, Report};

/// The variable by which a shell asks for completions.
const VARIABLE: &str = "KB_COMPLETE";

/// Print a script that completes kb's commands, options and names in a shell.
///
/// The script runs kb at every press of Tab, so slugs are those of the base that
/// the command would open. Load the script again after an update of kb.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  bash        echo 'source <(kb completions bash)' >> ~/.bashrc
  zsh         echo 'source <(kb completions zsh)' >> ~/.zshrc
  fish        kb completions fish > ~/.config/fish/completions/kb.fish
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
    forget_others(&args.shell, &mut script)?;
    shell.write_registration(VARIABLE, "kb", "kb", &this_binary(), &mut script)?;
    let body = Body::Verbatim(String::from_utf8(script)?);
    Ok(Report { body, ..Report::default() })
}

/// fish brings completions for another program called kb, which it would load beside
/// these.
fn forget_others(shell: &str, script: &mut Vec<u8>) -> io::Result<()> {
    if shell == "fish" { writeln!(script, "complete --erase --command kb") } else { Ok(()) }
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
