//! Every option with a value, of every command, with extreme numbers: each value works or
//! is refused with a reason. The options are read from the help texts, so a new one is
//! tested as well.

use super::support::{Folder, Run};

/// The commands with the arguments that they need.
pub(super) const COMMANDS: [&[&str]; 24] = [
    &["seed"],
    &["ingest", "a.txt"],
    &["verify", "a.txt", "facts.jsonl"],
    &["query", "systems"],
    &["queries"],
    &["timeline"],
    &["chart", "figures in dollars"],
    &["show", "dojo"],
    &["search", "dojo"],
    &["sql", "select 1"],
    &["shell"],
    // An address that no machine has: it ends before it serves.
    &["serve", "--host", "192.0.2.1"],
    // Its input has ended, and so does it.
    &["mcp"],
    &["check"],
    &["backup", "--force", "copy.db"],
    &["restore", "kb.db"],
    &["datasets"],
    &["remove", "tesla-dojo", "--dry-run"],
    &["export", "--force", "out"],
    &["import", "a.csv", "--to", "draft"],
    &["migrate"],
    &["locate", "a.txt"],
    &["completions", "bash"],
    &["man", "."],
];

const NUMBERS: [&str; 16] = [
    "",
    " ",
    "0",
    "-0",
    "1",
    "-1",
    "-2",
    "0.5",
    "1e9",
    "2147484",
    "1e300",
    "-1e300",
    "NaN",
    "inf",
    "-inf",
    "18446744073709551615",
];

/// The options of a command that take a number or a free text.
pub(super) fn options(folder: &Folder, command: &str) -> Vec<(String, String)> {
    let help = folder.kb([command, "--help"]).run().succeeds().stdout;
    let option = |line: &str| {
        let (name, value) = line.trim().split_once(" <")?;
        let name = name.rsplit(", ").next()?;
        let value = value.split('>').next()?;
        let is_path = ["FILE", "DIR"].contains(&value);
        (name.starts_with("--") && !is_path).then(|| (name.to_owned(), value.to_owned()))
    };
    help.lines().filter_map(option).collect()
}

/// A folder whose base and article every command can read.
fn folder() -> Folder {
    let folder = Folder::seeded();
    folder.write("a.txt", "2024\n\nIn May 2024 Tesla planned the hall of Cortex in Austin.\n");
    let fact =
        "{\"kind\": \"event\", \"quote\": \"In May 2024 Tesla planned\", \"date\": \"2024-05\"}\n";
    folder.write("facts.jsonl", fact);
    folder
}

/// The run ended with a code of its own, and an error says what to do.
#[track_caller]
fn ends(run: &Run) {
    assert!(run.code.is_some_and(|code| (0..=5).contains(&code)), "{run:?}");
    assert!(!run.stderr.contains("panicked"), "{run:?}");
    assert_eq!(run.code == Some(0), !run.stderr.contains("error: "), "{run:?}");
}

#[test]
fn every_command_is_listed_here() {
    let help = Folder::empty().kb(["--help"]).run().succeeds().stdout;
    let list = help.split("Commands:\n").nth(1).unwrap().split("\n\n").next().unwrap();
    let names = list.lines().filter_map(|line| line.split_whitespace().next());
    let names: Vec<_> = names.filter(|name| *name != "help").collect();
    assert_eq!(names, COMMANDS.map(|command| command[0]));
}

#[test]
fn extreme_numbers_are_refused_or_work() {
    let folder = folder();
    for command in COMMANDS {
        for (option, value) in options(&folder, command[0]) {
            for number in NUMBERS {
                let option = format!("{option}={number}");
                let run = folder.kb([command, &[&option]].concat()).run();
                ends(&run);
                let number = number.parse::<f64>();
                if run.code == Some(0) && ["SECONDS", "MIB", "N"].contains(&value.as_str()) {
                    assert!(number.is_ok_and(f64::is_finite), "{option} is accepted: {run:?}");
                }
            }
        }
    }
}

#[test]
fn a_very_long_wait_does_not_panic() {
    let folder = folder();
    for wait in ["2147483", "2147484", "1e9"] {
        folder.kb(["query", "systems", "--wait", wait, "-q"]).run().succeeds();
        folder.kb(["seed", "--wait", wait]).run().succeeds().prints("Nothing to do");
    }
}

#[test]
fn a_refused_number_is_explained() {
    let folder = folder();
    let refuse = |option: &str, number: &str, why: &str| {
        folder.kb(["query", "systems", option, number]).run().fails(2).says(why);
    };
    refuse("--wait", "-1", "write a number of seconds from 0 to 1000000000");
    refuse("--timeout", "inf", "write a number of seconds from 0 to 1000000000");
    refuse("--timeout", "0", "0 leaves no time to answer");
    refuse("--memory", "0", "write a whole number of MiB, 1 or more");
    refuse("--memory", "0.5", "write a whole number of MiB, 1 or more");
    refuse("--limit", "1e9", "write a whole number of rows, or -1 for all");
    refuse("-n", "-2", "write a whole number of rows, or -1 for all");
}

#[test]
fn extreme_numbers_for_parameters_are_refused_or_work() {
    let folder = folder();
    let queries = folder.kb(["queries", "--json"]).run().succeeds().json();
    for query in queries.as_array().unwrap() {
        let query = query["name"].as_str().unwrap();
        let described = folder.kb(["queries", query, "--json"]).run().succeeds().json();
        for parameter in described["parameters"].as_array().unwrap() {
            if parameter["kind"] != "number" {
                continue;
            }
            for number in NUMBERS {
                let argument = format!("{}={number}", parameter["name"].as_str().unwrap());
                ends(&folder.kb(["query", query, "-p", &argument]).run());
            }
        }
    }
}
