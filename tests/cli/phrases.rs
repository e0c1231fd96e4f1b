//! Every phrase of the expected-answers file through the real binary, judged by
//! that file's own rules. All failures are reported at once.

use std::fs;

use serde_json::Value as Json;

use super::support::{Folder, shared};

#[test]
#[cfg_attr(not(kb_shared), ignore = "KB_SHARED does not name the article and the expected facts")]
fn every_phrase_is_answered_as_expected() {
    let shared = shared();
    let folder = Folder::seeded();
    let cases = fs::read_to_string(shared.join("gold/phrases-dev.jsonl")).unwrap();
    let cases: Vec<Json> = cases.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert!(!cases.is_empty());
    let failures: Vec<String> = cases
        .iter()
        .filter_map(|case| {
            let wrong = judge(&folder, case);
            let phrase = case["phrase"].as_str().unwrap();
            (!wrong.is_empty()).then(|| format!("{phrase}\n    {}", wrong.join("\n    ")))
        })
        .collect();
    let (failed, all) = (failures.len(), cases.len());
    assert!(failures.is_empty(), "{failed} of {all} phrases:\n{}", failures.join("\n"));
}

/// What is wrong with the answer to one phrase.
fn judge(folder: &Folder, case: &Json) -> Vec<String> {
    let phrase = case["phrase"].as_str().unwrap();
    let run = folder.kb(["query", "--json", "--as-of", "2026-11-23", phrase]).run();
    let kind = case["kind"].as_str().unwrap();
    if kind == "none" {
        let good = run.code.is_some_and(|code| code != 0)
            && run.stdout.is_empty()
            && !run.stderr.trim().is_empty();
        return if good { Vec::new() } else { vec![format!("it was answered: {run:?}")] };
    }
    if run.code != Some(0) {
        return vec![format!("exit code {:?}: {}", run.code, run.stderr)];
    }
    let Ok(Json::Array(rows)) = serde_json::from_str(&run.stdout) else {
        return vec![format!("no JSON array: {}", run.stdout)];
    };
    let mut wrong = judge_values(case, kind, &rows);
    wrong.extend(judge_shape(case, &rows));
    wrong
}

/// All of `include` must be there, none of `exclude`.
fn judge_values(case: &Json, kind: &str, rows: &[Json]) -> Vec<String> {
    let found: Vec<Json> = rows.iter().flat_map(|row| values(kind, row)).collect();
    let tolerance = case["tolerance"].as_f64().unwrap_or(0.0);
    let has = |expected: &Json| found.iter().any(|value| is_equal(value, expected, tolerance));
    let list = |name: &str| case[name].as_array().cloned().unwrap_or_default();
    let missing = list("include").into_iter().filter(|expected| !has(expected));
    let missing = missing.map(|expected| format!("{expected} is missing among {found:?}"));
    let unwanted = list("exclude").into_iter().filter(|unwanted| has(unwanted));
    missing.chain(unwanted.map(|unwanted| format!("{unwanted} is there"))).collect()
}

/// What is looked at in a row: a figure counts with its value and both bounds.
fn values(kind: &str, row: &Json) -> Vec<Json> {
    let fields: &[&str] = match kind {
        "events" => &["date"],
        "figures" => &["value", "low", "high"],
        "predictions" => &["due"],
        "count" => &["count"],
        _ => &["slug"],
    };
    fields.iter().map(|field| row[field].clone()).filter(|value| !value.is_null()).collect()
}

fn is_equal(value: &Json, expected: &Json, tolerance: f64) -> bool {
    match (value.as_f64(), expected.as_f64()) {
        (Some(value), Some(expected)) => {
            (value - expected).abs() <= tolerance.max(expected.abs() * 1e-9)
        }
        _ => value == expected,
    }
}

/// The first row, the number of rows and the years.
fn judge_shape(case: &Json, rows: &[Json]) -> Vec<String> {
    let mut wrong = Vec::new();
    let first = rows.first().map_or(&Json::Null, |row| &row["slug"]);
    if !case["first"].is_null() && case["first"] != *first {
        wrong.push(format!("the first row is {first}, not {}", case["first"]));
    }
    let least = case["rows_min"].as_u64().unwrap_or(0);
    let most = case["rows_max"].as_u64().unwrap_or(u64::MAX);
    if !(least..=most).contains(&(rows.len() as u64)) {
        wrong.push(format!("{} rows, not {least} to {most}", rows.len()));
    }
    let years: Vec<_> = rows.iter().map(|row| text(&row["year"])).collect();
    let expected = case["years"].as_array().map(|years| years.iter().map(text).collect());
    if expected.as_ref().is_some_and(|expected: &Vec<String>| *expected != years) {
        wrong.push(format!("the years are {years:?}"));
    }
    wrong
}

/// A year, whether it is written as a number or as text.
fn text(value: &Json) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
