//! Proposed facts: read from a file, and what came of them.

use std::fmt::Write;
use std::path::Path;

use crate::cli::bounded::{read_file, read_stdin, utf8};
use crate::cli::error::{CliError, counted};
use crate::ingest::{Judgement, Standing};

/// Reads a file of proposed facts.
pub(in crate::cli) fn proposed(path: &Path) -> anyhow::Result<String> {
    let hint = "name a file of JSON Lines (`kb verify --schema` prints their schema)";
    let bytes = if path.as_os_str() == "-" {
        read_stdin("pipe the proposed facts into it")?
    } else {
        read_file(path, hint)?
    };
    let text = utf8(&path.display().to_string(), bytes, hint)?;
    if text.trim().is_empty() {
        return Err(CliError::data(format!("{} has no facts", path.display()), hint).into());
    }
    Ok(text)
}

/// How many facts are accepted, doubtful and refused.
pub(in crate::cli) fn summary(judged: &[Judgement]) -> String {
    let count = |standing| judged.iter().filter(|one| one.standing == standing).count();
    let facts = counted(judged.len(), "proposed fact");
    let [accepted, doubtful, refused] =
        [Standing::Accepted, Standing::Doubtful, Standing::Refused].map(count);
    format!("{facts}: {accepted} accepted, {doubtful} doubtful, {refused} refused")
}

/// The summary, and a line for each fact that is not accepted.
pub(super) fn listed(judged: &[Judgement]) -> String {
    if judged.is_empty() {
        return String::new();
    }
    let mut text = format!("  {}\n", summary(judged));
    for judgement in judged.iter().filter(|one| one.standing != Standing::Accepted) {
        // Writing to a String cannot fail.
        let _ = writeln!(text, "  {}", line(judgement));
    }
    text
}

/// What came of a fact.
pub(super) fn line(judgement: &Judgement) -> String {
    let Judgement { line, kind, standing, reasons, .. } = judgement;
    let kind = if kind.is_empty() { String::new() } else { format!(" ({kind})") };
    let colon = if reasons.is_empty() { "" } else { ": " };
    format!("line {line}{kind} {standing}{colon}{}", reasons.join("; "))
}

/// An error if a fact is not accepted.
pub(super) fn refuse_unchecked(judged: &[Judgement]) -> anyhow::Result<()> {
    let hints: Vec<String> =
        judged.iter().filter(|one| one.standing != Standing::Accepted).map(line).collect();
    let Some(number) = std::num::NonZero::new(hints.len()) else { return Ok(()) };
    let message = format!(
        "{} not borne out by the article; nothing was loaded",
        counted(number.get(), "proposed fact")
    );
    Err(CliError { hints, ..CliError::data(message, "") }.into())
}
