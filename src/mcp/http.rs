//! The same tools and resources by HTTP, at `/mcp` beside the page: each request is answered
//! on its own, in JSON, without a session. Requests of other hosts and of pages from
//! elsewhere are refused.

use std::sync::Arc;

use axum::Router;
use rmcp::transport::streamable_http_server::session::never::NeverSessionManager;
use rmcp::transport::{StreamableHttpServerConfig, StreamableHttpService};

use super::Setup;
use super::handler::Handler;
use crate::store::Pool;

/// The most bytes of a message.
const LARGEST: usize = 1024 * 1024;

/// The names of this machine.
const OWN: [&str; 3] = ["localhost", "127.0.0.1", "[::1]"];

/// Answers at `/mcp` from the bases of a pool, to those who ask by one of the names of this
/// machine, or an allowed one.
pub(crate) fn routes(setup: Setup, pool: Arc<Pool>, hosts: &[String]) -> Router {
    let names = || OWN.into_iter().chain(hosts.iter().map(String::as_str));
    let origins =
        names().flat_map(|name| [format!("http://{name}:*"), format!("https://{name}:*")]);
    let config = StreamableHttpServerConfig::default()
        .with_allowed_hosts(names())
        .with_allowed_origins(origins)
        .with_legacy_session_mode(false)
        .with_json_response(true)
        .with_max_request_body_bytes(LARGEST);
    let handler = Handler::new(setup, pool);
    let sessions = Arc::new(NeverSessionManager::default());
    let service = StreamableHttpService::new(move || Ok(handler.clone()), sessions, config);
    Router::new().route_service("/mcp", service)
}
