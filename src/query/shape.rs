//! Whether the rows of a canned query are returned or counted.

use super::compile::Header;

/// How the rows of a canned query are returned.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shape {
    /// They are the answer.
    #[default]
    Rows,
    /// They are counted.
    Count,
    /// They are counted for each year, quarter or month.
    CountPer(Span),
    /// The year, quarter or month that has most of them.
    MostPer(Span),
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

/// The statement that counts the rows of a canned query with this header; `sql` is
/// its statement without the ORDER BY.
pub(super) fn wrap(shape: Shape, header: &Header<'_>, sql: &str) -> String {
    // A limit that cuts nothing: so the database makes no columns, and leaves out the
    // tables that only they need.
    let counted = |template| fill(template, &format!("{sql}\nLIMIT -1"));
    match shape {
        Shape::Rows => sql.to_owned(),
        Shape::Count => counted(COUNT),
        Shape::CountEach => counted(COUNT_EACH).replace("{name}", header.each.unwrap_or("row")),
        Shape::CountPer(span) | Shape::MostPer(span) => {
            let most = matches!(shape, Shape::MostPer(_));
            let template = if most { MOST_PER } else { COUNT_PER };
            let date = format!("answer.{}", header.dated.unwrap_or("date"));
            counted(template).replace("{part}", &span.part(&date)).replace("{name}", span.word())
        }
    }
}

/// The statement that counts the rows of another one without its ORDER BY, up to
/// `most`.
pub(super) fn counting(sql: &str, most: usize) -> String {
    fill(COUNT, &format!("{sql}\nLIMIT {most}"))
}

const COUNT: &str = include_str!("../../queries/shapes/count.sql");
const COUNT_EACH: &str = include_str!("../../queries/shapes/count_each.sql");
const COUNT_PER: &str = include_str!("../../queries/shapes/count_per.sql");

const MOST_PER: &str = include_str!("../../queries/shapes/most_per.sql");

/// A template around a statement, without the comment in its first line.
fn fill(template: &str, sql: &str) -> String {
    let (_, template) = template.trim_end().split_once('\n').unwrap_or_default();
    template.replace("{query}", sql)
}
