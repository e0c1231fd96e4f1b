//! Checks a base: the file, the schema, and every fact. It only reads, and continues
//! after every finding.

mod file;
mod finding;
mod names;
mod periods;
mod rules;
mod schema;
mod vocabulary;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use super::base::{Base, STEPS};
use super::error::StoreError;
pub use finding::Finding;
use finding::Inspection;

/// How much of a base is checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// The file alone, of any schema.
    File,
    /// The file, the schema and the facts. The base must have the latest schema.
    Facts,
}

/// Checks a base; a sound base has no findings.
///
/// # Errors
/// If the base cannot be read at all, the user stops it, or the time limit is reached.
pub fn check(
    base: &mut Base,
    depth: Depth,
    timeout: Duration,
    stop: fn() -> bool,
) -> Result<Vec<Finding>, StoreError> {
    let timed_out = Arc::new(AtomicBool::new(false));
    let (flag, end) = (Arc::clone(&timed_out), Instant::now().checked_add(timeout));
    let over = move || {
        if end.is_some_and(|end| Instant::now() >= end) {
            flag.store(true, Ordering::Relaxed);
        }
        flag.load(Ordering::Relaxed) || stop()
    };
    let found = watched(base, depth, over).map_err(|error| base.error(error));
    match found {
        Err(StoreError::Interrupted) if timed_out.load(Ordering::Relaxed) => {
            Err(StoreError::Timeout(timeout.as_secs_f64()))
        }
        found => found,
    }
}

fn watched(
    base: &mut Base,
    depth: Depth,
    over: impl FnMut() -> bool + Send + 'static,
) -> rusqlite::Result<Vec<Finding>> {
    base.connection_mut().progress_handler(STEPS, Some(over))?;
    let mut inspection = Inspection::of(base.connection());
    let done = inspect(&mut inspection, depth);
    let findings = inspection.findings();
    base.connection_mut().progress_handler(0, None::<fn() -> bool>)?;
    done.map(|()| findings)
}

fn inspect(base: &mut Inspection<'_>, depth: Depth) -> rusqlite::Result<()> {
    file::inspect(base)?;
    if depth == Depth::Facts {
        schema::inspect(base)?;
        vocabulary::inspect(base)?;
        rules::inspect(base)?;
        periods::inspect(base)?;
        names::inspect(base)?;
    }
    Ok(())
}
