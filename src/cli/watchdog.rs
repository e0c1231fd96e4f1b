//! Kills a command that overruns its timeout. SQLite looks at the clock only
//! between the steps of a statement, and one step of a hostile statement can
//! take hours. Commands under the watchdog only read, so the process can end at
//! any moment.

use std::process;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use anyhow::Context;

use super::error::{CliError, INTERRUPTED};
use crate::query::QueryError;
use crate::store::Base;

/// The time SQLite gets to stop by itself before the process is killed: longer
/// than any harmless step takes, on a busy machine too.
const GRACE: Duration = Duration::from_secs(3);

/// The stack of the watchdog's thread: enough to print an error.
const STACK: usize = 256 * 1024;

/// The watch, until its thread starts.
static WAITING: Mutex<Option<Box<dyn FnOnce() + Send>>> = Mutex::new(None);

/// Interrupts the running statement.
static INTERRUPT: Mutex<Option<Box<dyn Fn() + Send>>> = Mutex::new(None);

/// Makes the timeout interrupt statements on this base, and starts the watchdog.
pub(super) fn arm(base: &Base) -> anyhow::Result<()> {
    if let Ok(mut interrupt) = INTERRUPT.lock() {
        *interrupt = Some(base.stopper());
    }
    start()
}

/// Starts the watchdog's thread unless it runs already. A process with one
/// thread opens a base faster, so this comes after opening where it can.
pub(super) fn start() -> anyhow::Result<()> {
    let watch = WAITING.lock().ok().and_then(|mut waiting| waiting.take());
    let Some(watch) = watch else { return Ok(()) };
    thread::Builder::new()
        .stack_size(STACK)
        .spawn(watch)
        .map(drop)
        .context("no thread can be started")
}

/// Watches over one timeout.
pub(super) struct Watchdog {
    timeout: Duration,
    expired: Arc<AtomicBool>,
    end: mpsc::Sender<()>,
}

impl Watchdog {
    /// A watchdog that waits for [`start`]. `report` reports the timeout right
    /// before the process is killed, and returns the exit code.
    pub(super) fn new(
        timeout: Duration,
        report: impl FnOnce(&CliError) -> u8 + Send + 'static,
    ) -> Self {
        let (end, ended) = mpsc::channel();
        let expired = Arc::new(AtomicBool::new(false));
        let flag = Arc::clone(&expired);
        let watch = move || {
            if passes(timeout, &ended) {
                flag.store(true, Ordering::Relaxed);
                interrupt();
                if passes(GRACE, &ended) {
                    process::exit(report(&error(timeout)).into());
                }
            }
        };
        if let Ok(mut waiting) = WAITING.lock() {
            *waiting = Some(Box::new(watch));
        }
        Self { timeout, expired, end }
    }

    /// Ends the watch. An interruption that the watchdog caused becomes the
    /// timeout's error.
    pub(super) fn end<T>(self, result: anyhow::Result<T>) -> anyhow::Result<T> {
        drop(self.end);
        result.map_err(|cause| {
            let cause = CliError::from(cause);
            let expired = cause.code == INTERRUPTED && self.expired.load(Ordering::Relaxed);
            if expired { error(self.timeout).into() } else { cause.into() }
        })
    }
}

/// Whether this time passes before the watch ends.
fn passes(time: Duration, ended: &Receiver<()>) -> bool {
    ended.recv_timeout(time) == Err(RecvTimeoutError::Timeout)
}

fn interrupt() {
    if let Ok(Some(interrupt)) = INTERRUPT.lock().as_deref() {
        interrupt();
    }
}

fn error(timeout: Duration) -> CliError {
    CliError::from(anyhow::Error::from(QueryError::Timeout(timeout.as_secs_f64())))
}
