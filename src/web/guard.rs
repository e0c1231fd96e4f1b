//! What every request must keep to, and what every response says.

use std::net::IpAddr;
use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::header::{
    ALLOW, CACHE_CONTROL, CONTENT_SECURITY_POLICY, HOST, HeaderName, REFERRER_POLICY, VARY,
    X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, HeaderValue, Method, Response, StatusCode, Uri};
use axum::middleware::Next;

use super::Site;

/// The longest address, and the most bytes of headers.
const LONGEST: usize = 8 * 1024;

/// Everything comes from this page's own address; forms lead to it alone.
const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' \
    data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// The headers of every response.
const HEADERS: [(HeaderName, &str); 6] = [
    (CONTENT_SECURITY_POLICY, POLICY),
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (REFERRER_POLICY, "no-referrer"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (VARY, "accept-language"),
];

/// Refuses a request that is not allowed, before a page sees it.
pub(super) async fn guard(
    State(site): State<Arc<Site>>,
    request: Request,
    next: Next,
) -> Response<axum::body::Body> {
    let mut response = match refusal(&site, &request) {
        Some((status, reason)) => {
            let mut response = Response::new(format!("{reason}\n").into());
            *response.status_mut() = status;
            if status == StatusCode::METHOD_NOT_ALLOWED {
                response.headers_mut().insert(ALLOW, HeaderValue::from_static("GET, HEAD"));
            }
            response
        }
        None => next.run(request).await,
    };
    let headers = response.headers_mut();
    for (name, value) in HEADERS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    // A page may change with the base; its tag tells whether it did.
    headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-cache"));
    response
}

fn refusal(site: &Site, request: &Request) -> Option<(StatusCode, &'static str)> {
    let headers = request.headers();
    let size: usize = headers.iter().map(|(name, value)| name.as_str().len() + value.len()).sum();
    if request.uri().to_string().len() > LONGEST {
        return Some((StatusCode::URI_TOO_LONG, "the address is longer than 8 kB"));
    }
    if size > LONGEST {
        let status = StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE;
        return Some((status, "the headers are larger than 8 kB"));
    }
    if !is_allowed(site, request.uri(), headers) {
        let reason = "this page does not answer to that host name: `--allow-host NAME` allows one";
        return Some((StatusCode::MISDIRECTED_REQUEST, reason));
    }
    let is_reading = matches!(*request.method(), Method::GET | Method::HEAD);
    let reason = "the base is only read here: ask with GET";
    (!is_reading).then_some((StatusCode::METHOD_NOT_ALLOWED, reason))
}

/// Whether the request names this machine or an allowed host. A page of another site that
/// leads its own name to this machine cannot read the base (DNS rebinding).
fn is_allowed(site: &Site, uri: &Uri, headers: &HeaderMap) -> bool {
    let mut hosts = headers.get_all(HOST).iter();
    let (Some(Ok(host)), None) = (hosts.next().map(HeaderValue::to_str), hosts.next()) else {
        return false;
    };
    is_own(site, without_port(host)) && uri.host().is_none_or(|host| is_own(site, host))
}

/// Whether a name is one of this machine, or allowed.
fn is_own(site: &Site, name: &str) -> bool {
    let address = name.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
    address.is_ok_and(|address| address.is_loopback())
        || name.eq_ignore_ascii_case("localhost")
        || site.hosts.iter().any(|allowed| allowed.eq_ignore_ascii_case(name))
}

/// A host without its port.
fn without_port(host: &str) -> &str {
    match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|digit| digit.is_ascii_digit()) => name,
        _ => host,
    }
}
