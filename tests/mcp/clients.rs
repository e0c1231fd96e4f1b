//! The clients that people use. The tests run where `KB_MCP_PYTHON` names a Python with the
//! SDK `mcp`, and `KB_MCP_INSPECTOR` the command line of the Inspector; `.ci/run` installs
//! both.

use std::path::Path;
use std::process::Command;

use serde_json::{Value as Json, json};

use crate::support::{Folder, skipped};

/// Speaks through the Python SDK, in a mode of its own.
fn python(folder: &Folder, mode: &str) -> Option<Json> {
    let Ok(python) = std::env::var("KB_MCP_PYTHON") else {
        skipped("KB_MCP_PYTHON does not name a Python with the SDK `mcp`");
        return None;
    };
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join(".ci/mcp/client.py");
    let output = Command::new(python)
        .arg(script)
        .arg(env!("CARGO_BIN_EXE_kb"))
        .arg(folder.path("kb.db"))
        .arg(mode)
        .output()
        .unwrap();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
    Some(serde_json::from_slice(&output.stdout).unwrap())
}

#[test]
fn the_python_sdk_lists_asks_reads_and_completes_in_both_generations() {
    let folder = Folder::seeded();
    for (mode, version) in [("auto", "2026-07-28"), ("legacy", "2025-11-25")] {
        let Some(seen) = python(&folder, mode) else { return };
        assert_eq!((&seen["protocol"], &seen["server"]), (&json!(version), &json!("kb")));
        assert!(seen["tools"].as_array().unwrap().contains(&json!("predictions")));
        assert_eq!(seen["asked"]["rows"].as_array().unwrap().len(), 10);
        assert_eq!(seen["asked"]["citations"].as_array().unwrap().len(), 10);
        assert_eq!(seen["refused"]["is_error"], true);
        assert!(!seen["refused"]["told"]["hints"].as_array().unwrap().is_empty());
        assert_eq!(
            (&seen["given"]["total"], &seen["given"]["next_offset"]),
            (&json!(18), &json!(1))
        );
        assert_eq!(seen["resources"].as_array().unwrap().len(), 101);
        assert_eq!(seen["more"].as_array().unwrap().len(), 19);
        assert_eq!(seen["read"]["rows"][0]["kind"], "passage");
        assert_eq!(seen["completed"][0], "dojo");
    }
}

#[test]
fn the_inspector_finds_no_problem_of_portability_and_calls_tools() {
    let Ok(inspector) = std::env::var("KB_MCP_INSPECTOR") else {
        return skipped("KB_MCP_INSPECTOR does not name the Inspector");
    };
    let folder = Folder::seeded();
    let inspect = |arguments: &[&str]| {
        let output = Command::new(&inspector)
            .args(["--cli", env!("CARGO_BIN_EXE_kb"), "mcp", "--db"])
            .arg(folder.path("kb.db"))
            .args(arguments)
            .env("MCP_CATALOG_PATH", folder.path("catalog.json"))
            .output()
            .unwrap();
        let errors = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{errors}");
        (serde_json::from_slice::<Json>(&output.stdout).unwrap(), errors)
    };
    let (listed, errors) = inspect(&["--method", "tools/list", "--strict"]);
    assert!(!listed["tools"].as_array().unwrap().is_empty());
    assert_eq!(errors, "");
    let phrase = "phrase=which promises were broken";
    let call = ["--method", "tools/call", "--tool-name", "ask", "--tool-arg", phrase];
    let (told, _) = inspect(&call);
    assert!(!told["structuredContent"]["rows"].as_array().unwrap().is_empty());
    let uri = "kb://source/dojo-timeline/3";
    let (read, _) = inspect(&["--method", "resources/read", "--uri", uri]);
    assert_eq!(read["contents"][0]["uri"], uri);
}
