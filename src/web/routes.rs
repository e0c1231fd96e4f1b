//! Which page answers which address, and how a page is made: away from the connections,
//! with a base of the pool.

use std::sync::{Arc, PoisonError};
use std::time::Duration;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::header::IF_NONE_MATCH;
use axum::http::{Response, StatusCode};
use axum::middleware::from_fn_with_state;
use axum::routing::{MethodRouter, get};
use tower_http::timeout::TimeoutLayer;

use super::assets::asset;
use super::cache::Pages;
use super::fault::Fault;
use super::guard::guard;
use super::reply::Reply;
use super::visit::Visit;
use super::{Site, answer, ask, complete, feeds, home, sql, thing};
use crate::query::QueryError;
use crate::store::{Base, Pool, Stamp};

/// What a page needs beyond its own request.
#[derive(Debug)]
struct Served {
    site: Arc<Site>,
    pool: Arc<Pool>,
    pages: Pages,
}

/// What makes a page.
type Page = fn(&mut Base, &Visit, &Site) -> Result<Reply, Fault>;

/// Statements keep to the time limit; a page of several may take so much longer.
const GRACE: Duration = Duration::from_secs(3);

/// The addresses of the page, answered from the bases of a pool.
pub(super) fn routes(site: Site, pool: Arc<Pool>) -> Router {
    let time = site.limits.timeout.saturating_add(GRACE);
    let site = Arc::new(site);
    let served = Arc::new(Served { site: Arc::clone(&site), pool, pages: Pages::default() });
    Router::new()
        .route("/", page(home::home))
        .route("/index.json", page(home::home))
        .route("/ask", page(ask::ask))
        .route("/q/{name}", page(answer::answer))
        .merge(drawn())
        .route("/e/{slug}", page(thing::thing))
        .route("/event/{slug}", page(thing::thing))
        .route("/promise/{slug}", page(thing::thing))
        .route("/figure/{slug}", page(thing::thing))
        .route("/unit/{slug}", page(thing::thing))
        .route("/metric/{slug}", page(thing::thing))
        .route("/category/{slug}", page(thing::thing))
        .route("/dataset/{slug}", page(thing::thing))
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

/// Events as a timeline and figures as a chart, in every form.
fn drawn() -> Router<Arc<Served>> {
    let addresses = ["timeline", "chart"]
        .into_iter()
        .flat_map(|name| ["", ".json", ".csv", ".md", ".svg"].map(|form| format!("/{name}{form}")));
    addresses.fold(Router::new(), |router, address| router.route(&address, page(answer::answer)))
}

fn missing(_: &mut Base, visit: &Visit, _: &Site) -> Result<Reply, Fault> {
    Err(Fault::no_page(visit))
}

fn page(page: Page) -> MethodRouter<Arc<Served>> {
    get(move |State(served): State<Arc<Served>>, request: Request| async move {
        let (parts, _) = request.into_parts();
        let visit = Visit::new(&served.site, &parts.uri, &parts.headers);
        if let Some(kept) = served.kept(&visit) {
            return kept.response(parts.headers.get(IF_NONE_MATCH));
        }
        let made = tokio::task::spawn_blocking(move || served.reply(page, visit));
        let failed = Response::builder().status(StatusCode::INTERNAL_SERVER_ERROR);
        match made.await {
            Ok(reply) => reply.response(parts.headers.get(IF_NONE_MATCH)),
            Err(_) => failed.body(axum::body::Body::empty()).unwrap_or_default(),
        }
    })
}

impl Served {
    /// The page as it was made before, if the base is as it was then.
    fn kept(&self, visit: &Visit) -> Option<Reply> {
        self.pages.of(&self.pool.settled()?, visit)
    }

    fn reply(&self, page: Page, visit: Visit) -> Reply {
        if let Some(wrong) = &visit.wrong {
            return Fault::Wrong(wrong.clone()).reply(&visit);
        }
        let turn = self.pages.turn(&visit).lock();
        let _turn = turn.unwrap_or_else(PoisonError::into_inner);
        if let Some(kept) = self.kept(&visit) {
            return kept;
        }
        let before = self.pool.settled();
        let make = |base: &mut Base| {
            page(base, &visit, &self.site).map_err(|fault| match fault {
                Fault::Query(QueryError::Sqlite(error)) => base.error(error).into(),
                fault => fault,
            })
        };
        // The memory limit is that of the process: what others left may not be enough.
        let made = match self.pool.with(make) {
            Err(fault) if fault.is_memory() => self.pool.alone(make),
            made => made,
        };
        let reply = match made {
            Ok(reply) => reply,
            Err(fault) => {
                if fault.status() == StatusCode::INTERNAL_SERVER_ERROR {
                    (self.site.tell)(&fault.to_string());
                }
                return fault.reply(&visit);
            }
        };
        let is_same = |stamp: &Stamp| self.pool.settled().as_ref() == Some(stamp);
        if let Some(stamp) = before.filter(is_same) {
            self.pages.keep(stamp, visit, &reply);
        }
        reply
    }
}
