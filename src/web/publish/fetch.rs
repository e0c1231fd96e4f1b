//! Asks the page for what a browser would get.

use std::io;
use std::sync::Arc;

use axum::body::{Body, Bytes, to_bytes};
use axum::http::header::{HOST, LOCATION};
use axum::http::{Request, Response, Uri};
use hyper::service::Service;
use hyper_util::service::TowerToHyperService;
use tokio::runtime::{Builder, Runtime};

use super::PublishError;
use super::address::Address;
use crate::store::Pool;
use crate::web::Site;
use crate::web::routes::routes;

/// A page that answers within this process.
pub(super) struct Fetcher {
    runtime: Runtime,
    service: TowerToHyperService<axum::Router>,
}

impl Fetcher {
    pub(super) fn new(site: Site, pool: Arc<Pool>) -> io::Result<Self> {
        let runtime = Builder::new_current_thread().enable_all().max_blocking_threads(1).build()?;
        let service = TowerToHyperService::new(routes(site, pool));
        Ok(Self { runtime, service })
    }

    /// The body of a page, or of the one it leads to; none if there is no such page.
    pub(super) fn fetch(&self, address: &Address) -> Result<Option<Bytes>, PublishError> {
        let Some(uri) = address.uri() else { return Ok(None) };
        let mut response = self.ask(&uri)?;
        if response.status().is_redirection() {
            let there = response.headers().get(LOCATION).and_then(|there| there.to_str().ok());
            let Some(there) = there.and_then(|there| there.parse().ok()) else { return Ok(None) };
            response = self.ask(&there)?;
        }
        let status = response.status();
        let body = self.runtime.block_on(to_bytes(response.into_body(), usize::MAX));
        let body = body.map_err(io::Error::other)?;
        if status.is_server_error() {
            return Err(PublishError::Page(uri.to_string(), status.to_string()));
        }
        Ok(status.is_success().then_some(body))
    }

    fn ask(&self, uri: &Uri) -> Result<Response<Body>, PublishError> {
        let request = Request::get(uri.clone()).header(HOST, "localhost").body(Body::empty());
        let request = request.map_err(io::Error::other)?;
        let answer = self.runtime.block_on(self.service.call(request));
        Ok(answer.unwrap_or_else(|never| match never {}))
    }
}
