//! Messages as lines of JSON on standard input and output. A line that is no message is
//! answered with an error, and the next one is read.

use std::io::{self, BufRead, Write};
use std::sync::Arc;
use std::thread::{self, JoinHandle};

use rmcp::RoleServer;
use rmcp::model::{
    ClientJsonRpcMessage, ClientRequest, ErrorCode, ErrorData, JsonRpcMessage, RequestId,
    ServerJsonRpcMessage,
};
use rmcp::transport::Transport;
use serde_json::Value as Json;
use tokio::sync::mpsc::{self, Receiver, Sender};
use tokio::sync::{Mutex, Semaphore};

use super::text::shortened;

/// The longest line that is read, in bytes.
const LONGEST: usize = 1024 * 1024;

/// How many lines wait to be written before no more are read.
const WAITING: usize = 64;

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

/// What was read.
enum Line {
    Whole(Vec<u8>),
    TooLong,
}

/// Both ends of the conversation.
#[derive(Clone)]
pub(super) struct Lines {
    read: Arc<Mutex<Receiver<Line>>>,
    write: Sender<Vec<u8>>,
    /// The places of calls that wait for their answer.
    room: Arc<Semaphore>,
}

impl Lines {
    /// Begins to read and write, each in a thread that ends with its stream; the second
    /// has written everything when it ends.
    pub(super) fn open(
        input: impl BufRead + Send + 'static,
        output: impl Write + Send + 'static,
        room: Arc<Semaphore>,
    ) -> (Self, JoinHandle<()>) {
        let (lines, read) = mpsc::channel(1);
        let (write, written) = mpsc::channel(WAITING);
        thread::spawn(move || read_lines(input, &lines));
        let writing = thread::spawn(move || write_lines(output, written));
        (Self { read: Arc::new(Mutex::new(read)), write, room }, writing)
    }
}

/// Reads lines until the input or the conversation ends.
fn read_lines(mut input: impl BufRead, lines: &Sender<Line>) {
    let mut line = Vec::new();
    let mut is_too_long = false;
    loop {
        let available = match input.fill_buf() {
            Ok(available) => available,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(_) => &[],
        };
        let end = available.iter().position(|byte| *byte == b'\n');
        let part = &available[..end.unwrap_or(available.len())];
        is_too_long |= line.len() + part.len() > LONGEST;
        if !is_too_long {
            line.extend_from_slice(part);
        }
        let (is_last, used) = (available.is_empty(), part.len() + usize::from(end.is_some()));
        input.consume(used);
        if end.is_some() || is_last {
            let whole = std::mem::take(&mut line);
            let message = if is_too_long { Line::TooLong } else { Line::Whole(whole) };
            is_too_long = false;
            if lines.blocking_send(message).is_err() || is_last {
                return;
            }
        }
    }
}

/// Writes lines until there are no more or nobody reads them.
fn write_lines(mut output: impl Write, mut lines: Receiver<Vec<u8>>) {
    while let Some(line) = lines.blocking_recv() {
        if output.write_all(&line).and_then(|()| output.flush()).is_err() {
            return;
        }
    }
}

impl Transport<RoleServer> for Lines {
    type Error = io::Error;

    fn send(
        &mut self,
        message: ServerJsonRpcMessage,
    ) -> impl Future<Output = io::Result<()>> + Send + 'static {
        let write = self.write.clone();
        async move {
            let closed = |_| io::Error::from(io::ErrorKind::BrokenPipe);
            write.send(line(&message)).await.map_err(closed)
        }
    }

    async fn receive(&mut self) -> Option<ClientJsonRpcMessage> {
        let mut read = self.read.lock().await;
        loop {
            // Nothing is awaited after a line was taken: this future may be dropped.
            drop(self.room.acquire().await.ok()?);
            let answer = self.write.reserve().await.ok()?;
            let taken = tokio::select! {
                taken = read.recv() => taken?,
                () = self.write.closed() => return None,
            };
            let parsed = match taken {
                Line::Whole(line) => parsed(&line),
                Line::TooLong => Err(Some(refusal(
                    ErrorCode::INVALID_REQUEST,
                    "the line is longer than 1 MiB",
                    None,
                ))),
            };
            match parsed {
                Ok(message) => return Some(message),
                Err(None) => {}
                Err(Some(error)) => answer.send(error.line()),
            }
        }
    }

    async fn close(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A message as it is written.
fn line(message: &ServerJsonRpcMessage) -> Vec<u8> {
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
    let text = str::from_utf8(line).map_err(|_| {
        Some(refusal(ErrorCode::PARSE_ERROR, "the message is not UTF-8 text", None))
    })?;
    let value: Json =
        serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|error| {
            Some(refusal(ErrorCode::PARSE_ERROR, format!("the message is not JSON: {error}"), None))
        })?;
    let id = value.get("id").and_then(|id| serde_json::from_value(id.clone()).ok());
    let method = value.get("method").and_then(Json::as_str).map(str::to_owned);
    let has_id = value.get("id").is_some();
    let is_answer = value.get("result").or(value.get("error")).is_some();
    let wrong = |id, message: &str| Some(refusal(ErrorCode::INVALID_REQUEST, message, id));
    let Some(method) = method else {
        // This server asks nothing, so nothing answers it.
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

/// Whether the parameters are no object, or their cursor is no text: the library takes such
/// for none at all where they may be left out.
fn is_misread(message: &Json) -> bool {
    let Some(params) = message.get("params").filter(|params| !params.is_null()) else {
        return false;
    };
    let cursor = params.get("cursor").filter(|cursor| !cursor.is_null());
    !params.is_object() || cursor.is_some_and(|cursor| !cursor.is_string())
}

fn misread(method: &str, id: RequestId) -> Refusal {
    let message = format!("the params of {method} are not as the protocol has them");
    refusal(ErrorCode::INVALID_PARAMS, message, Some(id))
}
