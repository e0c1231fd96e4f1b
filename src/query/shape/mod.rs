//! Whether the rows of a canned query are returned or counted.

mod parts;
mod wrap;

use std::fmt;
use std::str::FromStr;

use super::compile::{Canned, Header};

pub use parts::{Group, Span};
pub(super) use wrap::{counting, wrap};

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
