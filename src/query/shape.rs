//! Whether the rows of a canned query are returned or counted.

use std::fmt;
use std::str::FromStr;

use super::compile::{Canned, Header};

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
    /// The year, quarter or month that has fewest of them, of those that have any.
    LeastPer(Span),
    /// They are counted for each value of a group.
    CountBy(Group),
    /// The value of a group that most of them have.
    MostBy(Group),
    /// The value of a group that fewest of them have.
    LeastBy(Group),
    /// Of predictions, how many of everybody's were kept, late, overdue, open.
    Scorecard,
    /// The total of figures in one unit.
    Total,
    /// The average of figures in one unit.
    Average,
    /// Of entities, the events that mention each are counted.
    CountEach,
}

/// The shapes without a part, as an address writes them.
const WHOLE: [(&str, Shape); 6] = [
    ("rows", Shape::Rows),
    ("count", Shape::Count),
    ("scorecard", Shape::Scorecard),
    ("total", Shape::Total),
    ("average", Shape::Average),
    ("each", Shape::CountEach),
];

impl Canned<'_> {
    /// The shapes that an answer of this query may have, lists and counts alike.
    #[must_use]
    pub fn shapes(&self) -> Vec<Shape> {
        let spans = [Span::Year, Span::Quarter, Span::Month].map(Shape::CountPer);
        let groups = Group::ALL.map(Shape::CountBy);
        let all = WHOLE.iter().map(|(_, shape)| *shape).chain(spans).chain(groups);
        all.filter(|shape| shape.suits(&self.header)).collect()
    }
}

impl Shape {
    /// Whether the rows of a canned query can be returned so.
    pub(in crate::query) fn suits(self, header: &Header<'_>) -> bool {
        match self {
            Self::Rows | Self::Count => true,
            Self::CountPer(_) | Self::MostPer(_) | Self::LeastPer(_) => header.dated.is_some(),
            Self::CountBy(group) | Self::MostBy(group) | Self::LeastBy(group) => {
                let mut groups = header.groups.into_iter().flat_map(|names| names.split(", "));
                groups.any(|name| name == group.word())
            }
            Self::Scorecard => header.name == "predictions",
            Self::Total | Self::Average => header.name == "figures",
            Self::CountEach => header.each.is_some(),
        }
    }
}

/// The shape as one word: `rows`, `count`, `per-year`, `most-by-status`.
impl fmt::Display for Shape {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (how, part) = match self {
            Self::CountPer(span) => ("per", span.word()),
            Self::MostPer(span) => ("most-per", span.word()),
            Self::LeastPer(span) => ("least-per", span.word()),
            Self::CountBy(group) => ("by", group.word()),
            Self::MostBy(group) => ("most-by", group.word()),
            Self::LeastBy(group) => ("least-by", group.word()),
            whole => {
                let named = WHOLE.iter().find(|(_, shape)| shape == whole);
                return out.write_str(named.map_or("", |(name, _)| name));
            }
        };
        write!(out, "{how}-{part}")
    }
}

/// Reads what `Display` writes.
impl FromStr for Shape {
    type Err = UnknownShape;

    fn from_str(text: &str) -> Result<Self, UnknownShape> {
        let unknown = || UnknownShape(text.to_owned());
        if let Some((_, shape)) = WHOLE.iter().find(|(name, _)| *name == text) {
            return Ok(*shape);
        }
        let (how, part) = text.rsplit_once('-').ok_or_else(unknown)?;
        let (span, group) = (part.parse::<Span>().ok(), part.parse::<Group>().ok());
        let shape = match how {
            "per" => span.map(Self::CountPer),
            "most-per" => span.map(Self::MostPer),
            "least-per" => span.map(Self::LeastPer),
            "by" => group.map(Self::CountBy),
            "most-by" => group.map(Self::MostBy),
            "least-by" => group.map(Self::LeastBy),
            _ => None,
        };
        shape.ok_or_else(unknown)
    }
}

/// A word that names no shape.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is no shape of an answer: write rows, count, per-year, by-status, total …")]
pub struct UnknownShape(String);

/// What rows are counted by besides the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::EnumString)]
#[strum(serialize_all = "snake_case")]
pub enum Group {
    /// The status of a figure or prediction.
    Status,
    /// Who makes a prediction.
    By,
    /// What a figure or prediction is about.
    Subject,
    /// The unit of a figure.
    Unit,
    /// The metric of a figure.
    Metric,
    /// The category of an event or entity.
    Category,
    /// The source of an event, figure or prediction.
    Source,
}

impl Group {
    const ALL: [Self; 7] = [
        Self::Status,
        Self::By,
        Self::Subject,
        Self::Unit,
        Self::Metric,
        Self::Category,
        Self::Source,
    ];

