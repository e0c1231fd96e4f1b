//! Reads untrusted files up to a limit, so that neither a device nor a sparse
//! file fills the memory, and so that a signal ends the wait for a pipe.

use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::Path;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use super::error::CliError;
use super::interrupt;
use crate::files::open_regular;
use crate::ingest::LONGEST_TEXT;
use crate::store::StoreError;

/// The maximum size of a file in bytes: that of the longest article.
pub(super) const LARGEST: u64 = LONGEST_TEXT as u64;

/// How often the cancellation callback is asked while a pipe is read.
const PAUSE: Duration = Duration::from_millis(50);

/// Reads a regular file, or an open descriptor of this process such as `/dev/stdin`;
/// `hint` says what to name instead if that fails.
pub(super) fn read_file(path: &Path, hint: &str) -> anyhow::Result<Vec<u8>> {
    let read = if is_descriptor(path) {
        let path = path.to_owned();
        wait_for(move || File::open(path).and_then(read_all))?
    } else {
        open_regular(path).and_then(read_all)
    };
    read.map_err(|error| failed(&path.display().to_string(), &error, hint))
}

/// Reads standard input to its end.
pub(super) fn read_stdin(hint: &str) -> anyhow::Result<Vec<u8>> {
    let read = wait_for(|| read_all(io::stdin().lock()))?;
    read.map_err(|error| failed("standard input", &error, hint))
}

/// The bytes as text.
pub(super) fn utf8(name: &str, bytes: Vec<u8>, hint: &str) -> anyhow::Result<String> {
    let not_text = |_| CliError::data(format!("{name} is not UTF-8 text"), hint).into();
    String::from_utf8(bytes).map_err(not_text)
}

fn failed(name: &str, error: &io::Error, hint: &str) -> anyhow::Error {
    CliError::data(format!("{name} cannot be read: {error}"), hint).into()
}

/// Whether a path names an open descriptor of this process, as the shell's `<(…)` does.
/// Unlike a named pipe, its other end was opened before kb started.
fn is_descriptor(path: &Path) -> bool {
    cfg!(unix)
        && (path == "/dev/stdin"
            || path.starts_with("/dev/fd")
            || path.starts_with("/proc/self/fd"))
}

/// Reads in another thread: the system restarts an interrupted read, so a signal could
/// not stop this one.
fn wait_for<T: Send + 'static>(read: impl FnOnce() -> T + Send + 'static) -> Result<T, StoreError> {
    let (sender, receiver) = mpsc::channel();
    // Nobody receives it after an interruption.
    thread::spawn(move || drop(sender.send(read())));
    loop {
        match receiver.recv_timeout(PAUSE) {
            Ok(read) => return Ok(read),
            Err(RecvTimeoutError::Timeout) if !interrupt::stop() => {}
            Err(_) => return Err(StoreError::Interrupted),
        }
    }
}

/// Reads everything; an error if it is larger than allowed.
fn read_all(from: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(LARGEST + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LARGEST {
        let message = format!("it is larger than {} MiB", LARGEST >> 20);
        return Err(io::Error::new(ErrorKind::FileTooLarge, message));
    }
    Ok(bytes)
}
