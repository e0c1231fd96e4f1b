//! The project's rules that the compiler does not check: which module may import which,
//! where SQL may be written, how long a file is, and what canned queries may use.

#![expect(clippy::unwrap_used, reason = "a panic fails the test")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The modules from the lowest to the highest, each with those it may import.
const RANKS: [(&str, &[&str]); 14] = [
    ("files", &[]),
    ("signals", &[]),
    ("model", &[]),
    ("language", &["model"]),
    ("dataset", &["files", "model", "language"]),
    ("ingest", &["model", "language"]),
    ("store", &["files", "model", "dataset"]),
    ("query", &["model", "language", "store"]),
    ("error", &["dataset", "store", "query"]),
    ("render", &["model", "query"]),
    ("exports", &["files", "model", "store", "query", "render"]),
    ("web", &["signals", "model", "language", "store", "query", "render"]),
    ("mcp", &["signals", "model", "dataset", "ingest", "store", "query", "render"]),
    (
        "cli",
        &[
            "files", "model", "dataset", "ingest", "store", "query", "render", "exports", "web",
            "mcp",
        ],
    ),
];

/// A source file, by its path within the project.
struct File {
    name: String,
    text: String,
}

impl File {
    /// The code before the tests at its end, without comments.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let lines = self.text.lines().take_while(|line| *line != "#[cfg(test)]");
        (1..).zip(lines).filter(|(_, line)| !line.trim_start().starts_with("//"))
    }

    /// The module right under `src/` it belongs to.
    fn module(&self) -> &str {
        let path = self.name.trim_start_matches("src/");
        path.split_once('/').map_or(path.trim_end_matches(".rs"), |(module, _)| module)
    }
}

fn files(folder: &str, extension: &str) -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = Vec::new();
    walk(&root.join(folder), &mut paths);
    paths.retain(|path| path.extension().is_some_and(|other| other == extension));
    paths.sort();
    assert!(!paths.is_empty(), "{folder} has no .{extension} file");
    let read = |path: PathBuf| {
        let name = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
        File { name, text: fs::read_to_string(path).unwrap() }
    };
    paths.into_iter().map(read).collect()
}

fn walk(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { walk(&path, paths) } else { paths.push(path) }
    }
}

