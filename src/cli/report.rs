//! What a command returns; `print` writes it.

use super::args::Output;
use super::ask::cut;
use crate::model::Language;
use crate::query::{Rows, Value};
use crate::render::{Format, json_text};

/// The result of a command.
#[derive(Debug, Default)]
pub(super) struct Report {
    pub(super) body: Body,
    /// For a person, on standard error.
    pub(super) notes: Vec<String>,
    /// The exit code.
    pub(super) code: u8,
}

/// The part of a report that goes to standard output.
#[derive(Debug, Default)]
pub(super) enum Body {
    /// Nothing.
    #[default]
    None,
    /// Text for a person; its control characters are escaped.
    Text(String),
    /// A drawing or a help text with colors of its own, or a script: kb's own text,
    /// written as it is.
    Verbatim(String),
    /// A usage message for standard error; its control characters are escaped.
    Usage(String),
    /// Rows in a format.
    Rows(Rows, Format),
    /// Rows in a format, under the sentence that answers the question.
    Answer(String, Rows, Format),
    /// Rows in a format, with search hits in `[ ]`; a colored table shows them
    /// in bold.
    Hits(Rows, Format),
    /// Rows under headings, in a format; one object in JSON.
    Sections(Vec<(&'static str, Rows)>, Format),
}

impl Report {
    /// Text for a person and nothing else.
    pub(super) fn text(text: impl Into<String>) -> Self {
        Self { body: Body::Text(text.into()), ..Self::default() }
    }

    /// One JSON value: a line, or indented lines.
    pub(super) fn json(value: &serde_json::Value, indented: bool) -> Self {
        let text = json_text(value, indented) + "\n";
        Self { body: Body::Verbatim(text), ..Self::default() }
    }

    /// Rows that come from no statement, cut to the limit asked for.
    pub(super) fn list(columns: &[&str], mut rows: Vec<Vec<Value>>, output: &Output) -> Self {
        let total = rows.len();
        rows.truncate(output.rows().unwrap_or(total));
        let rows = Rows {
            columns: columns.iter().copied().map(str::to_owned).collect(),
            rows,
            total,
            ..Rows::default()
        };
        let notes = cut(&rows, Language::En).into_iter().collect();
        Self { body: Body::Rows(rows, output.format()), notes, code: 0 }
    }
}
