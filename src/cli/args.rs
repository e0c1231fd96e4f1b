//! The options several commands share.

use std::path::PathBuf;
use std::time::Duration;

use chrono::{Local, NaiveDate};
use clap::ValueEnum;
use clap::builder::PossibleValue;
use strum::{EnumMessage, VariantArray};

use super::interrupt;
use super::terminal::Color;
use crate::model::{Language, Period, Precision};
use crate::query::Limits;
use crate::render::Format;

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
    pub(super) fn bytes(self) -> usize {
        self.memory.saturating_mul(MIB)
    }

    /// Limits for a statement, all rows.
    pub(super) fn limits(self) -> Limits {
        let stop = interrupt::stop;
        Limits { timeout: self.timeout, memory: self.bytes(), stop, ..Limits::default() }
    }
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