/// Reports all violations at once.
#[track_caller]
fn none(wrong: &[String]) {
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn imports_point_one_way() {
    let mut wrong = Vec::new();
    for file in files("src", "rs") {
        let module = file.module();
        let Some((_, may)) = RANKS.iter().find(|(name, _)| *name == module) else {
            assert!(["lib", "main"].contains(&module), "{} has no rank", file.name);
            continue;
        };
        for (number, line) in file.code() {
            for imported in crate_modules(line) {
                if imported != module && !may.contains(&imported) {
                    wrong.push(format!("{}:{number}: {module} imports {imported}", file.name));
                }
            }
        }
    }
    none(&wrong);
}

/// The modules a line names by `crate::`.
fn crate_modules(line: &str) -> impl Iterator<Item = &str> {
    line.match_indices("crate::").flat_map(|(place, mark)| {
        let rest = &line[place + mark.len()..];
        let names = rest.strip_prefix('{').map_or(vec![rest], |group| group.split(',').collect());
        names.into_iter().map(|name| {
            let name = name.trim();
            name.split(|letter: char| !letter.is_alphanumeric() && letter != '_').next().unwrap()
        })
    })
}

#[test]
fn no_files_of_a_folder_import_each_other_in_a_circle() {
    let mut folders: BTreeMap<String, BTreeMap<String, BTreeSet<String>>> = BTreeMap::new();
    for file in files("src", "rs") {
        let (folder, name) = file.name.rsplit_once('/').unwrap();
        if name == "mod.rs" {
            continue;
        }
        let imports = file.code().filter_map(|(_, line)| line.strip_prefix("use super::"));
        let imports = imports.filter_map(|path| path.split_once("::"));
        let imports = imports.map(|(other, _)| other.to_owned()).collect();
        let files = folders.entry(folder.to_owned()).or_default();
        files.insert(name.trim_end_matches(".rs").to_owned(), imports);
    }
    let mut wrong = Vec::new();
    for (folder, mut files) in folders {
        // What imports nothing that is left is in no circle.
        loop {
            let left: BTreeSet<String> = files.keys().cloned().collect();
            let before = files.len();
            files.retain(|_, imports| !imports.is_disjoint(&left));
            if files.len() == before {
                break;
            }
        }
        wrong.extend(files.keys().map(|file| format!("{folder}/{file}.rs")));
    }
    none(&wrong);
}

#[test]
fn nothing_is_imported_from_above_by_super_either() {
    let mut wrong = Vec::new();
    for file in files("src", "rs") {
        // `super` of a file right under src/ is the crate itself.
        let depth = file.name.matches('/').count() - usize::from(file.name.ends_with("/mod.rs"));
        for (number, line) in file.code() {
            let up = line.matches("super::").count();
            if line.contains("use super::*") {
                wrong.push(format!("{}:{number}: import by name", file.name));
            }
            if line.trim_start().starts_with("use super::") && up >= depth {
                wrong.push(format!("{}:{number}: leaves its module by super", file.name));
            }
        }
    }
    none(&wrong);
}

#[test]
fn every_file_says_what_it_is() {
    let mut all = files("src", "rs");
    all.extend(files("tests", "rs"));
    let opens = |file: &File| {
        file.text.starts_with("//! ") || file.text.starts_with("#![doc = include_str!(")
    };
    let wrong: Vec<_> = all.into_iter().filter(|file| !opens(file)).map(|file| file.name).collect();
    none(&wrong);
}

#[test]
fn no_file_is_longer_than_four_hundred_lines() {
    let mut all = files("src", "rs");
    all.extend(files("tests", "rs"));
    let lines = |file: &File| file.text.lines().count();
    let long = all.iter().filter(|file| lines(file) > 400);
    none(&long.map(|file| format!("{}: {} lines", file.name, lines(file))).collect::<Vec<_>>());
}

#[test]
fn sql_stands_where_it_belongs() {
    let mut wrong = Vec::new();
    for file in files("src", "rs") {
        if ["store", "query"].contains(&file.module()) {
            continue;
        }
        for (number, line) in file.code() {
            if has_sql(line) {
                wrong.push(format!("{}:{number}: {}", file.name, line.trim()));
            }
        }
    }
    none(&wrong);
}

/// Whether a line has SQL in capitals: an example in a help text is written in
/// lower case.
fn has_sql(line: &str) -> bool {
    let has = |first: &str, second: &str| {
        line.find(first).is_some_and(|place| line[place..].contains(second))
    };
    has("SELECT ", " FROM ")
        || has("UPDATE ", " SET ")
        || ["INSERT INTO ", "DELETE FROM ", "CREATE TABLE ", "CREATE VIEW ", "CREATE INDEX "]
            .iter()
            .any(|words| line.contains(words))
}

#[test]
fn only_the_edge_prints() {
    forbidden(
        &["println!", "print!(", "eprintln!", "eprint!(", "io::stdout().lock", "io::stderr().lock"],
        &["src/cli/print.rs"],
    );
}

#[test]
fn files_are_opened_in_one_place() {
    // What is opened elsewhere has no limits and trusts a stranger's schema.
    let words = ["Connection::open(", "open_with_flags"];
    forbidden(&words, &["src/store/connection.rs"]);
    // A named pipe or a device must be refused before it is opened.
    let words = [
        " File::open(",
        "(File::open(",
        "fs::File::open(",
        "fs::read(",
        "fs::read_to_string(",
        ".read(true)",
    ];
    forbidden(&words, &["src/files.rs", "src/files/open.rs", "src/cli/bounded.rs"]);
}

#[test]
fn nothing_is_left_undone_or_unwrapped() {
    let words =
        ["TODO", "FIXME", "XXX", "todo!", "unimplemented!", "dbg!", ".unwrap()", "#[allow("];
    forbidden(&words, &[]);
}

/// None of the words stands in the code of any file but those excepted.
#[track_caller]
fn forbidden(words: &[&str], except: &[&str]) {
    let mut wrong = Vec::new();
    for file in files("src", "rs").iter().filter(|file| !except.contains(&file.name.as_str())) {
        let lines = (1..).zip(file.text.lines());
        let code: Vec<_> = file.code().map(|(number, _)| number).collect();
        for (number, line) in lines {
            let comment = line.trim_start().starts_with("//");
            let counts = code.contains(&number) || (comment && line.contains("TODO"));
            if let Some(word) = words.iter().find(|word| counts && line.contains(**word)) {
                wrong.push(format!("{}:{number}: {word}", file.name));
            }
        }
    }
    none(&wrong);
}

/// What the engines that may run a canned query one day do not agree on, as far as
/// it is easy to see.
const NOT_PORTABLE: [&str; 18] = [
    "strftime(",
    "date(",
    "julianday(",
    "json_",
    "->>",
    "group_concat(",
    "total(",
    " glob ",
    "collate nocase",
    "iif(",
    "ifnull(",
    "instr(",
    "printf(",
    "rowid",
    " match ",
    "limit -1",
    "as real)",
    "random(",
];

#[test]
fn canned_queries_are_portable_or_say_that_they_are_not() {
    let mut wrong = Vec::new();
    for file in files("queries", "sql") {
        if file.text.lines().any(|line| line == "-- engine: sqlite") {
            continue;
        }
        let sql = file.text.lines().filter(|line| !line.starts_with("--"));
        let sql = sql.collect::<Vec<_>>().join("\n").to_lowercase();
        let found = NOT_PORTABLE.iter().filter(|word| sql.contains(**word));
        wrong.extend(found.map(|word| format!("{}: {word}", file.name)));
        if sql.contains('"') {
            wrong.push(format!("{}: double quotes", file.name));
        }
    }
    none(&wrong);
}

#[test]
fn canned_queries_that_say_so_do_need_sqlite() {
    for file in files("queries", "sql") {
        if file.text.lines().any(|line| line == "-- engine: sqlite") {
            let sql = file.text.to_lowercase();
            let needs = NOT_PORTABLE.iter().any(|word| sql.contains(word));
            assert!(needs, "{} needs nothing of SQLite's own", file.name);
        }
    }
}

#[test]
fn every_migration_sets_its_number() {
    for file in files("migrations", "sql") {
        let number: String = file
            .name
            .trim_start_matches("migrations/V")
            .chars()
            .take_while(char::is_ascii_digit)
            .collect();
        let last = file.text.trim_end().lines().last().unwrap();
        assert_eq!(last, format!("PRAGMA user_version = {number};"), "{}", file.name);
    }
}
