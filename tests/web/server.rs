//! A `kb serve` that a test runs, and a client that can also send what browsers do not.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use crate::support::Folder;

/// A running server; it ends with the test.
pub(crate) struct Server {
    child: Child,
    /// Where it listens, as `127.0.0.1:PORT`.
    pub(crate) host: String,
}

/// A response.
#[derive(Clone, Debug)]
pub(crate) struct Response {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: String,
}

impl Server {
    /// Serves the base of a folder as of a day that tests know.
    pub(crate) fn of(folder: &Folder) -> Self {
        Self::with(folder, &["--as-of", "2025-02-01"])
    }

    /// Serves the base of a folder with options.
    pub(crate) fn with(folder: &Folder, options: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_kb"))
            .args(["serve", "--port", "0", "--db"])
            .arg(folder.path("kb.db"))
            .args(options)
            .env_clear()
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let (_, rest) = line.split_once("http://").unwrap_or_else(|| panic!("{line:?}"));
        let host = rest.split('/').next().unwrap().to_owned();
        Self { child, host }
    }

    /// Asks for an address.
    pub(crate) fn get(&self, address: &str) -> Response {
        self.send("GET", address, &[])
    }

    /// Asks for an address, which must answer.
    #[track_caller]
    pub(crate) fn page(&self, address: &str) -> String {
        let response = self.get(address);
        assert_eq!(response.status, 200, "{address}: {}", response.body);
        response.body
    }

    /// Sends a request with more headers; a `Host` among them replaces the server's own.
    pub(crate) fn send(&self, method: &str, address: &str, headers: &[(&str, &str)]) -> Response {
        let has_host = headers.iter().any(|(name, _)| *name == "Host");
        let own = [("Host", self.host.as_str())];
        let own = own.iter().filter(|_| !has_host).chain(headers);
        let head: Vec<_> = own.map(|(name, value)| format!("{name}: {value}\r\n")).collect();
        let head = head.concat();
        self.raw(&format!("{method} {address} HTTP/1.1\r\n{head}Connection: close\r\n\r\n"))
    }

    /// Sends bytes as they are.
    pub(crate) fn raw(&self, request: &str) -> Response {
        let mut stream = TcpStream::connect(&self.host).unwrap();
        stream.set_read_timeout(Some(Duration::from_mins(1))).unwrap();
        // A server may refuse a request before it has read all of it.
        let _ = stream.write_all(request.as_bytes());
        let mut bytes = Vec::new();
        let _ = stream.read_to_end(&mut bytes);
        Response::read(&String::from_utf8_lossy(&bytes))
    }

    /// Asks it to end, and gives its exit code.
    pub(crate) fn end(mut self) -> Option<i32> {
        let id = nix::unistd::Pid::from_raw(self.child.id().try_into().unwrap());
        nix::sys::signal::kill(id, nix::sys::signal::Signal::SIGTERM).unwrap();
        self.child.wait().unwrap().code()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Response {
    fn read(text: &str) -> Self {
        let (head, body) = text.split_once("\r\n\r\n").unwrap_or((text, ""));
        let mut lines = head.lines();
        let status = lines.next().and_then(|line| line.split(' ').nth(1)?.parse().ok());
        let header = |line: &str| {
            let (name, value) = line.split_once(": ")?;
            Some((name.to_lowercase(), value.to_owned()))
        };
        let headers = lines.filter_map(header).collect();
        Self { status: status.unwrap_or(0), headers, body: body.to_owned() }
    }

    /// The value of a header; empty without it.
    pub(crate) fn header(&self, name: &str) -> &str {
        let found = self.headers.iter().find(|(other, _)| other == name);
        found.map_or("", |(_, value)| value)
    }
}

/// The addresses that a page links to on this server, as browsers read them.
pub(crate) fn links(page: &str) -> Vec<String> {
    let values = page.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let own = values.filter(|value| value.starts_with('/'));
    own.map(|value| without_place(unescaped(value))).collect()
}

/// The address without the place in its page.
fn without_place(mut address: String) -> String {
    address.truncate(address.find('#').unwrap_or(address.len()));
    address
}

/// Text without the escapes of HTML.
pub(crate) fn unescaped(text: &str) -> String {
    let escapes = [("&#38;", "&"), ("&#60;", "<"), ("&#62;", ">"), ("&#34;", "\""), ("&#39;", "'")];
    // An address has its "&" as "&#38;", or, before a parameter, as itself.
    let text = text.replace("&#38;", "\u{1}");
    escapes[1..]
        .iter()
        .fold(text, |text, (escape, letter)| text.replace(escape, letter))
        .replace('\u{1}', "&")
}

/// The style and the script that a page asks for.
pub(crate) fn assets(page: &str) -> Vec<String> {
    let parts = page.split("\"/assets/").skip(1);
    parts.filter_map(|rest| Some(format!("/assets/{}", rest.split('"').next()?))).collect()
}
