//! `kb completions`.

use super::answer::Answer;

/// completions.
#[derive(Debug, clap::Args)]
pub(super) struct Args {}

pub(super) fn run(_args: &Args) -> anyhow::Result<Answer> {
    Ok(Answer::default())
}

pub(super) fn answer_shell() {}
