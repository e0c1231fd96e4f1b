//! A `kb mcp` that a test runs, and a client that can also send what no client does.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value as Json, json};

use crate::support::Folder;

/// How long an answer may take.
const WAIT: Duration = Duration::from_mins(1);

/// A running server; it ends with the test.
pub(super) struct Session {
    child: Child,
    input: Option<ChildStdin>,
    lines: Receiver<String>,
    last: u64,
}

impl Session {
    /// Starts it for the base of a folder, as of a day that tests know, and initializes.
    pub(super) fn of(folder: &Folder) -> Self {
        Self::with(folder, &[])
    }

    /// The same with options.
    pub(super) fn with(folder: &Folder, options: &[&str]) -> Self {
        let mut session = Self::silent(folder, options);
        session.initialize("2025-06-18");
        session
    }

    /// Starts it without saying anything yet.
    pub(super) fn silent(folder: &Folder, options: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_kb"))
            .args(["mcp", "--as-of", "2025-02-01", "--db"])
            .arg(folder.path("kb.db"))
            .args(options)
            .env_clear()
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let (sender, lines) = mpsc::channel();
        let output = BufReader::new(child.stdout.take().unwrap());
        thread::spawn(move || {
            for line in output.lines() {
                let Ok(line) = line else { return };
                if sender.send(line).is_err() {
                    return;
                }
            }
        });
        let input = child.stdin.take();
        Self { child, input, lines, last: 0 }
    }

    /// Says which protocol it speaks, and gives the version that is answered.
    pub(super) fn initialize(&mut self, version: &str) -> String {
        let client = json!({ "name": "tests", "version": "1" });
        let params =
            json!({ "protocolVersion": version, "capabilities": {}, "clientInfo": client });
        let told = self.asks("initialize", &params);
        self.says(&json!({ "jsonrpc": "2.0", "method": "notifications/initialized" }).to_string());
        told["protocolVersion"].as_str().unwrap().to_owned()
    }

    /// Writes a line.
    pub(super) fn says(&mut self, line: &str) {
        let input = self.input.as_mut().unwrap();
        // A server that ended reads no more.
        let _ = input.write_all(line.as_bytes()).and_then(|()| input.write_all(b"\n"));
    }

    /// Sends a request, and gives its number.
    pub(super) fn sends(&mut self, method: &str, params: &Json) -> u64 {
        self.last += 1;
        let request = json!({
            "jsonrpc": "2.0", "id": self.last, "method": method, "params": params
        });
        self.says(&request.to_string());
        self.last
    }

    /// The next message.
    #[track_caller]
    pub(super) fn hears(&self) -> Json {
        let line = self.lines.recv_timeout(WAIT).expect("an answer");
        serde_json::from_str(&line).unwrap_or_else(|_| panic!("not protocol: {line}"))
    }

    /// Whether nothing is said for a while.
    pub(super) fn is_silent(&self) -> bool {
        self.lines.recv_timeout(Duration::from_millis(300)).is_err()
    }

    /// Sends a request and gives its whole answer.
    #[track_caller]
    pub(super) fn request(&mut self, method: &str, params: &Json) -> Json {
        let id = self.sends(method, params);
        let answer = self.hears();
        assert_eq!(answer["id"], id, "{answer}");
        answer
    }

    /// Sends a request and gives its result.
    #[track_caller]
    pub(super) fn asks(&mut self, method: &str, params: &Json) -> Json {
        let mut answer = self.request(method, params);
        assert!(answer["error"].is_null(), "{answer}");
        answer["result"].take()
    }

    /// Calls a tool and gives what it answers as an object.
    #[track_caller]
    pub(super) fn calls(&mut self, tool: &str, arguments: &Json) -> Json {
        let mut result = self.asks("tools/call", &json!({ "name": tool, "arguments": arguments }));
        assert_eq!(result["isError"], false, "{result}");
        let text = result["content"][0]["text"].as_str().unwrap();
        let object: Json = serde_json::from_str(text).unwrap();
        assert_eq!(object, result["structuredContent"]);
        result["structuredContent"].take()
    }

    /// Calls a tool that refuses, and gives what it says.
    #[track_caller]
    pub(super) fn refuses(&mut self, tool: &str, arguments: &Json) -> Json {
        let mut result = self.asks("tools/call", &json!({ "name": tool, "arguments": arguments }));
        assert_eq!(result["isError"], true, "{result}");
        result["structuredContent"].take()
    }

    /// Sends a signal.
    #[cfg(unix)]
    pub(super) fn signal(&self, signal: nix::sys::signal::Signal) {
        let id = nix::unistd::Pid::from_raw(i32::try_from(self.child.id()).unwrap());
        nix::sys::signal::kill(id, signal).unwrap();
    }

    /// Closes the input, waits for the end and gives the exit code.
    pub(super) fn ends(mut self) -> Option<i32> {
        drop(self.input.take());
        self.waits()
    }

    /// Closes the input; so many messages come before the end.
    #[track_caller]
    pub(super) fn ends_with(mut self, messages: usize) {
        drop(self.input.take());
        for _ in 0..messages {
            self.hears();
        }
        assert_eq!(self.waits(), Some(0));
    }

    /// Waits for the end and gives the exit code.
    #[track_caller]
    pub(super) fn waits(&mut self) -> Option<i32> {
        let started = Instant::now();
        while started.elapsed() < WAIT {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status.code();
            }
            thread::sleep(Duration::from_millis(20));
        }
        panic!("it does not end");
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
