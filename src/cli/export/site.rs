//! The pages of `kb serve` as files.

use std::sync::Arc;
use std::time::Duration;

use super::Args;
use super::place::to_folder;
use crate::cli::args::Global;
use crate::exports::ExportError;
use crate::query::Limits;
use crate::query::show::View;
use crate::store::Pool;
use crate::web::{PublishError, Site, publish};

/// How long a statement may take: nobody waits for a page.
const PATIENCE: Duration = Duration::from_hours(1);

pub(super) fn run(
    global: &Global,
    args: &Args,
    view: &View,
) -> anyhow::Result<crate::cli::report::Report> {
    let pool = Arc::new(Pool::new(&global.db, global.wait, view.limits.memory));
    let site = Site {
        limits: Limits { timeout: PATIENCE, ..view.limits },
        hosts: Vec::new(),
        language: args.lang,
        as_of: Some(args.as_of.day()),
        sql: false,
        is_patient: true,
        // The error itself is reported.
        tell: |_| (),
    };
    to_folder(args, |tree| match publish(&site, &pool, tree) {
        Ok(pages) => Ok(format!("{pages} files of pages")),
        Err(PublishError::Query(error)) => Err(error.into()),
        Err(PublishError::Store(error)) => Err(ExportError::Query(error.into())),
        Err(PublishError::Io(error)) => Err(error.into()),
        Err(PublishError::Interrupted) => Err(crate::query::QueryError::Interrupted.into()),
        Err(error) => Err(std::io::Error::other(error).into()),
    })
}
