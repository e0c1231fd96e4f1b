//! The options several commands share.

use std::path::PathBuf;
use std::time::Duration;

use chrono::{Local, NaiveDate};
use clap::ValueEnum;
use clap::builder::{OsStringValueParser, PossibleValue, TypedValueParser};
use strum::{EnumMessage, VariantArray};

use super::interrupt;
use super::terminal::Color;
use crate::model::{Language, Period, Precision};
use crate::query::{Engine, Limits};
use crate::render::Format;

/// The base if neither `--db` nor `KB_DB` names one.
pub(super) const DB: &str = "kb.db";

/// Options of every command.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Options of every command")]
pub(super) struct Global {
    /// The knowledge base file.
    #[arg(
        long,
        global = true,
        value_name = "FILE",
        env = "KB_DB",
        hide_env_values = true,
        default_value = DB
    )]
    #[arg(value_parser = OsStringValueParser::new().map(PathBuf::from))]
    pub(super) db: PathBuf,
    /// When to use colors. NO_COLOR also turns them off.
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub(super) color: Color,
    /// Print only the answer and errors, no notes.
    #[arg(short, long, global = true)]
    pub(super) quiet: bool,
    /// Print long answers on a terminal without a pager. The pager is that of
    /// `KB_PAGER`, else of `PAGER`, else less.
    #[arg(long, global = true)]
    pub(super) no_pager: bool,
    /// How long to wait while another process has the base locked.
    #[arg(long, global = true, value_name = "SECONDS", default_value = "5",
          allow_negative_numbers = true, value_parser = seconds)]
    pub(super) wait: Duration,
}

/// How the answer is written.
#[derive(Clone, Debug, Default, clap::Args)]
#[command(next_help_heading = "Output")]
#[expect(clippy::struct_excessive_bools, reason = "each selects one format")]
pub(super) struct Output {
    /// The output format.
    #[arg(long, value_name = "FORMAT", group = "output")]
    format: Option<Format>,
    /// JSON: one array of objects.
    #[arg(long, group = "output")]
    json: bool,
    /// JSON lines: one object per line.
    #[arg(long, group = "output")]
    jsonl: bool,
    /// Comma-separated values.
    #[arg(long, group = "output")]
    csv: bool,
    /// CSV that is safe to open in a spreadsheet: text that looks like a formula
    /// gets a leading `'`.
    #[arg(long, group = "output")]
    csv_safe: bool,
    /// CSV for spreadsheets: as --csv-safe, with a byte order mark, and with `;` and
    /// decimal commas where the locale (`LC_ALL`, `LC_NUMERIC`, `LANG`) has those.
    #[arg(long, group = "output")]
    csv_excel: bool,
    /// Tab-separated values.
    #[arg(long, group = "output")]
    tsv: bool,
    /// A Markdown table.
    #[arg(long, group = "output")]
    markdown: bool,
    /// An aligned table (the default).
    #[arg(short, long, group = "output")]
    table: bool,
    /// Maximum number of rows; -1 for all. The default is 100 in tables, else all.
    #[arg(short = 'n', long, value_name = "N", allow_negative_numbers = true,
          value_parser = row_limit)]
    limit: Option<i64>,
}

/// The names of engines on the command line.
impl ValueEnum for Engine {
    fn value_variants<'a>() -> &'a [Self] {
        Self::VARIANTS
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.word()))
    }
}

/// The names of formats on the command line, with their descriptions as help.
impl ValueEnum for Format {
    fn value_variants<'a>() -> &'a [Self] {
        Self::VARIANTS
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let value = PossibleValue::new(<&str>::from(*self));
        Some(value.help(self.get_documentation().unwrap_or_default()))
    }
}

impl Output {
    /// The format asked for.
    pub(super) fn format(&self) -> Format {
        let flags = [
            (self.json, Format::Json),
            (self.jsonl, Format::Jsonl),
            (self.csv, Format::Csv),
            (self.csv_safe, Format::CsvSafe),
            (self.csv_excel, Format::CsvExcel),
            (self.tsv, Format::Tsv),
            (self.markdown, Format::Markdown),
        ];
        let flag = flags.into_iter().find_map(|(asked, format)| asked.then_some(format));
        flag.or(self.format).unwrap_or_default()
    }

    /// Changes the format.
    pub(super) fn set_format(&mut self, format: Format) {
        *self = Self { format: Some(format), limit: self.limit, ..Self::default() };
    }

    /// The number of rows asked for; -1 for all.
    pub(super) fn limit(&self) -> Option<i64> {
        self.limit
    }

