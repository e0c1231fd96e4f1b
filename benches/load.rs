//! Loading a corpus into a new base, against the `sqlite3` shell, which imports
//! the same rows as CSV into the same tables and then makes the same indexes and
//! the same full text.
//!
//! `cargo bench --bench load`; `KB_BENCH_LOAD` sets how many documents, with ten
//! events each, `KB_BENCH_RUNS` how often.

#![expect(clippy::print_stdout, reason = "a benchmark tells its measures")]
#![expect(clippy::expect_used, reason = "a benchmark stops where it cannot go on")]

mod common;
#[path = "../examples/synthesize/corpus/mod.rs"]
mod corpus;
#[path = "../examples/synthesize/tables.rs"]
mod tables;

use std::cell::Cell;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use common::others::installed;
use common::process::run;
use common::{folder, median, number};
use kb::query::Canned;
use kb::store::{Base, Build, build};
use nix::sys::resource::{UsageWho, getrusage};

/// Documents if not told.
const DOCUMENTS: usize = 10_000;

/// What asks this program to be the loading process, and to make what base.
const TARGET: &str = "KB_BENCH_LOAD_INTO";

/// How the full-text index is filled.
const FULL_TEXT: &str = include_str!("../src/store/bulk/sql/search.sql");

fn main() {
    let documents = u32::try_from(number("KB_BENCH_LOAD", DOCUMENTS)).expect("a number");
    if let Some(path) = std::env::var_os(TARGET) {
        return load(&PathBuf::from(path), documents);
    }
    let folder = folder().join(format!("load-{documents}"));
    let rows = Rows::made(&folder, documents);
    println!("loading {} events into a new base, in turns", documents * 10);
    let shell = installed("sqlite3");
    let (mut ours, mut theirs, mut memory) = (Vec::new(), Vec::new(), 0.0_f64);
    for _ in 0..number("KB_BENCH_RUNS", 3) {
        let (seconds, peak) = own(&folder);
        println!("kb: {seconds:.1} s, {peak:.0} MB of memory");
        ours.push(seconds);
        memory = memory.max(peak);
        if let Some(shell) = &shell {
            let seconds = rows.import(shell);
            println!("sqlite3 shell: {seconds:.1} s");
            theirs.push(seconds);
        }
    }
    if shell.is_some() {
        println!("the shell's time / kb's time: {:.2}", median(&theirs) / median(&ours));
    }
    println!("kb's memory at most: {memory:.0} MB");
}

/// Loads in a process of its own: the seconds without those that it takes to make
/// the datasets up, and the memory in MB.
fn own(folder: &Path) -> (f64, f64) {
    let target = folder.join("kb.db");
    let output = Command::new(std::env::current_exe().expect("this program"))
        .env(TARGET, &target)
        .output()
        .expect("this program runs once more");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let told = String::from_utf8_lossy(&output.stdout);
    let mut told = told.split_whitespace().map(|word| word.parse().expect("a number"));
    fs::remove_file(target).expect("the base can be removed");
    (told.next().expect("seconds"), told.next().expect("memory"))
}

/// Loads, and tells the seconds and the memory.
fn load(path: &Path, documents: u32) {
    let (started, making) = (Instant::now(), Cell::new(Duration::ZERO));
    let mut datasets = corpus::datasets(1, documents);
    let mut timed = std::iter::from_fn(|| {
        let started = Instant::now();
        let dataset = datasets.next();
        making.set(making.get() + started.elapsed());
        dataset
    });
    let canned = Canned::rows();
    let all = Build { canned: &canned, progress: &|_| {}, stop: || false };
    build(path, &mut timed, &all).expect("the base is made");
    let seconds = started.elapsed().saturating_sub(making.get()).as_secs_f64();
    let usage = getrusage(UsageWho::RUSAGE_SELF).expect("the system tells what was used");
    #[expect(clippy::cast_precision_loss, reason = "some thousands of KiB")]
    let memory = usage.max_rss() as f64 * 1024.0 / 1e6;
    println!("{seconds} {memory}");
}

/// The rows as the shell reads them: a folder with a CSV file for each table, and
/// what it is told.
struct Rows {
    folder: PathBuf,
}

impl Rows {
    /// Writes them, once.
    fn made(folder: &Path, documents: u32) -> Self {
        let rows = Self { folder: folder.to_owned() };
        if !rows.script().is_file() {
            println!("making {} (once)", folder.display());
            fs::create_dir_all(folder).expect("a folder");
            let base = folder.join("rows.db");
            let canned = Canned::rows();
            let all = Build { canned: &canned, progress: &|_| {}, stop: || false };
            build(&base, &mut corpus::datasets(1, documents), &all).expect("the base is made");
            tables::export(&base, folder).expect("the rows are written");
            fs::write(rows.script(), rows.told(&base)).expect("the script is written");
            fs::remove_file(base).expect("the base can be removed");
        }
        rows
    }

    fn script(&self) -> PathBuf {
        self.folder.join("import.sql")
    }

    fn target(&self) -> PathBuf {
        self.folder.join("shell.db")
    }

    /// What the shell is told. CSV knows no NULL: so that every row is taken, the
    /// shell is spared the types and the conditions that kb checks.
    fn told(&self, base: &Path) -> String {
        let base = Base::open(base, Duration::ZERO).expect("the base opens");
        let query = "SELECT type, name, sql FROM sqlite_schema
            WHERE sql IS NOT NULL AND (name NOT LIKE 'search!_%' ESCAPE '!' OR type <> 'table')
            ORDER BY rowid";
        let mut statement = base.connection().prepare(query).expect("SQL");
        let mut rows = statement.query([]).expect("rows");
        let [mut tables, mut imports, mut indexes, mut rest] = [const { String::new() }; 4];
        while let Some(row) = rows.next().expect("a row") {
            let text = |index| row.get::<_, String>(index).expect("text");
            let (kind, name, sql) = (text(0), text(1), text(2));
            let sql = sql.replace(") STRICT, WITHOUT", ") WITHOUT").replace(") STRICT", ")");
            let csv = self.folder.join(format!("{name}.csv"));
            if csv.is_file() && kind == "table" {
                let _ = writeln!(imports, ".import --csv '{}' {name}", csv.display());
            }
            let sorted = match kind.as_str() {
                "table" => &mut tables,
                "index" => &mut indexes,
                _ => &mut rest,
            };
            let _ = writeln!(sorted, "{sql};");
        }
        let words = FULL_TEXT.lines().filter(|line| !line.contains("search (search"));
        let words = words.collect::<Vec<_>>().join("\n").replace("IS NOT NULL", "<> ''");
        format!("PRAGMA ignore_check_constraints = ON;\n{tables}{imports}{indexes}{words}\n{rest}")
    }

    /// Imports them; gives the seconds.
    fn import(&self, shell: &str) -> f64 {
        let _ = fs::remove_file(self.target());
        let script = format!(".read '{}'", self.script().display());
        let target = self.target().display().to_string();
        let taken = run(&[shell.to_owned(), "-bail".to_owned(), target, script]);
        let seconds = taken.expect("the shell imports the rows").wall;
        fs::remove_file(self.target()).expect("the base can be removed");
        seconds
    }
}
