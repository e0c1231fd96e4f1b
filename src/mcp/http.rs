//! The same tools and resources by HTTP, at `/mcp` beside the page: each request is answered
//! on its own, in JSON, without a session. Requests of other hosts and of pages from
//! elsewhere are refused, and what is no message is answered as on standard input.

use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};
use rmcp::model::ErrorCode;
use rmcp::transport::streamable_http_server::session::never::NeverSessionManager;
use rmcp::transport::{StreamableHttpServerConfig, StreamableHttpService};

use super::Setup;
use super::handler::Handler;
use super::message::{Refusal, parsed};
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
    Router::new().route_service("/mcp", service).layer(from_fn(explained))
}

/// Answers what is no message, and a message whose parameters are not those of its method,
/// with the error of JSON-RPC that says so. The service, which checks host and origin first,
/// would call the former an unknown media type, and the latter an unknown method.
async fn explained(request: Request, next: Next) -> Response {
    let (head, body) = request.into_parts();
    let Ok(body) = to_bytes(body, LARGEST).await else {
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    };
    let is_json = is_json(&head.headers);
    let refusal = parsed(&body).err();
    let response = next.run(Request::from_parts(head, Body::from(body))).await;
    let Some(refusal) = refusal.filter(|_| is_json) else { return response };
    match (response.status(), refusal) {
        (StatusCode::UNSUPPORTED_MEDIA_TYPE, refusal) => {
            told(StatusCode::BAD_REQUEST, refusal.unwrap_or_else(Refusal::empty))
        }
        (status, Some(refusal)) if refusal.code == ErrorCode::INVALID_PARAMS => {
            told(status, refusal)
        }
        _ => response,
    }
}

/// The error as the body of a response.
fn told(status: StatusCode, refusal: Refusal) -> Response {
    (status, [(CONTENT_TYPE, "application/json")], refusal.line()).into_response()
}

fn is_json(headers: &HeaderMap) -> bool {
    let kind = headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default();
    kind.trim().eq_ignore_ascii_case("application/json")
}
