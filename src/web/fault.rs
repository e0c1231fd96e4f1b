//! What went wrong, as a page: what, and what can be asked instead.

use askama::Template;
use axum::http::StatusCode;

use super::reply::Reply;
use super::shell::{Link, Shell};
use super::visit::{Form, Visit};
use crate::language::words::Words;
use crate::model::text::capitalized;
use crate::query::QueryError;
use crate::render::json_text;
use crate::store::StoreError;

/// Why a request has no answer.
#[derive(Debug, thiserror::Error)]
pub(super) enum Fault {
    #[error(transparent)]
    Query(#[from] QueryError),
    /// There is no such page; slugs that are near.
    #[error("{0}")]
    Missing(String, Vec<String>),
    /// Several things have this name; the page of each.
    #[error("{0}")]
    Several(String, Vec<Link>),
    #[error("{0}")]
    Wrong(String),
    #[error("the page cannot be written: {0}")]
    Template(#[from] askama::Error),
}

impl From<StoreError> for Fault {
    fn from(error: StoreError) -> Self {
        Self::Query(error.into())
    }
}

#[derive(Template)]
#[template(path = "web/fault.html")]
struct FaultPage {
    shell: Shell,
    heading: &'static str,
    message: String,
    hints: Vec<Link>,
}

impl Fault {
    /// There is no such page.
    pub(super) fn no_page(visit: &Visit) -> Self {
        Self::Missing(visit.words().t("missing").to_owned(), Vec::new())
    }

    /// Whether the memory limit was reached, in a statement or beside one.
    pub(super) fn is_memory(&self) -> bool {
        let Self::Query(error) = self else { return false };
        match error {
            QueryError::Memory(_) => true,
            QueryError::Store(error) => matches!(**error, StoreError::Memory(_)),
            _ => false,
        }
    }

    pub(super) fn status(&self) -> StatusCode {
        if self.is_memory() {
            return StatusCode::INSUFFICIENT_STORAGE;
        }
        match self {
            Self::Missing(..) | Self::Query(QueryError::NoQuery { .. }) => StatusCode::NOT_FOUND,
            Self::Several(..) => StatusCode::MULTIPLE_CHOICES,
            Self::Query(QueryError::Phrase(_)) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Query(QueryError::Timeout(_)) => StatusCode::GATEWAY_TIMEOUT,
            Self::Query(QueryError::Interrupted) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Query(QueryError::Store(error)) if is_locked(error) => {
                StatusCode::SERVICE_UNAVAILABLE
            }
            Self::Query(QueryError::Store(_) | QueryError::Sqlite(_)) | Self::Template(_) => {
                StatusCode::INTERNAL_SERVER_ERROR
            }
            Self::Query(_) | Self::Wrong(_) => StatusCode::BAD_REQUEST,
        }
    }

    /// The fault in the form that was asked for.
    pub(super) fn reply(&self, visit: &Visit) -> Reply {
        let status = self.status();
        let page = match visit.form {
            Form::Html => self.page(visit),
            _ => Ok(self.object(visit)),
        };
        page.unwrap_or_else(|_| self.object(visit)).status(status)
    }

    fn object(&self, visit: &Visit) -> Reply {
        let object =
            serde_json::json!({ "error": self.message(visit.words()), "hints": self.hints() });
        Reply::new(Form::Json, json_text(&object, false) + "\n")
    }

    fn page(&self, visit: &Visit) -> Result<Reply, askama::Error> {
        let w = visit.words();
        let heading = match self {
            Self::Missing(..) | Self::Query(QueryError::NoQuery { .. }) => w.t("missing"),
            Self::Several(..) => w.t("several"),
            Self::Query(QueryError::Phrase(_)) => w.t("not_understood"),
            _ => w.t("failed"),
        };
        let is_phrase = matches!(self, Self::Query(QueryError::Phrase(_)));
        let hint = |hint: String| {
            let address = if is_phrase {
                visit.link(&["ask"], Form::Html, &[("q", &hint)])
            } else {
                visit.to(&["e", &hint])
            };
            Link::new(hint, address)
        };
        let hints = match self {
            Self::Several(_, links) => links.clone(),
            _ => self.hints().into_iter().map(hint).collect(),
        };
        let shell = Shell::new(visit, heading);
        let page = FaultPage { shell, heading, message: self.message(w), hints };
        Ok(Reply::new(Form::Html, page.render()?))
    }

    /// What happened. What a file is called on this machine stays on it.
    fn message(&self, w: &Words) -> String {
        match self {
            Self::Query(QueryError::Store(error)) if is_locked(error) => w.t("busy").to_owned(),
            fault if fault.is_memory() => w.t("memory").to_owned(),
            Self::Query(QueryError::Store(_) | QueryError::Sqlite(_)) => {
                w.t("unreadable").to_owned()
            }
            Self::Query(QueryError::Phrase(refusal)) => {
                let near = refusal.near.iter().map(|near| format!(". {}", capitalized(near)));
                near.fold(refusal.to_string(), |told, near| told + &near)
            }
            other => other.to_string(),
        }
    }

    fn hints(&self) -> Vec<String> {
        match self {
            Self::Query(QueryError::Phrase(refusal)) => refusal.suggestions.clone(),
            Self::Missing(_, near) => near.clone(),
            Self::Several(_, links) => links.iter().map(|link| link.text.clone()).collect(),
            _ => Vec::new(),
        }
    }
}

/// Whether another program is writing the base: it holds a lock, or its journal is there.
fn is_locked(error: &StoreError) -> bool {
    matches!(error, StoreError::Locked(_) | StoreError::Unfinished(_))
}
