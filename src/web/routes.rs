//! Which page answers which address, and how a page is made: away from the connections,
//! with a base of the pool.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::header::IF_NONE_MATCH;
use axum::http::{Response, StatusCode};
use axum::middleware::from_fn_with_state;
use axum::routing::{MethodRouter, get};
use tower_http::timeout::TimeoutLayer;

use super::assets::asset;
use super::fault::Fault;
use super::guard::guard;
use super::reply::Reply;
use super::visit::Visit;
use super::{Site, answer, ask, complete, feeds, home, sql, thing};
use crate::store::{Base, Pool};

/// What a page needs beyond its own request.
#[derive(Debug)]
struct Served {
    site: Arc<Site>,
    pool: Arc<Pool>,
}

/// What makes a page.
type Page = fn(&mut Base, &Visit, &Site) -> Result<Reply, Fault>;

/// Statements keep to the time limit; a page of several may take so much longer.
const GRACE: Duration = Duration::from_secs(3);

/// The addresses of the page, answered from the bases of a pool.
pub(super) fn routes(site: Site, pool: Arc<Pool>) -> Router {
    let time = site.limits.timeout.saturating_add(GRACE);
    let site = Arc::new(site);
    let served = Arc::new(Served { site: Arc::clone(&site), pool });
    Router::new()
        .route("/", page(home::home))
        .route("/index.json", page(home::home))
        .route("/ask", page(ask::ask))
        .route("/q/{name}", page(answer::answer))
        .route("/e/{slug}", page(thing::thing))
        .route("/event/{slug}", page(thing::thing))
        .route("/promise/{slug}", page(thing::thing))
        .route("/figure/{slug}", page(thing::thing))
        .route("/source/{slug}", page(thing::thing))
        .route("/source/{slug}/{number}", page(thing::thing))
        .route("/feed.atom", page(feeds::feed))
        .route("/feed.ics", page(feeds::feed))
        .route("/complete", page(complete::complete))
        .route("/sql", page(sql::sql))
        .route("/sql.json", page(sql::sql))
        .route("/sql.csv", page(sql::sql))
        .fallback_service(page(missing).with_state(Arc::clone(&served)))
        .with_state(served)
        .route("/assets/{file}", get(asset))
        .layer(TimeoutLayer::with_status_code(StatusCode::GATEWAY_TIMEOUT, time))
        .layer(from_fn_with_state(site, guard))
}

fn missing(_: &mut Base, visit: &Visit, _: &Site) -> Result<Reply, Fault> {
    Err(Fault::Missing(visit.words().t("missing").to_owned(), Vec::new()))
}

fn page(page: Page) -> MethodRouter<Arc<Served>> {
    get(move |State(served): State<Arc<Served>>, request: Request| async move {
        let (parts, _) = request.into_parts();
        let visit = Visit::new(&served.site, &parts.uri, &parts.headers);
        let made = tokio::task::spawn_blocking(move || served.reply(page, &visit));
        let failed = Response::builder().status(StatusCode::INTERNAL_SERVER_ERROR);
        match made.await {
            Ok(reply) => reply.response(parts.headers.get(IF_NONE_MATCH)),
            Err(_) => failed.body(axum::body::Body::empty()).unwrap_or_default(),
        }
    })
}

impl Served {
    fn reply(&self, page: Page, visit: &Visit) -> Reply {
        if let Some(wrong) = &visit.wrong {
            return Fault::Wrong(wrong.clone()).reply(visit);
        }
        let made = self.pool.with(|base| {
            page(base, visit, &self.site).map_err(|fault| match fault {
                Fault::Query(crate::query::QueryError::Sqlite(error)) => base.error(error).into(),
                fault => fault,
            })
        });
        made.unwrap_or_else(|fault| fault.reply(visit))
    }
}
