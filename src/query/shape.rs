//! What is done with the rows of a canned query: given as they are, or counted.

use super::canned::{Canned, shape};

/// What is done with the rows of a canned query.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shape {
    /// They are the answer.
    #[default]
    Rows,
    /// They are counted.
    Count,
    /// They are counted for each year, quarter or month.
    CountPer(Span),
    /// Of entities, the events that mention each are counted.
    CountEach,
}

/// A span of the calendar that rows are counted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Span {
    /// By year.
    Year,
    /// By quarter.
    Quarter,
    /// By month.
    Month,
}

impl Span {
    /// The name of its column.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Year => "year",
            Self::Quarter => "quarter",
            Self::Month => "month",
        }
    }

    /// The part of an ISO date that names the span, NULL where the date is
    /// vaguer than that.
    fn part(self, date: &str) -> String {
        let month = format!("substr({date}, 1, 7)");
        let months = format!("{date} LIKE '____-__%' AND substr({date}, 6, 1) IN ('0', '1')");
        match self {
            Self::Year => format!("substr({date}, 1, 4)"),
            Self::Month => format!("CASE WHEN {months} THEN {month} END"),
            Self::Quarter => format!(
                "CASE WHEN substr({date}, 6, 1) = 'Q' THEN {month}
                 WHEN {months} THEN substr({date}, 1, 4) || '-Q' ||
                   ((CAST(substr({date}, 6, 2) AS INTEGER) + 2) / 3) END"
            ),
        }
    }
}

impl Shape {
    /// The statement that makes this of the rows of a canned query.
    pub(super) fn wrap(self, canned: &Canned, sql: String) -> String {
        let shaped = |name: &str| shape(name).trim_end().replace("{query}", &counted(&sql));
        match self {
            Self::Rows => sql,
            Self::Count => shaped("count"),
            Self::CountEach => shaped("count_each").replace("{name}", canned.one()),
            Self::CountPer(span) => {
                let date = if canned.name == "predictions" { "answer.made" } else { "answer.date" };
                shaped("count_per")
                    .replace("{part}", &span.part(date))
                    .replace("{name}", span.word())
            }
        }
    }
}

/// How many rows a statement has, as a statement; no more than `most` are looked for.
pub(super) fn counting(sql: &str, most: usize) -> String {
    let rows = format!("{}\nLIMIT {most}", unordered(sql));
    shape("count").trim_end().replace("{query}", &rows)
}

/// A canned statement as it is counted: without its order, and behind a limit that
/// cuts nothing, so that the database does not make the columns, and passes over
/// the tables that only they need.
fn counted(sql: &str) -> String {
    format!("{}\nLIMIT -1", unordered(sql))
}

/// A canned statement without its order.
fn unordered(sql: &str) -> &str {
    sql.rfind("\nORDER BY").and_then(|order| sql.get(..order)).unwrap_or(sql)
}
