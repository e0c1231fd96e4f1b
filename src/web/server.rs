//! Takes connections and answers their requests until a signal ends it.

use std::io;
use std::net::TcpListener;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::runtime::Builder;
use tokio::sync::Semaphore;

use super::Site;
use super::routes::routes;
use crate::signals::stopped;
use crate::store::Pool;

/// How many connections are open at once; more wait to be taken.
const CONNECTIONS: usize = 512;

/// How many questions are answered at once; more wait.
const WORKERS: usize = 8;

/// The bytes of a request's head that are read before it is refused.
const HEAD: usize = 64 * 1024;

/// How long the head of a request may take to come.
const HEAD_TIME: Duration = Duration::from_secs(30);

/// How long questions that are being answered are waited for at the end.
const LAST: Duration = Duration::from_secs(1);

/// Set when the server ends, so that statements stop.
static ENDING: AtomicBool = AtomicBool::new(false);

/// Answers requests until Ctrl-C or SIGTERM, those of the page from the bases of a pool;
/// `more` are further addresses, which guard themselves.
///
/// # Errors
/// If the runtime or the listener cannot be set up.
pub(crate) fn serve(
    listener: TcpListener,
    mut site: Site,
    pool: Arc<Pool>,
    more: Router,
) -> io::Result<()> {
    site.limits.stop = || ENDING.load(Ordering::Relaxed);
    listener.set_nonblocking(true)?;
    let runtime =
        Builder::new_current_thread().enable_all().max_blocking_threads(WORKERS).build()?;
    let ended = runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        let taking = tokio::spawn(take(listener, routes(site, pool).merge(more)));
        stopped().await?;
        taking.abort();
        Ok(())
    });
    ENDING.store(true, Ordering::Relaxed);
    runtime.shutdown_timeout(LAST);
    ended
}

async fn take(listener: tokio::net::TcpListener, addresses: Router) {
    let service = TowerToHyperService::new(addresses);
    let room = Arc::new(Semaphore::new(CONNECTIONS));
    loop {
        let Ok(permit) = Arc::clone(&room).acquire_owned().await else { return };
        // A connection that fails before it is taken is the other side's loss; too many
        // open files pass.
        let Ok((stream, _)) = listener.accept().await else {
            tokio::time::sleep(Duration::from_millis(50)).await;
            continue;
        };
        let service = service.clone();
        tokio::spawn(async move {
            let mut connection = http1::Builder::new();
            connection.max_buf_size(HEAD).timer(TokioTimer::new()).header_read_timeout(HEAD_TIME);
            // Nobody is left to tell of a connection that breaks.
            drop(connection.serve_connection(TokioIo::new(stream), service).await);
            drop(permit);
        });
    }
}
