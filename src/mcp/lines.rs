//! Messages as lines of JSON on standard input and output. A line that is no message is
//! answered with an error, and the next one is read.

use std::io::{self, BufRead, Write};
use std::sync::Arc;
use std::thread::{self, JoinHandle};

use rmcp::RoleServer;
use rmcp::model::{ClientJsonRpcMessage, ServerJsonRpcMessage};
use rmcp::transport::Transport;
use tokio::sync::mpsc::{self, Receiver, Sender};
use tokio::sync::{Mutex, Semaphore};

use super::message::{Refusal, line, parsed};

/// The longest line that is read, in bytes.
const LONGEST: usize = 1024 * 1024;

/// How many lines wait to be written before no more are read.
const WAITING: usize = 64;

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
                Line::TooLong => Err(Some(Refusal::too_long())),
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
