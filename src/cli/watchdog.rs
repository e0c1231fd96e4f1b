//! The end of a command that its time limit does not end by itself: SQLite looks
//! at the clock every so many steps, and a step of a hostile statement can take
//! hours. Such a command only reads, so the process can be ended at any moment.

use std::process;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use anyhow::Context;

use super::args::Color;
use super::failure::{Failure, INTERRUPTED};
use crate::query::QueryError;
use crate::store::Base;

/// How long SQLite has to stop between two steps before the process is ended: long
/// enough for the longest step that ends, on a busy machine too.
const GRACE: Duration = Duration::from_secs(3);

/// Enough to print an error.
const STACK: usize = 256 * 1024;

/// Who is to watch, until there is something to watch over.
static ASLEEP: Mutex<Option<Box<dyn FnOnce() + Send>>> = Mutex::new(None);

/// Stops what is running.
static RUNNING: Mutex<Option<Box<dyn Fn() + Send>>> = Mutex::new(None);

/// From now on the limit stops what runs on this base.
pub(super) fn mind(base: &Base) -> anyhow::Result<()> {
    if let Ok(mut running) = RUNNING.lock() {
        *running = Some(base.stopper());
    }
    wake()
}

/// Lets the watchdog begin, if it did not yet. A process of one thread is faster;
/// so the base is opened first, which takes no longer than its size allows.
pub(super) fn wake() -> anyhow::Result<()> {
    let watch = ASLEEP.lock().ok().and_then(|mut asleep| asleep.take());
    let Some(watch) = watch else { return Ok(()) };
    thread::Builder::new()
        .stack_size(STACK)
        .spawn(watch)
        .map(drop)
        .context("no thread can be started")
}

/// Watches over a time limit until it is told the end.
pub(super) struct Watchdog {
    limit: Duration,
    over: Arc<AtomicBool>,
    end: mpsc::Sender<()>,
}

impl Watchdog {
    /// A watchdog that begins when it is woken.
    pub(super) fn set(limit: Duration, color: Color, as_json: bool) -> Self {
        let (end, ended) = mpsc::channel();
        let over = Arc::new(AtomicBool::new(false));
        let flag = Arc::clone(&over);
        let watch = move || {
            if is_over(&ended, limit) {
                flag.store(true, Ordering::Relaxed);
                interrupt();
                if is_over(&ended, GRACE) {
                    process::exit(failure(limit).print(color, as_json).into());
                }
            }
        };
        if let Ok(mut asleep) = ASLEEP.lock() {
            *asleep = Some(Box::new(watch));
        }
        Self { limit, over, end }
    }

    /// What came of the command: the limit's error if that stopped it.
    pub(super) fn end<T>(self, result: anyhow::Result<T>) -> anyhow::Result<T> {
        drop(self.end);
        result.map_err(|error| {
            let told = Failure::from(error);
            let stopped = told.code == INTERRUPTED && self.over.load(Ordering::Relaxed);
            if stopped { failure(self.limit).into() } else { told.into() }
        })
    }
}

/// Whether so much time goes by before the end.
fn is_over(ended: &Receiver<()>, time: Duration) -> bool {
    ended.recv_timeout(time) == Err(RecvTimeoutError::Timeout)
}

fn interrupt() {
    if let Ok(Some(stop)) = RUNNING.lock().as_deref() {
        stop();
    }
}

fn failure(limit: Duration) -> Failure {
    Failure::from(anyhow::Error::from(QueryError::Timeout(limit.as_secs_f64())))
}
