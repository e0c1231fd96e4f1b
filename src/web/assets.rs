//! The style and the script, which come with the binary. A hash in the name lets browsers
//! keep them for good.

use std::sync::LazyLock;

use axum::extract::Path;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};

use super::reply::digest;

/// Name, media type and content of each.
const FILES: [(&str, &str, &str); 2] = [
    ("kb.css", "text/css; charset=utf-8", include_str!("assets/kb.css")),
    ("kb.js", "text/javascript; charset=utf-8", include_str!("assets/kb.js")),
];

/// The names with their hashes, in the order of the files.
static NAMES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let named = |(name, _, content): &(&str, &str, &str)| {
        let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
        format!("{stem}-{}.{ending}", digest(content.as_bytes()))
    };
    FILES.iter().map(named).collect()
});

/// The address of a file.
pub(super) fn address(file: &str) -> String {
    let at = FILES.iter().position(|(name, ..)| *name == file);
    format!("/assets/{}", at.and_then(|at| NAMES.get(at)).map_or("", String::as_str))
}

/// Sends a file.
pub(super) async fn asset(Path(name): Path<String>) -> Response {
    let found = NAMES.iter().zip(FILES).find(|(known, _)| **known == name);
    let Some((_, (_, kind, content))) = found else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let mut response = content.into_response();
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    let forever = HeaderValue::from_static("public, max-age=31536000, immutable");
    headers.insert(CACHE_CONTROL, forever);
    response
}
