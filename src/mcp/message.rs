//! Messages of JSON-RPC as they are read and written, and the errors that answer what is none.

use rmcp::model::{
    ClientJsonRpcMessage, ClientRequest, ErrorCode, ErrorData, JsonRpcMessage, RequestId,
    ServerJsonRpcMessage,
};
use serde_json::Value as Json;

use super::text::shortened;

/// How much of an unknown name an error repeats, in characters.
const REPEATED: usize = 80;

/// Methods whose parameters the protocol defines.
const METHODS: [&str; 8] = [
    "initialize",
    "server/discover",
    "tools/list",
    "tools/call",
    "resources/list",
    "resources/templates/list",
    "resources/read",
    "completion/complete",
];

/// A message as it is written.
pub(super) fn line(message: &ServerJsonRpcMessage) -> Vec<u8> {
    let mut line = serde_json::to_vec(message).unwrap_or_default();
    line.push(b'\n');
    line
}

/// The error that answers what is no message; it holds the number of its request if it has
/// one.
pub(super) struct Refusal {
    pub(super) code: ErrorCode,
    message: String,
    id: Option<RequestId>,
}

impl Refusal {
    /// The error that answers nothing at all.
    pub(super) fn empty() -> Self {
        refusal(ErrorCode::PARSE_ERROR, "there is no message", None)
    }

    /// The error that answers a line that was not read to its end.
    pub(super) fn too_long() -> Self {
        refusal(ErrorCode::INVALID_REQUEST, "the line is longer than 1 MiB", None)
    }

    /// The error as a line.
    pub(super) fn line(self) -> Vec<u8> {
        line(&self.into())
    }
}

impl From<Refusal> for ServerJsonRpcMessage {
    fn from(refusal: Refusal) -> Self {
        let error = ErrorData::new(refusal.code, refusal.message, None);
        Self::error(error, refusal.id)
    }
}

fn refusal(code: ErrorCode, message: impl Into<String>, id: Option<RequestId>) -> Refusal {
    Refusal { code, message: message.into(), id }
}

/// The message that a line or a request holds; else the error that answers it, if any does.
pub(super) fn parsed(line: &[u8]) -> Result<ClientJsonRpcMessage, Option<Refusal>> {
    if line.trim_ascii().is_empty() {
        return Err(None);
    }
    let value = json(line).map_err(Some)?;
    let id = value.get("id").and_then(|id| serde_json::from_value(id.clone()).ok());
    let has_id = value.get("id").is_some();
    let wrong = |id, message: &str| Some(refusal(ErrorCode::INVALID_REQUEST, message, id));
    let Some(method) = value.get("method").and_then(Json::as_str).map(str::to_owned) else {
        // This server asks nothing, so nothing answers it.
        let is_answer = value.get("result").or(value.get("error")).is_some();
        let message = "a message is a JSON object with jsonrpc, id, method and params";
        return Err(if is_answer { None } else { wrong(id, message) });
    };
    let is_known = METHODS.contains(&method.as_str());
    let is_misread = is_known && is_misread(&value);
    match serde_json::from_value::<ClientJsonRpcMessage>(value) {
        Ok(JsonRpcMessage::Request(request)) => match request.request {
            ClientRequest::CustomRequest(_) if is_known => Err(Some(misread(&method, request.id))),
            _ if is_misread => Err(Some(misread(&method, request.id))),
            ClientRequest::CustomRequest(custom) => {
                let name = shortened(&custom.method, REPEATED);
                let message = format!("there is no method {name}");
                Err(Some(refusal(ErrorCode::METHOD_NOT_FOUND, message, Some(request.id))))
            }
            _ => Ok(JsonRpcMessage::Request(request)),
        },
        Ok(message) => Ok(message),
        // A notification is not answered.
        Err(_) if !has_id => Err(None),
        Err(_) => Err(wrong(id, "the message is not a request of JSON-RPC 2.0")),
    }
}

/// The JSON of a line, which may begin with a byte order mark.
fn json(line: &[u8]) -> Result<Json, Refusal> {
    let wrong = |message| refusal(ErrorCode::PARSE_ERROR, message, None);
    let text = str::from_utf8(line)
        .map_err(|_| wrong("the message is not UTF-8 text".to_owned()))?
        .trim_start_matches('\u{feff}');
    serde_json::from_str(text).map_err(|error| wrong(format!("the message is not JSON: {error}")))
}

/// Whether the parameters are no object, or their cursor is no text: the library takes such
/// for none at all where they may be left out.
fn is_misread(message: &Json) -> bool {
    let Some(params) = message.get("params").filter(|params| !params.is_null()) else {
        return false;
    };
    let cursor = params.get("cursor").filter(|cursor| !cursor.is_null());
    !params.is_object() || cursor.is_some_and(|cursor| !cursor.is_string())
}

/// The error that answers parameters which are not those of their method.
fn misread(method: &str, id: RequestId) -> Refusal {
    let message = format!("the params of {method} are not as the protocol has them");
    refusal(ErrorCode::INVALID_PARAMS, message, Some(id))
}