    /// The name of its column.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Status => "status",
            Self::By => "by",
            Self::Subject => "subject",
            Self::Unit => "unit",
            Self::Metric => "metric",
            Self::Category => "category",
            Self::Source => "source",
        }
    }

    /// The expression for its value in a row.
    fn part(self, header: &Header<'_>) -> String {
        match (self, header.name) {
            (Self::Category, "events") => category("events AS x", "x"),
            (Self::Category, table) => {
                category(&format!("entities AS x JOIN {table} AS k ON k.entity_id = x.id"), "k")
            }
            (group, _) => format!("answer.{}", group.word()),
        }
    }
}

/// The label of the category of a row, looked up by its slug.
fn category(from: &str, table: &str) -> String {
    format!(
        "(SELECT CASE WHEN :lang = 'fr' THEN c.label_fr ELSE c.label_en END
          FROM {from} JOIN categories AS c ON c.slug = {table}.category
          WHERE x.slug = answer.slug)"
    )
}

/// A span of the calendar that rows are counted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::EnumString)]
#[strum(serialize_all = "snake_case")]
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
                   substr('111222333444', CAST(substr({date}, 6, 2) AS INTEGER), 1) END"
            ),
        }
    }
}

/// The statement that counts the rows of a canned query with this header; `sql` is
/// its statement without the ORDER BY. A row counts as often as its column `weight` says,
/// if it is weighted.
pub(super) fn wrap(shape: Shape, header: &Header<'_>, sql: &str, is_weighted: bool) -> String {
    let [rows, weight] =
        if is_weighted { ["sum(weight)", ", answer.weight"] } else { ["count(*)", ""] };
    // A limit that cuts nothing: so the database makes no columns, and leaves out the
    // tables that only they need.
    let counted = |template: &str| {
        let template = template.replace("{rows}", rows).replace("{weight}", weight);
        fill(&template, &format!("{sql}\nLIMIT -1"))
    };
    match shape {
        Shape::Rows => sql.to_owned(),
        Shape::Count => counted(COUNT),
        Shape::CountEach => counted(COUNT_EACH).replace("{name}", header.each.unwrap_or("row")),
        Shape::CountPer(span) | Shape::MostPer(span) | Shape::LeastPer(span) => {
            let template = if matches!(shape, Shape::CountPer(_)) { COUNT_PER } else { MOST_BY };
            let date = format!("answer.{}", header.dated.unwrap_or("date"));
            by(&counted(template), &span.part(&date), span.word(), shape)
        }
        Shape::CountBy(group) | Shape::MostBy(group) | Shape::LeastBy(group) => {
            let template = if matches!(shape, Shape::CountBy(_)) { COUNT_BY } else { MOST_BY };
            by(&counted(template), &group.part(header), group.word(), shape)
        }
        Shape::Scorecard => counted(SCORECARD),
        Shape::Total => counted(ADDED).replace("{added}", "sum").replace("{name}", "total"),
        Shape::Average => counted(ADDED).replace("{added}", "avg").replace("{name}", "average"),
    }
}

/// A statement that counts by an expression.
fn by(template: &str, part: &str, name: &str, shape: Shape) -> String {
    let best = match shape {
        Shape::LeastPer(_) | Shape::LeastBy(_) => "min",
        _ => "max",
    };
    template.replace("{part}", part).replace("{name}", name).replace("{best}", best)
}

/// The statement that counts the rows of another one without its ORDER BY, up to
/// `most`.
pub(super) fn counting(sql: &str, most: usize) -> String {
    fill(&COUNT.replace("{rows}", "count(*)"), &format!("{sql}\nLIMIT {most}"))
}

const COUNT: &str = include_str!("../../queries/shapes/count.sql");
const COUNT_EACH: &str = include_str!("../../queries/shapes/count_each.sql");
const COUNT_PER: &str = include_str!("../../queries/shapes/count_per.sql");

const COUNT_BY: &str = include_str!("../../queries/shapes/count_by.sql");
const MOST_BY: &str = include_str!("../../queries/shapes/most_by.sql");
const SCORECARD: &str = include_str!("../../queries/shapes/scorecard.sql");
const ADDED: &str = include_str!("../../queries/shapes/added.sql");

/// A template around a statement, without the comment in its first line.
fn fill(template: &str, sql: &str) -> String {
    let (_, template) = template.trim_end().split_once('\n').unwrap_or_default();
    template.replace("{query}", sql)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shape_is_read_from_its_word() {
        let spans = [Span::Year, Span::Quarter, Span::Month];
        let mut all: Vec<Shape> = WHOLE.iter().map(|(_, shape)| *shape).collect();
        for span in spans {
            all.extend([Shape::CountPer(span), Shape::MostPer(span), Shape::LeastPer(span)]);
        }
        for group in Group::ALL {
            all.extend([Shape::CountBy(group), Shape::MostBy(group), Shape::LeastBy(group)]);
        }
        for shape in all {
            assert_eq!(shape.to_string().parse(), Ok(shape));
        }
        for wrong in ["", "per-", "per-week", "by-year", "most", "ROWS"] {
            assert!(wrong.parse::<Shape>().is_err(), "{wrong}");
        }
    }
}
