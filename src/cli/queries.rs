//! `kb queries`.

use super::answer::Answer;

/// queries.
#[derive(Debug, clap::Args)]
pub(super) struct Args {}

pub(super) fn run(_args: &Args) -> anyhow::Result<Answer> {
    Ok(Answer::default())
}
