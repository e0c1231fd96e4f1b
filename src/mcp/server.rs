//! Answers messages until the client closes a stream or a signal ends it.

use std::fs::File;
use std::io::{self, BufReader};
use std::sync::Arc;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use rmcp::serve_server;
use rmcp::service::ServerInitializeError;
use tokio::runtime::Builder;

use super::Setup;
use super::handler::{Handler, end};
use super::lines::Lines;
use crate::signals::stopped;
use crate::store::Pool;

/// How many calls are answered at once; more wait.
const WORKERS: usize = 4;

/// How long answers that are being written are waited for at the end.
const LAST: Duration = Duration::from_secs(1);

/// Answers over standard input and output, from the bases of a pool, until the client closes one of them, Ctrl-C or
/// SIGTERM.
///
/// # Errors
/// If the runtime or the output cannot be set up.
pub(crate) fn serve(setup: Setup, pool: Pool) -> io::Result<()> {
    let handler = Handler::new(setup, Arc::new(pool));
    let (lines, writing) = Lines::open(BufReader::new(io::stdin()), output()?, handler.room());
    let runtime =
        Builder::new_current_thread().enable_all().max_blocking_threads(WORKERS).build()?;
    let ended = runtime.block_on(async {
        tokio::select! {
            () = converse(handler, lines) => Ok(()),
            stopped = stopped() => stopped,
        }
    });
    end();
    runtime.shutdown_timeout(LAST);
    // The last answers are written, unless nobody reads them.
    let (written, all) = mpsc::channel();
    thread::spawn(move || written.send(writing.join().is_ok()));
    let _ = all.recv_timeout(LAST);
    ended
}

/// Standard output without the lock that the process shares: it may wait for a client that
/// does not read, which must not keep the process from ending.
fn output() -> io::Result<File> {
    #[cfg(unix)]
    let output = std::os::fd::AsFd::as_fd(&io::stdout()).try_clone_to_owned()?;
    #[cfg(windows)]
    let output = std::os::windows::io::AsHandle::as_handle(&io::stdout()).try_clone_to_owned()?;
    Ok(File::from(output))
}

/// Answers until the client is gone. What comes before a client has said which protocol it
/// speaks, and is no request, does not end the conversation.
async fn converse(handler: Handler, lines: Lines) {
    loop {
        match serve_server(handler.clone(), lines.clone()).await {
            Ok(running) => {
                // It ends with its streams; a task that fails has nothing left to say.
                let _ = running.waiting().await;
                return;
            }
            Err(
                ServerInitializeError::ExpectedInitializeRequest(_)
                | ServerInitializeError::InitializeFailed(_),
            ) => {}
            Err(_) => return,
        }
    }
}
