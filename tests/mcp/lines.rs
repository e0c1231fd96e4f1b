//! The protocol itself: both generations, lines that are no messages, cancelled calls,
//! closed pipes and signals.

use std::time::Instant;

use serde_json::{Value as Json, json};

use super::Session;
use crate::support::Folder;

/// A statement that runs until its time limit.
const ENDLESS: &str =
    "with recursive n (x) as (select 1 union all select x + 1 from n) select count(*) from n";

/// What every request of the stateless protocol carries.
fn stateless(mut params: Json) -> Json {
    params["_meta"] = json!({
        "io.modelcontextprotocol/protocolVersion": "2026-07-28",
        "io.modelcontextprotocol/clientInfo": { "name": "tests", "version": "1" },
        "io.modelcontextprotocol/clientCapabilities": {},
    });
    params
}

#[test]
fn older_clients_initialize_with_their_own_version() {
    let folder = Folder::seeded();
    for version in ["2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25"] {
        let mut session = Session::silent(&folder, &[]);
        assert_eq!(session.initialize(version), version);
        let answer = session.calls("ask", &json!({ "phrase": "events in 2024" }));
        assert_ne!(answer["total"], 0);
        session.asks("ping", &json!({}));
        assert_eq!(session.ends(), Some(0));
    }
}

#[test]
fn the_stateless_protocol_needs_no_handshake() {
    let folder = Folder::seeded();
    let mut session = Session::silent(&folder, &[]);
    let told = session.asks("server/discover", &stateless(json!({})));
    let versions = told["supportedVersions"].as_array().unwrap();
    assert!(versions.contains(&json!("2026-07-28")) && versions.contains(&json!("2024-11-05")));
    let call = json!({ "name": "ask", "arguments": { "phrase": "events in 2024" } });
    let told = session.asks("tools/call", &stateless(call.clone()));
    assert_eq!(told["resultType"], "complete");
    assert_ne!(told["structuredContent"]["total"], 0);
    let told = session.request("tools/call", &call);
    assert_eq!(told["error"]["code"], -32602, "without _meta: {told}");
}