    /// Changes the number of rows.
    pub(super) fn set_limit(&mut self, limit: Option<i64>) {
        self.limit = limit;
    }

    /// How many rows to keep: the number asked for, else 100 in a table and all
    /// of them for a script.
    pub(super) fn rows(&self) -> Option<usize> {
        const TABLE: usize = 100;
        let default = matches!(self.format(), Format::Table | Format::Markdown).then_some(TABLE);
        self.limit.map_or(default, |limit| usize::try_from(limit).ok())
    }

    /// How many rows to keep if the command has a default of its own.
    pub(super) fn rows_or(&self, most: usize) -> Option<usize> {
        self.limit.map_or(Some(most), |limit| usize::try_from(limit).ok())
    }

    /// Limits for a statement.
    pub(super) fn limits(&self, bounds: Bounds) -> Limits {
        Limits { rows: self.rows(), ..bounds.limits() }
    }
}

/// The day as of which predictions are judged.
#[derive(Clone, Copy, Debug, clap::Args)]
pub(super) struct AsOf {
    /// Judge predictions as of this day, such as 2024-12-31 [default: today].
    #[arg(long, value_name = "DAY", value_parser = day)]
    as_of: Option<NaiveDate>,
}

impl AsOf {
    /// The day that was named.
    pub(super) fn given(self) -> Option<NaiveDate> {
        self.as_of
    }

    /// The day asked for, or today.
    pub(super) fn day(self) -> NaiveDate {
        self.as_of.unwrap_or_else(|| Local::now().date_naive())
    }
}

/// Parses an ISO date.
fn day(text: &str) -> Result<NaiveDate, String> {
    match text.parse::<Period>() {
        Ok(day) if day.precision() == Precision::Day && day.start() == day.end() => Ok(day.start()),
        Ok(_) => Err("write one day, such as 2024-12-31".to_owned()),
        Err(error) => Err(error.to_string()),
    }
}

/// The unit of `--memory`, in bytes.
const MIB: usize = 1024 * 1024;

/// The limits of an answer.
#[derive(Clone, Copy, Debug, clap::Args)]
pub(super) struct Bounds {
    /// Abort after this many seconds.
    #[arg(long, value_name = "SECONDS", default_value = "10",
          allow_negative_numbers = true, value_parser = timeout)]
    pub(super) timeout: Duration,
    /// Abort when the statement or its answer needs more memory than this.
    #[arg(long, value_name = "MIB", default_value = "256",
          allow_negative_numbers = true, value_parser = mebibytes)]
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
    pub(super) fn bytes(self) -> usize {
        self.memory.saturating_mul(MIB)
    }

    /// Limits for a statement, all rows.
    pub(super) fn limits(self) -> Limits {
        let stop = interrupt::stop;
        Limits { timeout: self.timeout, memory: self.bytes(), stop, ..Limits::default() }
    }
}

/// Parses the code of a language.
pub(super) fn language(text: &str) -> Result<Language, String> {
    text.parse().map_err(|_| "write `en` or `fr`".to_owned())
}

/// The most seconds that an option takes: about thirty years.
const MOST_SECONDS: f64 = 1e9;

/// Parses seconds; a fraction is allowed.
fn seconds(text: &str) -> Result<Duration, String> {
    let seconds = text.parse().ok().filter(|seconds| (0.0..=MOST_SECONDS).contains(seconds));
    let message = || format!("write a number of seconds from 0 to {MOST_SECONDS}");
    seconds.map(Duration::from_secs_f64).ok_or_else(message)
}

/// Parses a time limit, which has to leave some time.
fn timeout(text: &str) -> Result<Duration, String> {
    match seconds(text)? {
        Duration::ZERO => {
            Err(format!("0 leaves no time to answer; to wait for any answer, write {MOST_SECONDS}"))
        }
        timeout => Ok(timeout),
    }
}

/// Parses a memory limit. SQLite would take 0 for no limit.
fn mebibytes(text: &str) -> Result<usize, String> {
    match text.parse() {
        Ok(mebibytes @ 1..) => Ok(mebibytes),
        _ => Err("write a whole number of MiB, 1 or more".to_owned()),
    }
}

/// Parses the number of rows to print; -1 stands for all.
pub(super) fn row_limit(text: &str) -> Result<i64, String> {
    match text.parse() {
        Ok(rows @ -1..) => Ok(rows),
        _ => Err("write a whole number of rows, or -1 for all".to_owned()),
    }
}
