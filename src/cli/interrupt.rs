//! Ctrl-C and SIGTERM while a statement runs: the statement is interrupted and
//! its transaction rolled back. A second signal ends the process at once.
//!
//! Between two statements of a session signals have their default effect, except
//! for Ctrl-C at the prompt, which is a key.

use std::ffi::c_int;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

#[cfg(unix)]
use signal_hook::consts::SIGXFSZ;
use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::flag;

/// A flag that a signal handler can read.
type Flag = OnceLock<Arc<AtomicBool>>;

/// Whether a signal asked to stop.
static ASKED: Flag = Flag::new();

/// The handled signals, and whether each has its default effect at the moment.
static SIGNALS: [(c_int, Flag); 2] = [(SIGINT, Flag::new()), (SIGTERM, Flag::new())];

/// Handles the signals: from now on they set a flag instead of ending the process.
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

/// Makes a write beyond the file size limit (`ulimit -f`) fail like a write to a
/// full disk, instead of ending the process.
pub(super) fn ignore_sigxfsz() {
    // If this fails the process is killed there, which leaves the base intact.
    #[cfg(unix)]
    let _ = flag::register(SIGXFSZ, Arc::default());
}

/// The cancellation callback: whether a signal asked to stop.
pub(super) fn stop() -> bool {
    ASKED.get().is_some_and(|asked| asked.load(Ordering::Relaxed))
}

/// Forgets a signal that was meant for another program.
pub(super) fn forget() {
    set(&ASKED, false);
}

/// Begins a statement of a session, which signals interrupt.
pub(super) fn begin() -> std::io::Result<()> {
    watch()?;
    for (_, let_through) in &SIGNALS {
        set(let_through, false);
    }
    Ok(())
}

/// Ends a statement of a session and resets the flag.
pub(super) fn rest(at_prompt: bool) {
    forget();
    for (signal, let_through) in &SIGNALS {
        set(let_through, *signal != SIGINT || !at_prompt);
    }
}

fn set(flag: &Flag, value: bool) {
    if let Some(flag) = flag.get() {
        flag.store(value, Ordering::Relaxed);
    }
}
