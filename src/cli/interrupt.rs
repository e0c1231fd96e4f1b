//! Ctrl-C and SIGTERM while a statement runs: the statement is stopped, its
//! transaction rolled back, and nothing is left behind. A second one ends the
//! process at once.
//!
//! A session that rests between two statements does not hold a signal up: it
//! does what it does to any process. Only Ctrl-C is the prompt's own business.

use std::ffi::c_int;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

#[cfg(unix)]
use signal_hook::consts::SIGXFSZ;
use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::flag;

/// A flag that a signal handler may read.
type Flag = OnceLock<Arc<AtomicBool>>;

/// Whether the user wants to stop.
static ASKED: Flag = Flag::new();

/// The signals that are watched, and whether each is let through just now.
static SIGNALS: [(c_int, Flag); 2] = [(SIGINT, Flag::new()), (SIGTERM, Flag::new())];

/// From now on the user's wish to stop is noted instead of ending the process.
pub(super) fn watch() -> std::io::Result<()> {
    static WATCHING: AtomicBool = AtomicBool::new(false);
    if WATCHING.load(Ordering::Relaxed) {
        return Ok(());
    }
    let shared = |flag: &Flag| Arc::clone(flag.get_or_init(Arc::default));
    for (signal, let_through) in &SIGNALS {
        flag::register_conditional_default(*signal, shared(let_through))?;
        flag::register_conditional_shutdown(*signal, 130, shared(&ASKED))?;
        flag::register(*signal, shared(&ASKED))?;
    }
    WATCHING.store(true, Ordering::Relaxed);
    Ok(())
}

/// From now on a write past the limit on the size of files (`ulimit -f`) fails as
/// one to a full disk does, instead of ending the process.
pub(super) fn ignore_sigxfsz() {
    // A process that cannot be told is ended, and leaves what a killed one leaves.
    #[cfg(unix)]
    let _ = flag::register(SIGXFSZ, Arc::default());
}

/// Whether the user wants to stop.
pub(super) fn stop() -> bool {
    ASKED.get().is_some_and(|asked| asked.load(Ordering::Relaxed))
}

/// A session begins a statement, which a signal is to stop.
pub(super) fn begin() -> std::io::Result<()> {
    watch()?;
    for (_, let_through) in &SIGNALS {
        set(let_through, false);
    }
    Ok(())
}

/// A session has done with a statement: what was asked of it is forgotten.
pub(super) fn rest(at_prompt: bool) {
    set(&ASKED, false);
    for (signal, let_through) in &SIGNALS {
        set(let_through, *signal != SIGINT || !at_prompt);
    }
}

fn set(flag: &Flag, value: bool) {
    if let Some(flag) = flag.get() {
        flag.store(value, Ordering::Relaxed);
    }
}
