//! What ends a server.

use std::io;

/// Waits for Ctrl-C or SIGTERM.
///
/// # Errors
/// If the signals cannot be listened for.
#[cfg(unix)]
pub(crate) async fn stopped() -> io::Result<()> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut terminated = signal(SignalKind::terminate())?;
    tokio::select! {
        interrupted = tokio::signal::ctrl_c() => interrupted,
        _ = terminated.recv() => Ok(()),
    }
}

/// Waits for Ctrl-C.
///
/// # Errors
/// If the signal cannot be listened for.
#[cfg(not(unix))]
pub(crate) async fn stopped() -> io::Result<()> {
    tokio::signal::ctrl_c().await
}
