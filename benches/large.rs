//! A large base, in process and warm: how long each question takes at 10,000 and
//! at 1,000,000 events, and how the `sqlite3` shell fares beside it.
//!
//! `cargo bench --bench large`; `KB_BENCH_DOCUMENTS` sets how many documents, with
//! ten events each, the large base has.

#![expect(clippy::print_stdout, reason = "a benchmark tells its measures")]
#![expect(clippy::expect_used, reason = "a benchmark stops where it cannot go on")]

mod common;
#[path = "../examples/synthesize/corpus/mod.rs"]
mod corpus;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use chrono::NaiveDate;
use common::others::installed;
use common::{folder, milliseconds, number, quantile};
use kb::query::phrase::{QueryContext, understand};
use kb::query::{Argument, Call, Canned, Limits, Statement, Value, fulltext, page};
use kb::store::{Base, Build, build};

/// Documents of the small base, and of the large one if not told.
const SMALL: u32 = 1_000;
const LARGE: usize = 100_000;

/// How often each question is asked, each time of something else.
const TIMES: u32 = 60;

/// Rows of the answers that are compared between the bases, at most.
const ALIKE: usize = 20;

/// A kind of question: its name, and the question of a number.
type Asked = (&'static str, fn(u32) -> Question);

/// A question: a phrase, or words to search for.
enum Question {
    Phrase(String),
    Words(String),
}

const QUESTIONS: [Asked; 6] = [
    ("systems mentioned in YEAR", |n| {
        Question::Phrase(format!("systems mentioned in {}", year(n)))
    }),
    ("events about ENTITY in YEAR", |n| {
        Question::Phrase(format!("events about {} in {}", entity(n), year(n)))
    }),
    ("figures for ENTITY in USD above N", |n| {
        Question::Phrase(format!("figures for {} in USD above {}", entity(n), 1000 * (n + 1)))
    }),
    ("most mentioned systems", |_| Question::Phrase("most mentioned systems".to_owned())),
    ("predictions overdue on DATE", |n| {
        Question::Phrase(format!("predictions overdue on {}-06-30", year(n)))
    }),
    ("full text, top 20", |n| Question::Words(format!("{} {}", entity(n), corpus::noun(n)))),
];

/// The years of the corpus, the later ones more often, as its events are.
fn year(number: u32) -> u32 {
    2026 - (number * 7 % 24)
}

/// A system: the popular ones and the rare ones, all that a small corpus has too.
fn entity(number: u32) -> String {
    corpus::system(number * 3 % 190)
}

fn main() {
    let large = u32::try_from(number("KB_BENCH_DOCUMENTS", LARGE)).expect("a number of documents");
    let bases = [made(SMALL), made(large)];
    println!("in process, warm; milliseconds at {} and {} events", SMALL * 10, large * 10);
    let columns = ["p50", "p99", "p50", "p99", "rows", "growth", "parse p50"];
    println!("{:<36}{}", "", columns.map(|column| format!("{column:>10}")).concat());
    for (name, question) in QUESTIONS {
        let [small, big] = bases.each_ref();
        let small = measured(small, question, &[ALIKE; TIMES as usize]);
        let big = measured(big, question, &small.kept);
        let growth = growth(&small, &big);
        println!(
            "{name:<36}{:>10.2}{:>10.2}{:>10.2}{:>10.2}{:>10}{:>10.2}{:>10.3}",
            quantile(&small.answers, 0.5),
            quantile(&small.answers, 0.99),
            quantile(&big.answers, 0.5),
            quantile(&big.answers, 0.99),
            big.rows,
            growth,
            if big.phrases.is_empty() { f64::NAN } else { quantile(&big.phrases, 0.5) },
        );
    }
    let [_, big] = bases;
    beside(&big);
}

/// Asks others the same of the large base: the statements, for the first rows.
fn beside(path: &Path) {
    let Some(python) = installed("python3") else { return };
    println!("the first rows alone, by others: question, program, p50, p99");
    let base = Base::open(path, Duration::from_secs(5)).expect("the base opens");
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/beside.py");
    let mut others = Command::new(python)
        .arg(script)
        .arg(path)
        .stdin(Stdio::piped())
        .spawn()
        .expect("python3 runs");
    let mut input = others.stdin.take().expect("it reads");
    for (name, question) in QUESTIONS {
        let statements: Vec<String> = (0..TIMES).map(|n| written(&base, &question(n))).collect();
        let line = serde_json::json!([name, statements]);
        writeln!(input, "{line}").expect("it reads all");
    }
    drop(input);
    others.wait().expect("it ends");
}

/// A question as SQL with its values in it.
fn written(base: &Base, question: &Question) -> String {
    let Statement { sql, mut params, .. } = match question {
        Question::Phrase(phrase) => statement_of(base, phrase),
        Question::Words(words) => search(words),
    };
    // The longest names first: one may begin as another does.
    params.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
    params.into_iter().fold(sql, |sql, (name, value)| {
        let literal = match value {
            // So many rows does `page` ask for.
            _ if name == ":most" => "101".to_owned(),
            Value::Integer(number) => number.to_string(),
            Value::Real(number) => number.to_string(),
            Value::Text(text) => format!("'{}'", text.replace('\'', "''")),
            Value::Null | Value::Blob(_) | Value::List(_) => "NULL".to_owned(),
        };
        sql.replace(&name, &literal)
    })
}

/// How many times longer an answer of the same number of rows takes in the large
/// base: of the questions that have one in both.
fn growth(small: &Measured, big: &Measured) -> f64 {
    let both = |index: &usize| small.kept[*index] > 0 && small.kept[*index] == big.kept[*index];
    let both: Vec<usize> = (0..small.kept.len()).filter(both).collect();
    let of = |measured: &Measured| both.iter().map(|index| measured.alike[*index]).collect();
    let (small, big): (Vec<f64>, Vec<f64>) = (of(small), of(big));
    if both.is_empty() { f64::NAN } else { quantile(&big, 0.5) / quantile(&small, 0.5) }
}

/// The base of a corpus, made once.
fn made(documents: u32) -> PathBuf {
    let path = folder().join(format!("corpus-{documents}-schema-{}.db", kb::store::LATEST));
    if !path.is_file() {
        println!("making {} (once)", path.display());
        let started = Instant::now();
        let canned = Canned::rows();
        let build_all = Build { canned: &canned, progress: &|_| {}, stop: || false };
        build(&path, &mut corpus::datasets(1, documents), &build_all).expect("the base is made");
        println!("made in {:.0} s", started.elapsed().as_secs_f64());
    }
    path
}

/// What was measured of one kind of question.
#[derive(Default)]
struct Measured {
    /// Understanding the phrase.
    phrases: Vec<f64>,
    /// The first hundred rows (twenty of a search) and the number of all.
    answers: Vec<f64>,
    /// The first rows alone: as many on either base.
    alike: Vec<f64>,
    /// How many these were.
    kept: Vec<usize>,
    /// Rows of the last answer.
    rows: usize,
}

/// Asks each question of a base, and then for so many rows of its answer.
fn measured(path: &Path, question: fn(u32) -> Question, rows: &[usize]) -> Measured {
    let mut base = Base::open(path, Duration::from_secs(5)).expect("the base opens");
    let mut measured = Measured::default();
    // The first round warms.
    for round in 0..2 {
        if round == 1 {
            measured = Measured::default();
        }
        for (number, rows) in (0..TIMES).zip(rows) {
            ask(&mut base, &question(number), *rows, &mut measured);
        }
    }
    measured
}

fn ask(base: &mut Base, question: &Question, alike: usize, measured: &mut Measured) {
    let started = Instant::now();
    let (statement, kept) = match question {
        Question::Phrase(phrase) => {
            let statement = statement_of(base, phrase);
            measured.phrases.push(milliseconds(started.elapsed()));
            (statement, 100)
        }
        Question::Words(words) => (search(words), 20),
    };
    let limits = Limits { rows: Some(kept), ..Limits::default() };
    let started = Instant::now();
    let rows = page(base.connection_mut(), &statement, &limits).expect("an answer");
    measured.answers.push(milliseconds(started.elapsed()));
    measured.rows = rows.total;
    let few = Limits { rows: Some(alike), count_rest: false, ..Limits::default() };
    let started = Instant::now();
    let rows = page(base.connection_mut(), &statement, &few).expect("an answer");
    measured.alike.push(milliseconds(started.elapsed()));
    measured.kept.push(rows.rows.len());
}

fn statement_of(base: &Base, phrase: &str) -> Statement {
    let today = NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day");
    let setting = QueryContext { language: None, prefers: None, today };
    understand(base.connection(), phrase, setting).expect("a phrase that works").call.statement()
}

fn search(words: &str) -> Statement {
    let mut call = Call::new(Canned::named("search").expect("the canned query"));
    let words = fulltext::match_expression(words).expect("words");
    call.give("text", vec![Argument::One(Value::Text(words))]).expect("words");
    call.statement()
}
