//! `kb man`.

use super::answer::Answer;

/// man.
#[derive(Debug, clap::Args)]
pub(super) struct Args {}

pub(super) fn run(_args: &Args) -> anyhow::Result<Answer> {
    Ok(Answer::default())
}
