//! `kb serve --mcp`: the same tools over HTTP, for this machine and allowed hosts alone.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::process::Command;
use std::time::Duration;

use serde_json::{Value as Json, json};

use crate::support::{Folder, skipped};
use crate::web::Server;

const OPTIONS: [&str; 3] = ["--mcp", "--as-of", "2025-02-01"];

/// Posts a message to `/mcp` with more headers; gives the status and the body.
fn post(server: &Server, host: &str, headers: &str, message: &str) -> (u16, String) {
    let mut stream = TcpStream::connect(&server.host).unwrap();
    stream.set_read_timeout(Some(Duration::from_mins(1))).unwrap();
    let length = message.len();
    let request = format!(
        "POST /mcp HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/json\r\n\
         Accept: application/json, text/event-stream\r\nContent-Length: {length}\r\n\
         {headers}Connection: close\r\n\r\n{message}"
    );
    // A server may refuse a request before it has read all of it.
    let _ = stream.write_all(request.as_bytes());
    let mut bytes = Vec::new();
    let _ = stream.read_to_end(&mut bytes);
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let (head, body) = text.split_once("\r\n\r\n").unwrap_or_default();
    (head.split(' ').nth(1).map_or(0, |status| status.parse().unwrap()), body.to_owned())
}

fn request(method: &str, params: &Json) -> String {
    json!({ "jsonrpc": "2.0", "id": 1, "method": method, "params": params }).to_string()
}

fn ask() -> String {
    let arguments = json!({ "phrase": "which promises were broken" });
    request("tools/call", &json!({ "name": "ask", "arguments": arguments }))
}

#[test]
fn a_call_by_http_is_answered_as_on_standard_output() {
    let folder = Folder::seeded();
    let server = Server::with(&folder, &OPTIONS);
    let version = "MCP-Protocol-Version: 2025-06-18\r\n";
    let (status, body) = post(&server, &server.host, version, &ask());
    assert_eq!(status, 200, "{body}");
    let told: Json = serde_json::from_str(&body).unwrap();
    let content = &told["result"]["structuredContent"];
    assert_eq!(
        content["rows"].as_array().unwrap().len(),
        content["citations"].as_array().unwrap().len()
    );
    let mut session = super::Session::of(&folder);
    let given = json!({ "phrase": "which promises were broken" });
    assert_eq!(*content, session.calls("ask", &given));
    // The page is there as before.
    server.page("/");
}

#[test]
fn other_hosts_and_pages_from_elsewhere_are_refused() {
    let folder = Folder::seeded();
    let server = Server::with(&folder, &["--mcp", "--allow-host", "kb.example.org"]);
    let status = |host: &str, headers: &str| post(&server, host, headers, &ask()).0;
    let own = server.host.clone();
    assert_eq!(status("evil.example.com", ""), 403);
    assert_eq!(status(&own, "Origin: http://evil.example.com\r\n"), 403);
    assert_eq!(status(&own, "Origin: null\r\n"), 403);
    assert_eq!(status(&own, &format!("Origin: http://{own}\r\n")), 200);
    assert_eq!(status("kb.example.org", "Origin: https://kb.example.org\r\n"), 200);
}

#[test]
fn without_the_option_there_is_no_such_address_and_sql_needs_its_own() {
    let folder = Folder::seeded();
    let without = Server::with(&folder, &[]);
    assert_eq!(post(&without, &without.host, "", &ask()).0, 405);
    let server = Server::with(&folder, &OPTIONS);
    let (_, body) = post(&server, &server.host, "", &request("tools/list", &json!({})));
    assert!(body.contains("\"ask\"") && !body.contains("\"sql\""), "{body}");
}

#[test]
fn a_message_that_is_none_or_too_large_is_refused_and_the_next_answered() {
    let folder = Folder::seeded();
    let server = Server::with(&folder, &OPTIONS);
    for message in ["nonsense".to_owned(), "[]".to_owned(), "x".repeat(2_000_000)] {
        let (status, _) = post(&server, &server.host, "", &message);
        assert!((400..500).contains(&status), "{status}");
    }
    assert_eq!(post(&server, &server.host, "", &ask()).0, 200);
}

#[test]
fn what_is_no_message_is_answered_with_the_error_of_json_rpc() {
    let folder = Folder::seeded();
    let server = Server::with(&folder, &OPTIONS);
    let cursor = request("resources/list", &json!({ "cursor": 5 }));
    for (message, status, code) in [
        ("nonsense", 400, -32700),
        ("{\"jsonrpc\":", 400, -32700),
        ("", 400, -32700),
        ("[]", 400, -32600),
        ("{\"id\":1}", 400, -32600),
        (&cursor, 200, -32602),
    ] {
        let (answered, body) = post(&server, &server.host, "", message);
        let told: Json =
            serde_json::from_str(&body).unwrap_or_else(|_| panic!("{message}: {body}"));
        assert_eq!((answered, &told["error"]["code"]), (status, &json!(code)), "{message}");
        assert_eq!(told["jsonrpc"], "2.0");
    }
    // Who may not ask is not told what is wrong with the message.
    let (status, body) = post(&server, "evil.example.com", "", "nonsense");
    assert_eq!((status, body.contains("jsonrpc")), (403, false));
}

/// The scenarios of the conformance suite that a server without its test tools can pass.
const SCENARIOS: [&str; 5] =
    ["server-initialize", "ping", "tools-list", "resources-list", "dns-rebinding-protection"];

#[test]
fn the_conformance_suite_passes_where_it_applies() {
    let variables = (std::env::var("KB_MCP_NODE"), std::env::var("KB_MCP_CONFORMANCE"));
    let (Ok(node), Ok(suite)) = variables else {
        return skipped("KB_MCP_NODE and KB_MCP_CONFORMANCE do not name the conformance suite");
    };
    let folder = Folder::seeded();
    let server = Server::with(&folder, &OPTIONS);
    let url = format!("http://{}/mcp", server.host);
    for scenario in SCENARIOS {
        let output = Command::new(&node)
            .args([&suite, "server", "--url", &url, "--scenario", scenario])
            .current_dir(folder.path("."))
            .output()
            .unwrap();
        let told = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success(), "{scenario}: {told}");
    }
}
