//! A browser that a test drives, over the protocol of `chromedriver`.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use serde_json::{Value as Json, json};

/// A session of Chromium without a window; it ends with the test.
pub(crate) struct Browser {
    driver: Child,
    host: String,
    session: String,
}

impl Browser {
    /// Starts the browser that `chromedriver` leads to.
    pub(crate) fn start(chromedriver: &str) -> Self {
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let driver = Command::new(chromedriver)
            .arg(format!("--port={port}"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut browser =
            Self { driver, host: format!("127.0.0.1:{port}"), session: String::new() };
        let arguments = [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
        ];
        let capabilities = json!({ "capabilities": { "alwaysMatch": {
            "goog:chromeOptions": { "args": arguments },
            "goog:loggingPrefs": { "browser": "ALL" },
        } } });
        for _ in 0..100 {
            if TcpStream::connect(&browser.host).is_ok() {
                break;
            }
            thread::sleep(Duration::from_millis(100));
        }
        let made = browser.send("POST", "/session", &capabilities);
        made["sessionId"].as_str().unwrap().clone_into(&mut browser.session);
        browser
    }

    /// Sends a command of the session.
    fn command(&self, path: &str, body: &Json) -> Json {
        self.send("POST", &format!("/session/{}{path}", self.session), body)
    }

    fn send(&self, method: &str, path: &str, body: &Json) -> Json {
        let (body, mut stream) = (body.to_string(), TcpStream::connect(&self.host).unwrap());
        stream.set_read_timeout(Some(Duration::from_mins(2))).unwrap();
        let (host, length) = (&self.host, body.len());
        let head = format!(
            "{method} {path} HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/json\r\n\
             Content-Length: {length}\r\nConnection: close\r\n\r\n"
        );
        stream.write_all((head + &body).as_bytes()).unwrap();
        let mut told: Json = serde_json::from_slice(&answer(&stream)).unwrap();
        assert!(told["value"]["error"].is_null(), "{method} {path}: {told}");
        told["value"].take()
    }

    /// Goes to an address.
    pub(crate) fn go(&self, address: &str) {
        self.command("/url", &json!({ "url": address }));
    }

    /// Goes to a page until its style and script are there: a browser that has just started
    /// beside others drops requests while its network comes up.
    pub(crate) fn open(&self, address: &str) {
        let is_whole = "const all = performance.getEntriesByType('resource'); \
                        return document.styleSheets.length > 0 \
                        && all.every(one => one.responseStatus === 200)";
        for _ in 0..20 {
            self.go(address);
            if self.run(is_whole) == Json::Bool(true) {
                return;
            }
            thread::sleep(Duration::from_millis(250));
        }
        panic!("{address} has no style or script: {:?}", self.console());
    }

    /// What a function body returns.
    pub(crate) fn run(&self, script: &str) -> Json {
        self.command("/execute/sync", &json!({ "script": script, "args": [] }))
    }

    /// What a script gives to its callback.
    pub(crate) fn wait_for(&self, script: &str) -> Json {
        self.command("/execute/async", &json!({ "script": script, "args": [] }))
    }

    /// Presses keys one after the other.
    pub(crate) fn press(&self, keys: &str) {
        let strokes = keys.chars().flat_map(|key| {
            let key = key.to_string();
            [json!({ "type": "keyDown", "value": key }), json!({ "type": "keyUp", "value": key })]
        });
        let strokes: Vec<_> = strokes.collect();
        let source = json!({ "type": "key", "id": "keys", "actions": strokes });
        self.command("/actions", &json!({ "actions": [source] }));
    }

    /// Makes the page so wide, in pixels.
    pub(crate) fn width(&self, width: u32) {
        let device =
            json!({ "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 768 });
        self.developer("Emulation.setDeviceMetricsOverride", &device);
    }

    /// Prefers a light or a dark theme.
    pub(crate) fn theme(&self, theme: &str) {
        let feature = json!({ "name": "prefers-color-scheme", "value": theme });
        self.developer("Emulation.setEmulatedMedia", &json!({ "features": [feature] }));
    }

    /// Runs scripts, or not.
    pub(crate) fn scripts(&self, run: bool) {
        self.developer("Emulation.setScriptExecutionDisabled", &json!({ "value": !run }));
    }

    fn developer(&self, command: &str, params: &Json) {
        self.command("/goog/cdp/execute", &json!({ "cmd": command, "params": params }));
    }

    /// What the console said since it was last asked.
    pub(crate) fn console(&self) -> Vec<String> {
        let lines = self.command("/se/log", &json!({ "type": "browser" }));
        let lines = lines.as_array().into_iter().flatten();
        lines.filter_map(|line| Some(line["message"].as_str()?.to_owned())).collect()
    }

    /// The text of the page, whether its style has been loaded or not.
    pub(crate) fn text(&self) -> String {
        // Without scripts, the driver does not wait for the end of the page.
        while self.run("return document.readyState").as_str() != Some("complete") {
            thread::sleep(Duration::from_millis(50));
        }
        self.run("return document.body.textContent").as_str().unwrap_or_default().to_owned()
    }

    /// The path and the query of the page.
    pub(crate) fn address(&self) -> String {
        self.run("return location.pathname + location.search")
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }
}

/// The body of a response; the driver keeps the connection open.
fn answer(stream: &TcpStream) -> Vec<u8> {
    let (mut reader, mut length) = (BufReader::new(stream), 0);
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).unwrap();
        let line = line.trim_end().to_lowercase();
        match line.strip_prefix("content-length:") {
            Some(value) => length = value.trim().parse().unwrap(),
            None if line.is_empty() => break,
            None => {}
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).unwrap();
    body
}

impl Drop for Browser {
    fn drop(&mut self) {
        if !self.session.is_empty() && !thread::panicking() {
            self.send("DELETE", &format!("/session/{}", self.session), &json!({}));
        }
        // It may have ended already.
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}
