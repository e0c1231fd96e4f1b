//! Hostile statements: each is refused, stopped at a limit or answered, in bounded memory,
//! and changes neither the base nor other files.
//! They are in tests/hostile/, each with its expected result.
#![cfg(unix)]

use std::fs;
use std::path::Path;

use super::support::{Folder, Run};

/// A statement and its expected result.
struct Hostile {
    fate: String,
    said: String,
    sql: String,
}

/// The statements of a file.
fn statements(name: &str) -> Vec<Hostile> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/hostile").join(name);
    let mut all: Vec<Hostile> = Vec::new();
    for line in fs::read_to_string(path).unwrap().lines() {
        let header = line.strip_prefix("-- ").unwrap_or_default();
        let (fate, said) = header.split_once(": ").unwrap_or((header, ""));
        if ["refused", "stopped", "ended", "answered"].contains(&fate) {
            let (fate, said) = (fate.to_owned(), said.to_owned());
            all.push(Hostile { fate, said, sql: String::new() });
        } else if let Some(last) = all.last_mut() {
            last.sql.push_str(&line_written_out(line));
            last.sql.push('\n');
        }
    }
    all
}

/// The line with every `{{N*TEXT}}` written out.
fn line_written_out(line: &str) -> String {
    let mut pieces = line.split("{{");
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (repeated, rest) = piece.split_once("}}").unwrap();
        let (times, text) = repeated.split_once('*').unwrap();
        out.push_str(&text.repeat(times.parse().unwrap()));
        out.push_str(rest);
    }
    out
}

/// A folder with a base, and something else to harm.
fn folder() -> Folder {
    let folder = Folder::seeded();
    folder.write("folder/precious.txt", "precious");
    folder.sqlite("other.db", "CREATE TABLE events (x)");
    folder
}

/// Runs every statement of a file by itself.
fn try_all(name: &str) {
    let folder = folder();
    let before = folder.everything();
    for Hostile { fate, said, sql } in statements(name) {
        let shown: String = sql.chars().take(200).collect();
        let (code, timeout) = match fate.as_str() {
            "answered" => (0, "20"),
            "refused" => (1, "20"),
            _ => (5, "0.5"),
        };
        let run = folder.kb(["sql", "--timeout", timeout]).env("TMPDIR", ".");
        let run = run.stdin(&sql).capped().run_within_a_minute();
        assert_eq!(run.code, Some(code), "{shown}\n{run:?}");
        assert!(run.stderr.contains(&said), "{shown}\n{run:?}");
        shows_nothing_obeyed(&run, &shown);
        assert!(folder.everything() == before, "{shown} changed something");
    }
}

/// No character of the output is one that a terminal acts on.
fn shows_nothing_obeyed(run: &Run, shown: &str) {
    let obeyed = |letter: char| letter.is_control() && letter != '\n';
    let found = [&run.stdout, &run.stderr].into_iter().find(|text| text.contains(obeyed));
    assert!(found.is_none(), "{shown} printed {:?}", found.map(|text| text.find(obeyed)));
}

#[test]
fn writing_statements_are_refused() {
    try_all("writes.sql");
}

#[test]
fn statements_cannot_reach_other_files() {
    try_all("files.sql");
}

#[test]
fn endless_statements_are_stopped() {
    try_all("floods.sql");
}

#[test]
fn statements_of_extreme_shapes_are_handled() {
    try_all("shapes.sql");
}

#[test]
fn answers_larger_than_memory_are_refused() {
    let folder = folder();
    let run = |sql: &str, format: &str| {
        let run = folder.kb(["sql", "-n", "-1", "--memory", "16", "--timeout", "30", format, sql]);
        run.capped().run_within_a_minute()
    };
    let numbers = "WITH RECURSIVE c (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c LIMIT";
    let run_out = run(&format!("{numbers} 900000) SELECT n FROM c"), "--table");
    run_out.fails(5).explains("stopped at the memory limit of 16 MiB");
    for format in ["--table", "--csv", "--json", "--markdown"] {
        let all = run(&format!("{numbers} 50) SELECT hex(zeroblob(100000)) FROM c"), format);
        assert_eq!(all.code, Some(0), "{format}: {}", all.stderr);
    }
}

/// What a hostile phrase may end with: answered, refused as data or for having no word to
/// search for, not understood, stopped at a limit.
const ENDS: [i32; 5] = [0, 1, 2, 3, 5];

#[test]
fn phrases_cannot_inject_sql() {
    let folder = folder();
    let before = folder.everything();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/hostile/phrases.txt");
    let text = fs::read_to_string(path).unwrap();
    let phrases: Vec<_> = text.lines().map(line_written_out).collect();
    assert!(phrases.len() >= 40, "{}", phrases.len());
    for phrase in &phrases {
        let shown: String = phrase.chars().take(200).collect();
        let period = format!("period={phrase}");
        for command in [
            &["query", "--timeout", "2", "--", phrase][..],
            &["query", "events", "--timeout", "2", "-p", &period],
            &["search", "--timeout", "2", "--", phrase],
            &["show", "--timeout", "2", "--", phrase],
        ] {
            // A system takes no longer argument than this.
            if phrase.len() < 100_000 {
                let run = folder.kb(command).env("TMPDIR", ".").capped().run_within_a_minute();
                assert!(run.code.is_some_and(|code| ENDS.contains(&code)), "{shown}\n{run:?}");
                shows_nothing_obeyed(&run, &shown);
            }
        }
    }
    let input = phrases.join("\n") + "\n.sql SELECT 'still ' || 'here'\n";
    let run = folder.kb(["shell", "--timeout", "2"]).stdin(input).capped().run_within_a_minute();
    assert!(run.stdout.ends_with("still here\n"), "{run:?}");
    shows_nothing_obeyed(&run, "the session");
    assert!(folder.everything() == before);
}

#[test]
fn there_are_many_of_each_kind() {
    let names = ["writes.sql", "files.sql", "floods.sql", "shapes.sql"];
    let all: Vec<_> = names.into_iter().flat_map(statements).collect();
    let of = |fate: &str| all.iter().filter(|hostile| hostile.fate == fate).count();
    assert!(all.len() >= 120 && of("stopped") >= 15 && of("ended") >= 3, "{}", all.len());
}

#[test]
fn a_session_survives_hostile_statements() {
    let folder = folder();
    let before = folder.everything();
    let short = |hostile: &Hostile| hostile.sql.len() < 1_000 && hostile.fate != "ended";
    let mut input = String::new();
    for name in ["writes.sql", "files.sql", "floods.sql", "shapes.sql"] {
        for hostile in statements(name).into_iter().filter(short) {
            input.extend([".sql ", hostile.sql.replace('\n', " ").trim(), "\n"]);
        }
    }
    input.push_str(".sql SELECT 'still ' || 'here'\n.quit\n");
    let run = folder.kb(["shell", "--timeout", "0.2"]).stdin(input).capped().run_within_a_minute();
    let last = run.stderr.lines().rev().take(4).collect::<Vec<_>>();
    assert!(run.stdout.ends_with("still here\n"), "{:?}: {last:?}", run.code);
    shows_nothing_obeyed(&run, "the session");
    assert!(folder.everything() == before);
}
