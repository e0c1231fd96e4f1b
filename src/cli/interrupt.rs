//! Ctrl-C and SIGTERM while a statement runs: the statement is stopped, its
//! transaction rolled back, and nothing is left behind. A second one ends the
//! process at once, and so does the first while nothing runs.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::flag;

static ASKED: OnceLock<Arc<AtomicBool>> = OnceLock::new();
static RESTING: OnceLock<Arc<AtomicBool>> = OnceLock::new();

/// From now on the user's wish to stop is noted instead of ending the process.
pub(super) fn watch() -> std::io::Result<()> {
    static WATCHING: AtomicBool = AtomicBool::new(false);
    if WATCHING.load(Ordering::Relaxed) {
        return Ok(());
    }
    let asked = Arc::clone(ASKED.get_or_init(Arc::default));
    let resting = Arc::clone(RESTING.get_or_init(Arc::default));
    for signal in [SIGINT, SIGTERM] {
        flag::register_conditional_default(signal, Arc::clone(&resting))?;
        flag::register_conditional_shutdown(signal, 130, Arc::clone(&asked))?;
        flag::register(signal, Arc::clone(&asked))?;
    }
    WATCHING.store(true, Ordering::Relaxed);
    Ok(())
}

/// Whether the user wants to stop.
pub(super) fn stop() -> bool {
    ASKED.get().is_some_and(|asked| asked.load(Ordering::Relaxed))
}

/// A session begins another statement: the wish to stop the last one is
/// forgotten.
pub(super) fn begin() -> std::io::Result<()> {
    watch()?;
    set(&ASKED, false);
    set(&RESTING, false);
    Ok(())
}

/// A session waits for its user: a signal does again what it does to any other
/// process.
pub(super) fn rest() {
    set(&RESTING, true);
}

fn set(flag: &OnceLock<Arc<AtomicBool>>, value: bool) {
    if let Some(flag) = flag.get() {
        flag.store(value, Ordering::Relaxed);
    }
}
