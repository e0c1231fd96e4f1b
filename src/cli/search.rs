//! `kb search`.

use super::answer::Answer;

/// search.
#[derive(Debug, clap::Args)]
pub(super) struct Args {}

pub(super) fn run(_global: &super::args::Global, _args: &Args) -> anyhow::Result<Answer> {
    Ok(Answer::default())
}
