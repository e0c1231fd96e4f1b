//! The programs that kb is measured against, where they are installed, and how
//! each is asked the same.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value as Json;

/// kb as it was built for the benchmarks.
pub(crate) const KB: &str = env!("CARGO_BIN_EXE_kb");

/// A copy of kb, as an installed one is: the file that the linker leaves lies in so
/// many pieces in the memory of the system that every start takes a fifth longer.
pub(crate) fn installed_kb() -> String {
    let copy = super::folder().join("kb");
    let _ = std::fs::remove_file(&copy);
    std::fs::copy(KB, &copy).expect("kb can be copied");
    copy.to_string_lossy().into_owned()
}

/// The SQL that answers a phrase, its parameters written into it.
pub(crate) fn final_sql(base: &Path, phrase: &str) -> String {
    let output = Command::new(KB)
        .args(["query", "--explain", "--json", phrase, "--db"])
        .arg(base)
        .output()
        .expect("kb runs");
    let told: Json = serde_json::from_slice(&output.stdout).expect("kb explains in JSON");
    let mut params: Vec<_> = told["params"].as_object().expect("parameters").iter().collect();
    // The longest names first: one may begin as another does.
    params.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
    let sql = told["sql"].as_str().expect("SQL").to_owned();
    params.into_iter().fold(sql, |sql, (name, value)| sql.replace(name, &literal(value)))
}

fn literal(value: &Json) -> String {
    match value {
        Json::Null => "NULL".to_owned(),
        Json::String(text) => format!("'{}'", text.replace('\'', "''")),
        other => other.to_string(),
    }
}

/// The command that asks a kb a phrase.
pub(crate) fn kb(kb: &str, base: &Path, phrase: &str) -> Vec<String> {
    words(&[kb, "query", "--db", &base.to_string_lossy(), phrase])
}

/// The others that are installed: their names, and the command that runs a
/// statement on a base.
pub(crate) fn others(base: &Path, sql: &str) -> Vec<(&'static str, Vec<String>)> {
    let base = base.to_string_lossy();
    let mut others = Vec::new();
    if let Some(shell) = installed("sqlite3") {
        others.push(("sqlite3 shell", words(&[&shell, "-readonly", &base, sql])));
    }
    if let Some(utils) = installed("sqlite-utils") {
        others.push(("sqlite-utils", words(&[&utils, "query", &base, sql, "--table"])));
    }
    if let Some(datasette) = installed("datasette") {
        let stem = Path::new(base.as_ref()).file_stem().unwrap_or_default().to_string_lossy();
        let path = format!("/{stem}.json?sql={}", escaped(sql));
        others.push(("Datasette --get", words(&[&datasette, &base, "--get", &path])));
    }
    others
}

/// A program of the virtual environment that `benches/install.sh` makes, or one
/// that is on the path.
pub(crate) fn installed(name: &str) -> Option<String> {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/bench-venv/bin").join(name);
    let path = std::env::var_os("PATH")?;
    let mut places = vec![own];
    places.extend(std::env::split_paths(&path).map(|folder| folder.join(name)));
    let found: Option<PathBuf> = places.into_iter().find(|place| place.is_file());
    found.map(|place| place.to_string_lossy().into_owned())
}

fn words(words: &[&str]) -> Vec<String> {
    words.iter().map(|&word| word.to_owned()).collect()
}

/// A text as a part of an address.
fn escaped(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => char::from(byte).to_string(),
            byte => format!("%{byte:02X}"),
        })
        .collect()
}
