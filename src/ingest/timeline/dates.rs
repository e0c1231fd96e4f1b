//! Dates of a table: ISO 8601, numbers with `/` or `.`, or as a text writes them.

use chrono::NaiveDate;

use super::Row;
use crate::ingest::annotate::annotate;
use crate::ingest::facts::period;
use crate::ingest::knowledge::Knowledge;
use crate::ingest::names::Gazetteer;
use crate::ingest::read::{Meta, read};
use crate::ingest::rules::Rules;
use crate::model::{Language, Period};

/// Reads the dates of one table.
pub(super) struct DateReader {
    language: Language,
    rules: Rules,
    gazetteer: Gazetteer,
    /// Whether numbers begin with the day: as the language does it, unless the table shows
    /// that it does otherwise.
    day_first: bool,
}

impl DateReader {
    pub(super) fn new(language: Language, rows: &[Row]) -> Self {
        let mut rules = Rules::new(language);
        let gazetteer = Gazetteer::new(&mut rules.words, &[]);
        let all = rows.iter().flat_map(|row| [&row.date, &row.until]);
        let all: Vec<_> = all.filter_map(|date| numbers(date)).collect();
        let day_first = match language {
            _ if all.iter().any(|[first, ..]| *first > 12) => true,
            _ if all.iter().any(|[_, second, _]| *second > 12) => false,
            language => language == Language::Fr,
        };
        Self { language, rules, gazetteer, day_first }
    }

    /// The date that the whole text is.
    pub(super) fn date(&self, text: &str) -> Option<Period> {
        let iso = text.parse().ok().or_else(|| day_with_time(text)?.parse().ok());
        iso.or_else(|| self.numbered(text)).or_else(|| self.written(text))
    }

    fn numbered(&self, text: &str) -> Option<Period> {
        let [first, second, year] = numbers(text)?;
        let (day, month) = if self.day_first { (first, second) } else { (second, first) };
        NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day).map(Period::day)
    }

    /// A date in words, which has to be all that is written.
    fn written(&self, text: &str) -> Option<Period> {
        let given = Meta { language: Some(self.language), ..Meta::default() };
        let document = read(text.as_bytes(), Some("date.txt"), given).ok()?;
        let (blocks, _) = annotate(&document, &self.rules, &self.gazetteer, &Knowledge::default());
        let [block] = blocks.as_slice() else { return None };
        let [date] = block.dates.as_slice() else { return None };
        let rest = [&block.block.text[..date.span.start], &block.block.text[date.span.end..]];
        let is_all = rest.iter().all(|rest| !rest.contains(char::is_alphanumeric));
        is_all.then(|| period(date)).flatten()
    }
}

/// The day of `2021-08-19T10:30:00Z`, if nothing but a time follows it.
fn day_with_time(text: &str) -> Option<&str> {
    let (day, time) = text.split_once(['T', ' '])?;
    let is_time = |letter: char| letter.is_ascii_digit() || ":.+-Z".contains(letter);
    let starts = time.get(..3).is_some_and(|start| {
        start.ends_with(':') && start[..2].bytes().all(|byte| byte.is_ascii_digit())
    });
    (starts && time.chars().all(is_time)).then_some(day)
}

/// The numbers of `19/8/2021`, in their order.
fn numbers(text: &str) -> Option<[u32; 3]> {
    let parts: Vec<u32> =
        text.split(['/', '.']).map(|part| part.parse().ok()).collect::<Option<_>>()?;
    <[u32; 3]>::try_from(parts).ok().filter(|[.., year]| *year >= 1000)
}
