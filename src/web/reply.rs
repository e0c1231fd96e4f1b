//! What is sent back: a body with its type and status.

use axum::body::{Body, Bytes};
use axum::http::header::{CONTENT_TYPE, ETAG, LOCATION, RETRY_AFTER};
use axum::http::{HeaderValue, Response, StatusCode};
use sha2::{Digest, Sha256};

use super::visit::Form;
use crate::query::hex;
use crate::render::visible;

/// An answer to a request.
#[derive(Clone, Debug)]
pub(super) struct Reply {
    pub(super) status: StatusCode,
    pub(super) kind: &'static str,
    pub(super) body: Bytes,
    /// What tells the body from others.
    pub(super) tag: String,
    /// Whether parts are missing that took too long.
    pub(super) is_hurried: bool,
    /// Where to look instead.
    pub(super) location: Option<String>,
}

impl Form {
    /// The media type.
    fn kind(self) -> &'static str {
        match self {
            Self::Html => "text/html; charset=utf-8",
            Self::Json => "application/json",
            Self::Csv => "text/csv; charset=utf-8",
            Self::Markdown => "text/markdown; charset=utf-8",
            Self::Svg => "image/svg+xml",
            Self::Ics => "text/calendar; charset=utf-8",
            Self::Atom => "application/atom+xml; charset=utf-8",
        }
    }
}

impl Reply {
    pub(super) fn new(form: Form, body: String) -> Self {
        // No page has control characters of its own; those of a base are spelt out.
        let body = match form {
            Form::Html | Form::Atom => visible(&body).into_owned(),
            _ => body,
        };
        Self::of(form, body)
    }

    /// Leads to another page.
    pub(super) fn redirect(location: String) -> Self {
        let empty = Self::of(Form::Html, String::new());
        Self { status: StatusCode::SEE_OTHER, location: Some(location), ..empty }
    }

    fn of(form: Form, body: String) -> Self {
        let tag = format!("\"{}\"", digest(body.as_bytes()));
        let (status, kind, body) = (StatusCode::OK, form.kind(), Bytes::from(body));
        Self { status, kind, body, tag, location: None, is_hurried: false }
    }

    pub(super) fn status(self, status: StatusCode) -> Self {
        Self { status, ..self }
    }

    /// The response, or that nothing changed since the request's own copy.
    pub(super) fn response(self, known: Option<&HeaderValue>) -> Response<Body> {
        let tag = self.tag;
        let known = known.and_then(|known| known.to_str().ok()).unwrap_or_default();
        let mut tags = known.split(',').map(|one| one.trim().trim_start_matches("W/"));
        let is_known = tags.any(|one| one == tag || one == "*");
        let mut response = if is_known && self.status == StatusCode::OK {
            let mut response = Response::new(Body::empty());
            *response.status_mut() = StatusCode::NOT_MODIFIED;
            response
        } else {
            let mut response = Response::new(Body::from(self.body));
            *response.status_mut() = self.status;
            response
        };
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(self.kind));
        if self.status == StatusCode::SERVICE_UNAVAILABLE {
            headers.insert(RETRY_AFTER, HeaderValue::from_static("1"));
        }
        let location = self.location.and_then(|location| location.parse().ok());
        headers.extend(location.map(|location| (LOCATION, location)));
        headers.extend(tag.parse().ok().map(|tag| (ETAG, tag)));
        response
    }
}

/// The first 16 digits of the SHA-256, which tell two bodies apart.
pub(super) fn digest(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes)[..8])
}
