//! Why a call has no answer: something that a model can put right is the tool's own
//! error, with hints; a base that cannot be read is an error of the protocol.

use rmcp::ErrorData;
use rmcp::model::{CallToolResult, ErrorCode};
use serde_json::{Map, Value as Json, json};

use super::text::{LONGEST, bounded, shortened};
use crate::query::QueryError;
use crate::store::StoreError;

/// Why a call has no answer.
#[derive(Debug)]
pub(super) enum Fault {
    /// The call is to be made otherwise: what is wrong, what may be tried, and what the
    /// base or SQLite says, each by its name.
    Call { error: String, hints: Vec<String>, said: Vec<(&'static str, String)> },
    /// A parameter of the protocol is wrong.
    Params(String),
    /// There is no such resource.
    Missing(String),
    /// The base cannot be read.
    Base(&'static str),
}

impl Fault {
    /// A call that is to be made otherwise.
    pub(super) fn call(error: impl Into<String>, hints: Vec<String>) -> Self {
        Self::Call { error: error.into(), hints, said: Vec::new() }
    }

    /// The fault as an error of the protocol, which holds no text of the base.
    pub(super) fn of_protocol(self) -> ErrorData {
        let (code, message) = match self {
            Self::Call { error, .. } | Self::Params(error) => (ErrorCode::INVALID_PARAMS, error),
            Self::Missing(message) => (ErrorCode::RESOURCE_NOT_FOUND, message),
            Self::Base(message) => (ErrorCode::INTERNAL_ERROR, message.to_owned()),
        };
        ErrorData::new(code, shortened(&message, LONGEST), None)
    }

    /// The fault as the result of a tool, if a model can put it right.
    pub(super) fn of_tool(self) -> Result<CallToolResult, ErrorData> {
        let Self::Call { error, hints, said } = self else { return Err(self.of_protocol()) };
        let mut object = Map::new();
        object.insert("error".to_owned(), Json::from(error));
        object.extend(said.into_iter().map(|(name, text)| (name.to_owned(), Json::from(text))));
        object.insert("hints".to_owned(), json!(hints));
        let object = bounded(Json::Object(object), LONGEST);
        Ok(CallToolResult::structured_error(object))
    }
}

impl From<StoreError> for Fault {
    fn from(error: StoreError) -> Self {
        // What a file is called on this machine stays on it.
        Self::Base(match error {
            StoreError::Locked(_) | StoreError::Unfinished(_) => {
                "the base is being written: ask again in a moment"
            }
            StoreError::Interrupted => "interrupted",
            StoreError::Older { .. } => "the base has an older schema: `kb migrate` updates it",
            _ => "the base cannot be read: `kb check` tells why",
        })
    }
}

impl From<QueryError> for Fault {
    fn from(error: QueryError) -> Self {
        let hint = |hint: &str| vec![hint.to_owned()];
        match error {
            QueryError::Phrase(refusal) => {
                let near = refusal.near.iter().map(|near| ("near", near.clone())).collect();
                Self::Call { error: refusal.to_string(), hints: refusal.suggestions, said: near }
            }
            QueryError::Sql { message, .. } => Self::Call {
                error: "SQLite does not run this statement".to_owned(),
                hints: hint("the tool `schema` lists tables, views and columns"),
                said: vec![("sqlite", message)],
            },
            QueryError::Empty | QueryError::Refused(_) => {
                Self::call(error.to_string(), hint("give one statement that only reads this base"))
            }
            QueryError::Timeout(_) => Self::call(error.to_string(), hint("narrow the question")),
            QueryError::Memory(_) => {
                Self::call(error.to_string(), hint("ask for fewer or shorter rows"))
            }
            QueryError::Interrupted => Self::Base("interrupted"),
            QueryError::Store(error) => (*error).into(),
            QueryError::Sqlite(_) => Self::Base("the base cannot be read: `kb check` tells why"),
            QueryError::NoQuery { .. } | QueryError::Parameter(_) | QueryError::Engine(_) => {
                Self::call(error.to_string(), Vec::new())
            }
        }
    }
}