#[test]
fn what_comes_before_the_handshake_does_not_end_it() {
    let folder = Folder::seeded();
    let mut session = Session::silent(&folder, &[]);
    session
        .says(r#"{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":1}}"#);
    session.says(r#"{"jsonrpc":"2.0","id":9,"result":{}}"#);
    let told = session.request("tools/list", &json!({}));
    assert!(told["error"]["message"].as_str().unwrap().contains("_meta"), "{told}");
    assert_eq!(session.initialize("2025-06-18"), "2025-06-18");
    session.calls("schema", &json!({}));
}

#[test]
fn a_line_that_is_no_message_is_answered_and_the_next_one_read() {
    let folder = Folder::seeded();
    let mut session = Session::of(&folder);
    let long = format!("{{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"{}\"}}", "x".repeat(2_000_000));
    let deep = format!("{}{}", "[".repeat(10_000), "]".repeat(10_000));
    let lines = [
        ("nonsense", -32700),
        ("{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":", -32700),
        (deep.as_str(), -32700),
        ("\u{0}", -32700),
        (long.as_str(), -32600),
        ("[]", -32600),
        ("42", -32600),
        (r#"{"id":7,"method":"tools/list"}"#, -32600),
        (r#"{"jsonrpc":"2.0","id":7,"method":"tools/drop"}"#, -32601),
        (r#"{"jsonrpc":"2.0","id":7,"method":"tools/call","params":{"tool":"ask"}}"#, -32602),
        (r#"{"jsonrpc":"2.0","id":7,"method":"tools/call","params":{"name":"drop"}}"#, -32602),
    ];
    for (line, code) in lines {
        session.says(line);
        let told = session.hears();
        let shown: String = line.chars().take(80).collect();
        assert_eq!(told["error"]["code"], code, "{shown}: {told}");
        assert!(told["error"]["message"].as_str().unwrap().len() < 200, "{told}");
    }
    for line in ["", "  ", r#"{"jsonrpc":"2.0","method":"notifications/unknown"}"#] {
        session.says(line);
    }
    assert_ne!(session.calls("ask", &json!({ "phrase": "events" }))["total"], 0);
    assert_eq!(session.ends(), Some(0));
}

#[test]
fn bytes_that_are_no_text_are_answered() {
    let folder = Folder::seeded();
    let run =
        folder.kb(["mcp"]).stdin(b"\xff\xfe{}\n\xef\xbb\xbf{\"jsonrpc\":1}\n").run().succeeds();
    let codes: Vec<_> = run
        .stdout
        .lines()
        .map(|line| serde_json::from_str::<Json>(line).unwrap()["error"]["code"].clone())
        .collect();
    assert_eq!(codes, [-32700, -32600]);
}

#[test]
fn requests_that_were_sent_before_the_input_ended_are_answered() {
    let folder = Folder::seeded();
    let mut session = Session::of(&folder);
    for _ in 0..20 {
        session.sends("tools/call", &json!({ "name": "events", "arguments": { "limit": 3 } }));
    }
    session.ends_with(20);
}

#[test]
fn a_cancelled_call_stops_and_is_not_answered() {
    let folder = Folder::seeded();
    let mut session = Session::with(&folder, &["--timeout", "600"]);
    // More of them than are answered at once.
    for _ in 0..6 {
        let call = json!({ "name": "sql", "arguments": { "statement": ENDLESS } });
        let id = session.sends("tools/call", &call);
        let cancelled = json!({
            "jsonrpc": "2.0", "method": "notifications/cancelled", "params": { "requestId": id }
        });
        session.says(&cancelled.to_string());
    }
    let started = Instant::now();
    session.calls("events", &json!({}));
    assert!(started.elapsed().as_secs() < 30);
    assert!(session.is_silent());
}

#[test]
fn a_call_beyond_its_time_is_told_so() {
    let folder = Folder::seeded();
    let mut session = Session::with(&folder, &["--timeout", "1"]);
    let told = session.refuses("sql", &json!({ "statement": ENDLESS }));
    assert_eq!(told["error"], "stopped at the time limit of 1 s");
}

#[cfg(unix)]
#[test]
fn a_signal_ends_it_at_once_and_cleanly() {
    use nix::sys::signal::Signal;
    let folder = Folder::seeded();
    for signal in [Signal::SIGTERM, Signal::SIGINT] {
        let mut session = Session::with(&folder, &["--timeout", "600"]);
        session.calls("events", &json!({}));
        let call = json!({ "name": "sql", "arguments": { "statement": ENDLESS } });
        session.sends("tools/call", &call);
        let started = Instant::now();
        session.signal(signal);
        assert_eq!(session.waits(), Some(0));
        assert!(started.elapsed().as_secs() < 10);
    }
}

#[test]
fn a_hundred_calls_at_once_are_all_answered() {
    let folder = Folder::seeded();
    let mut session = Session::of(&folder);
    for _ in 0..100 {
        session.sends("tools/call", &json!({ "name": "sources", "arguments": {} }));
    }
    for _ in 0..100 {
        let told = session.hears();
        assert_eq!(told["result"]["isError"], false, "{told}");
    }
}

#[cfg(unix)]
#[test]
fn a_client_that_does_not_read_does_not_keep_it_from_ending() {
    use nix::sys::signal::{Signal, kill};
    use std::io::Write;
    let folder = Folder::seeded();
    let mut child = folder.kb(["mcp"]).start();
    let mut input = child.stdin.take().unwrap();
    let client = json!({ "name": "tests", "version": "1" });
    let params =
        json!({ "protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": client });
    let hello = json!({ "jsonrpc": "2.0", "id": 0, "method": "initialize", "params": params });
    let list = json!({ "jsonrpc": "2.0", "id": 1, "method": "tools/list" });
    // More than a pipe holds.
    let lines = format!("{hello}\n{}", format!("{list}\n").repeat(50));
    input.write_all(lines.as_bytes()).unwrap();
    std::thread::sleep(std::time::Duration::from_secs(1));
    kill(nix::unistd::Pid::from_raw(i32::try_from(child.id()).unwrap()), Signal::SIGTERM).unwrap();
    let started = Instant::now();
    while child.try_wait().unwrap().is_none() {
        assert!(started.elapsed().as_secs() < 20, "it does not end");
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

#[cfg(unix)]
#[test]
fn a_closed_output_ends_it_cleanly() {
    use std::io::Write;
    let folder = Folder::seeded();
    let mut child = folder.kb(["mcp"]).start();
    drop(child.stdout.take());
    let mut input = child.stdin.take().unwrap();
    // The first answer finds nobody.
    for _ in 0..3 {
        let _ = input.write_all(b"nonsense\n");
    }
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

#[test]
fn a_base_that_cannot_be_opened_is_told_on_the_error_output_alone() {
    let folder = Folder::empty();
    let run = folder.kb(["mcp"]).run().exits(4);
    assert_eq!(run.stdout, "");
    assert!(run.stderr.contains("kb.db"), "{}", run.stderr);
}
