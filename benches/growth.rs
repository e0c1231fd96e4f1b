//! How the time to ingest an article grows with its length, for articles of many shapes.
//! Each shape is written in four sizes, each twice the one before. A shape that takes more
//! than three times as long for twice the length fails: linear work takes twice, quadratic
//! work four times as long.
//!
//! `cargo bench --bench growth`

#![expect(clippy::print_stdout, reason = "a benchmark tells its measures")]
#![expect(clippy::expect_used, reason = "a benchmark stops where it cannot go on")]

mod common;

use std::fmt::Write;
use std::path::Path;
use std::process::ExitCode;

use common::others::KB;
use common::{folder, median, number, process};

/// The length of the shortest article, in bytes.
const SHORTEST: usize = 250_000;

/// The most that doubling the length may multiply the time by.
const MOST: f64 = 3.0;

/// A shape: its name, the end of the file's name, what opens the article, and its part of a
/// number.
type Shape = (&'static str, &'static str, &'static str, fn(usize) -> String);

const YEAR: &str =
    "# Dojo\n\nIn May 2024 Tesla planned the hall of Cortex with 10,000 H100.\n\n2024\n\n";
const PAGE: &str =
    "<html lang=en><article><h1>Dojo</h1><p>In May 2024 Tesla planned Cortex.</p><h2>2024</h2>";
const TABLE: &str = "# Dojo\n\n## 2024\n\n| who | what |\n|---|---|\n";

const SHAPES: [Shape; 14] = [
    ("short lines under one year", "md", YEAR, |n| format!("Tesla did {n}.\n\n")),
    ("headings", "md", "# Dojo\n\n", |n| {
        format!("## {}\n\nTesla opened plant {n}.\n\n", 1900 + n % 150)
    }),
    ("dated sentences", "txt", YEAR, |n| {
        format!("On {} May 2024 Tesla bought {n} GPUs. ", 1 + n % 28) + &paragraph(n, 30)
    }),
    ("unknown names", "md", YEAR, |n| format!("Then Tesla met Bob{n} Kar{n}son there.\n\n")),
    ("figures in one line", "txt", YEAR, |n| format!("{n} GPUs, ") + &paragraph(n, 400)),
    ("units", "md", YEAR, |n| format!("Tesla built {n} widgets{} in Austin.\n\n", letters(n))),
    ("paragraphs as long as allowed", "txt", YEAR, |n| {
        format!("In May 2024 Tesla bought {n} GPUs. ") + &paragraph(n, 5_000)
    }),
    ("promises", "txt", YEAR, |n| {
        format!("Elon Musk said that Tesla will buy {n} GPUs by the end of {}. ", 2025 + n % 50)
            + &paragraph(n, 50)
    }),
    ("list items", "md", YEAR, |n| format!("{}- Tesla bought {n} GPUs\n", "  ".repeat(n % 8))),
    ("rows of a table", "md", TABLE, |n| format!("| Tesla | {n} GPUs in May 2024 |\n")),
    ("links and marks", "md", YEAR, |n| format!("[Tesla {n}](http://x/{n}) *bought* `{n}`\n\n")),
    ("paragraphs of a page", "html", PAGE, |n| format!("<p>Tesla bought <b>{n}</b> GPUs.</p>")),
    ("nested lists of a page", "html", PAGE, |n| {
        format!("<div><ul><li>Tesla<ul><li>{n} GPUs in May</li></ul></li></ul></div>")
    }),
    ("rows of a page's table", "html", PAGE, |n| {
        format!("<table><tr><td>Tesla</td><td>{n} GPUs</td><td>May 2024</td></tr></table>")
    }),
];

/// The end of a paragraph after so many parts.
fn paragraph(number: usize, parts: usize) -> String {
    if number % parts == parts - 1 { "\n\n".to_owned() } else { String::new() }
}

/// A number in letters.
fn letters(mut number: usize) -> String {
    let mut letters = String::new();
    while number > 0 {
        letters.extend(char::from_digit(u32::try_from(number % 16).unwrap_or(0) + 10, 36));
        number /= 16;
    }
    letters
}

fn article(shape: &Shape, length: usize) -> String {
    let (_, _, opening, part) = shape;
    let mut text = (*opening).to_owned();
    let mut number = 0;
    while text.len() < length {
        text += &part(number);
        number += 1;
    }
    text
}

/// The processor time of a command in seconds, the median of some runs.
fn time(runs: usize, prepare: impl Fn(), command: &[&str]) -> f64 {
    let command: Vec<_> = command.iter().map(|&word| word.to_owned()).collect();
    let measures = (0..runs).map(|_| {
        prepare();
        process::run(&command).expect("kb ingests the article").cpu
    });
    median(&measures.collect::<Vec<_>>())
}

fn main() -> ExitCode {
    let runs = number("KB_BENCH_RUNS", 3);
    let folder = folder();
    let base = folder.join("growth.db");
    let forget = || drop(std::fs::remove_file(&base));
    let mut failed = false;
    for shape in SHAPES {
        let path = folder.join(format!("growth.{}", shape.1));
        for preview in [false, true] {
            let (text, base) = (path_text(&path), path_text(&base));
            let mut command = vec![KB, "ingest", &text, "--db", &base];
            command.extend(preview.then_some(["--dry-run", "--json"]).into_iter().flatten());
            let times = [1, 2, 4, 8].map(|times| {
                std::fs::write(&path, article(&shape, times * SHORTEST))
                    .expect("it can be written");
                time(runs, forget, &command)
            });
            let last = times[3] / times[2];
            failed |= last > MOST;
            println!("{}", line(shape.0, preview, times, last));
        }
    }
    ExitCode::from(u8::from(failed))
}

fn path_text(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

fn line(name: &str, preview: bool, times: [f64; 4], last: f64) -> String {
    let command = if preview { "preview" } else { "ingest" };
    let mut line = format!("{name:<30} {command:<8}");
    for time in times {
        // Writing to a String cannot fail.
        let _ = write!(line, " {time:>7.3} s");
    }
    let verdict = if last > MOST { "  grows too fast" } else { "" };
    line + &format!("  ×{last:.2}{verdict}")
}
