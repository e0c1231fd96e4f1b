//! What rows are counted by: a value that they have, or a span of the calendar.

use super::super::compile::Header;

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
    pub(super) const ALL: [Self; 7] = [
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
    pub(super) fn part(self, header: &Header<'_>) -> String {
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
    pub(super) fn part(self, date: &str) -> String {
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
