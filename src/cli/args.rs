//! The options several commands share.

use std::ffi::OsString;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::time::Duration;

use chrono::{Local, NaiveDate};
use clap::{ColorChoice, ValueEnum};

use super::watchdog;
use crate::model::{Language, Period, Precision};
use crate::query::Limits;
use crate::render::{Format, Screen, Style};
use crate::store::{Base, StoreError};

/// The columns that are drawn on where there is no terminal, and the fewest and
/// the most of any.
const PIPE: usize = 100;
const LEAST: usize = 40;
const MOST: usize = 1000;

/// Options of every command.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Options of every command")]
pub(super) struct Global {
    /// The base.
    #[arg(long, global = true, value_name = "FILE", env = "KB_DB", default_value = "kb.db")]
    pub(super) db: PathBuf,
    /// When to use colors; NO_COLOR turns them off too.
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub(super) color: Color,
    /// Only the answer and errors: no notes.
    #[arg(short, long, global = true)]
    pub(super) quiet: bool,
    /// How long to wait for another program's lock.
    #[arg(long, global = true, value_name = "SECONDS", default_value = "5", value_parser = seconds)]
    pub(super) wait: Duration,
}

/// Opens a base and keeps what it takes within bounds.
fn mind(
    path: &Path,
    open: impl FnOnce() -> Result<Base, StoreError>,
    bounds: Bounds,
) -> anyhow::Result<Base> {
    // To read its schema alone can take long.
    if path.metadata().is_ok_and(|file| file.len() > LARGE) {
        watchdog::wake()?;
    }
    let base = open()?;
    base.limit_memory(bounds.bytes())?;
    watchdog::mind(&base)?;
    Ok(base)
}

impl Global {
    /// Opens the base for reading, for an answer that takes no longer than its
    /// time limit.
    pub(super) fn open(&self) -> Result<Base, StoreError> {
        Base::open_at_once(&self.db, self.wait)
    }

    /// Opens the base for questions that may take so much memory.
    pub(super) fn open_within(&self, bounds: Bounds) -> anyhow::Result<Base> {
        mind(&self.db, || self.open(), bounds)
    }

    /// The same, for so long that others must be able to write the base.
    pub(super) fn open_for_long(&self, bounds: Bounds) -> anyhow::Result<Base> {
        mind(&self.db, || Base::open(&self.db, self.wait), bounds)
    }

    /// Opens the base to read it without a limit of time: its schema must be
    /// kb's own.
    pub(super) fn open_own(&self) -> Result<Base, StoreError> {
        Base::open_verified(&self.db, self.wait)
    }

    /// What can be drawn on standard output.
    pub(super) fn screen(&self) -> Screen {
        let variable = |name| std::env::var(name).unwrap_or_default();
        let Style { width, color } = style(self.color);
        let columns = || variable("COLUMNS").parse().ok().filter(|columns| *columns > 0);
        let width = width.or_else(columns).unwrap_or(PIPE).clamp(LEAST, MOST);
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].map(variable);
        let locale =
            locale.iter().find(|value| !value.is_empty()).map(|value| value.to_lowercase());
        let utf8 = locale.is_some_and(|locale| locale.contains("utf-8") || locale.contains("utf8"));
        // Windows has no such variables, and terminals that know UTF-8.
        let ascii = !(utf8 || cfg!(windows)) || variable("TERM") == "dumb";
        Screen { width, color, ascii }
    }
}

/// When to use colors.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Color {
    /// On a terminal, unless NO_COLOR is set
    #[default]
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

impl Color {
    /// Whether to color what is written to a stream.
    pub(super) fn applies(self, stream: &impl IsTerminal) -> bool {
        match self {
            Self::Always => true,
            Self::Never => false,
            Self::Auto => {
                let unset = |name| std::env::var_os(name).is_none_or(|value| value.is_empty());
                let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
                stream.is_terminal() && unset("NO_COLOR") && !dumb
            }
        }
    }

    /// The same for clap's own help and errors.
    pub(super) fn for_help(self) -> ColorChoice {
        match self {
            Self::Auto => ColorChoice::Auto,
            Self::Always => ColorChoice::Always,
            Self::Never => ColorChoice::Never,
        }
    }
}

/// How an answer is written.
#[derive(Clone, Debug, Default, clap::Args)]
#[command(next_help_heading = "Output")]
#[expect(clippy::struct_excessive_bools, reason = "each is a short cut for one format")]
pub(super) struct Output {
    /// How the answer is written.
    #[arg(long, value_name = "FORMAT", group = "output")]
    format: Option<Format>,
    /// An array of objects.
    #[arg(long, group = "output")]
    json: bool,
    /// One object a line.
    #[arg(long, group = "output")]
    jsonl: bool,
    /// Comma-separated values.
    #[arg(long, group = "output")]
    csv: bool,
    /// Comma-separated values that no spreadsheet takes for formulas: a text that
    /// begins like one gets a `'` before it.
    #[arg(long, group = "output")]
    csv_safe: bool,
    /// Tab-separated values.
    #[arg(long, group = "output")]
    tsv: bool,
    /// A Markdown table.
    #[arg(long, group = "output")]
    markdown: bool,
    /// An aligned table (the default).
    #[arg(short, long, group = "output")]
    table: bool,
    /// How many rows at most; -1 for all. Tables stop at 100 if not told.
    #[arg(short = 'n', long, value_name = "N", allow_negative_numbers = true,
          value_parser = clap::value_parser!(i64).range(-1..))]
    limit: Option<i64>,
}

impl Output {
    /// The format asked for.
    pub(super) fn format(&self) -> Format {
        let short_cuts = [
            (self.json, Format::Json),
            (self.jsonl, Format::Jsonl),
            (self.csv, Format::Csv),
            (self.csv_safe, Format::CsvSafe),
            (self.tsv, Format::Tsv),
            (self.markdown, Format::Markdown),
        ];
        let short = short_cuts.into_iter().find_map(|(asked, format)| asked.then_some(format));
        short.or(self.format).unwrap_or_default()
    }

    /// Another format from now on.
    pub(super) fn set_format(&mut self, format: Format) {
        *self = Self { format: Some(format), limit: self.limit, ..Self::default() };
    }

    /// The number of rows asked for; -1 for all.
    pub(super) fn limit(&self) -> Option<i64> {
        self.limit
    }

    /// Another number of rows from now on.
    pub(super) fn set_limit(&mut self, limit: Option<i64>) {
        self.limit = limit;
    }

    /// How many rows to keep: as told, else all for a script and as many as a
    /// person may want to see in a table.
    pub(super) fn rows(&self) -> Option<usize> {
        const SEEN: usize = 100;
        let seen = matches!(self.format(), Format::Table | Format::Markdown).then_some(SEEN);
        self.limit.map_or(seen, |limit| usize::try_from(limit).ok())
    }

    /// How many rows to keep where a command has a limit of its own.
    pub(super) fn rows_or(&self, most: usize) -> Option<usize> {
        self.limit.map_or(Some(most), |limit| usize::try_from(limit).ok())
    }

    /// Limits for a statement.
    pub(super) fn limits(&self, bounds: Bounds) -> Limits {
        Limits { rows: self.rows(), ..bounds.limits() }
    }
}

/// The day that predictions are judged on.
#[derive(Clone, Copy, Debug, clap::Args)]
pub(super) struct AsOf {
    /// The day, as 2024-12-31, that the status of predictions is told for
    /// [default: today].
    #[arg(long, value_name = "DAY", value_parser = day)]
    as_of: Option<NaiveDate>,
}

impl AsOf {
    /// The day told, or today.
    pub(super) fn day(self) -> NaiveDate {
        self.as_of.unwrap_or_else(|| Local::now().date_naive())
    }
}

/// One day, ISO.
fn day(text: &str) -> Result<NaiveDate, String> {
    match text.parse::<Period>() {
        Ok(day) if day.precision() == Precision::Day && day.start() == day.end() => Ok(day.start()),
        Ok(_) => Err("it is one day, as 2024-12-31".to_owned()),
        Err(error) => Err(error.to_string()),
    }
}

/// The bytes of what `--memory` counts.
const MIB: usize = 1024 * 1024;

/// A base of more bytes is not opened before a watchdog watches.
const LARGE: u64 = 8 * 1024 * 1024;

/// What an answer may take.
#[derive(Clone, Copy, Debug, clap::Args)]
pub(super) struct Bounds {
    /// Stop after so many seconds.
    #[arg(long, value_name = "SECONDS", default_value = "10", value_parser = seconds)]
    pub(super) timeout: Duration,
    /// Stop before the statement, or its answer, takes more memory than this.
    #[arg(long, value_name = "MIB", default_value_t = 256)]
    pub(super) memory: usize,
}

impl Default for Bounds {
    fn default() -> Self {
        let Limits { timeout, memory, .. } = Limits::default();
        Self { timeout, memory: memory / MIB }
    }
}

impl Bounds {
    /// The memory in bytes.
    fn bytes(self) -> usize {
        self.memory.saturating_mul(MIB)
    }

    /// Limits for a statement, all rows.
    pub(super) fn limits(self) -> Limits {
        let stop = super::interrupt::stop;
        Limits { timeout: self.timeout, memory: self.bytes(), stop, ..Limits::default() }
    }
}

/// The style of standard output.
pub(super) fn style(color: Color) -> Style {
    let out = std::io::stdout();
    let width = out
        .is_terminal()
        .then(|| terminal_size::terminal_size().map_or(80, |(width, _)| usize::from(width.0)));
    Style { width, color: color.applies(&out) }
}

/// A language by its code.
pub(super) fn language(text: &str) -> Result<Language, String> {
    text.parse().map_err(|_| "it is `en` or `fr`".to_owned())
}

/// Seconds, also as a fraction.
fn seconds(text: &str) -> Result<Duration, String> {
    let seconds: f64 = text.parse().map_err(|_| "it is a number of seconds".to_owned())?;
    Duration::try_from_secs_f64(seconds).map_err(|error| error.to_string())
}

/// The color asked for, known before the rest is parsed: help and usage errors
/// obey it too.
pub(super) fn color_asked(arguments: &[OsString]) -> Color {
    let mut asked = Color::Auto;
    let mut words = arguments.iter().filter_map(|word| word.to_str());
    while let Some(word) = words.next() {
        let value = match word.strip_prefix("--color") {
            Some("") => words.next(),
            Some(rest) => rest.strip_prefix('='),
            None => None,
        };
        if let Some(color) = value.and_then(|value| Color::from_str(value, false).ok()) {
            asked = color;
        }
    }
    asked
}

/// Whether errors are to be JSON too.
pub(super) fn json_asked(arguments: &[OsString]) -> bool {
    let words: Vec<_> = arguments.iter().filter_map(|word| word.to_str()).collect();
    let pair = |pair: &[&str]| pair == ["--format", "json"];
    words.contains(&"--json") || words.contains(&"--format=json") || words.windows(2).any(pair)
}
