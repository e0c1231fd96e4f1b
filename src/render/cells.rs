//! The cells of CSV and TSV: the values unchanged for scripts, made safe for
//! spreadsheets and terminals.

use std::borrow::Cow;

use super::Style;
use super::visible::visible;
use crate::query::Value;

/// How cells are made safe.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Cells {
    /// Text that looks like a formula gets a leading `'`.
    guarded: bool,
    /// Control characters are spelled out.
    escaped: bool,
}

impl Cells {
    /// Cells for an output; `guarded` if a spreadsheet may open it.
    pub(super) fn of(style: Style, guarded: bool) -> Self {
        Self { guarded, escaped: style.width.is_some() }
    }

    /// Cells of a file, guarded if a spreadsheet may open it.
    pub(super) fn guarded(guarded: bool) -> Self {
        Self { guarded, escaped: false }
    }

    /// A value. Numbers are never guarded, whatever their sign.
    pub(super) fn value(self, value: &Value) -> Cow<'_, str> {
        match value {
            Value::Text(text) => self.text(text),
            value => value.text(),
        }
    }

    /// A text, such as the name of a column.
    pub(super) fn text(self, text: &str) -> Cow<'_, str> {
        if self.guarded && text.starts_with(begins_formula) {
            Cow::Owned(format!("'{text}"))
        } else {
            Cow::Borrowed(text)
        }
    }

    /// The final text of a cell.
    pub(super) fn shown(self, text: &str) -> String {
        if self.escaped { visible(text).into_owned() } else { text.to_owned() }
    }
}

/// Whether a spreadsheet may read text with this first character as a formula.
/// Some skip leading white space; some accept full-width signs.
fn begins_formula(letter: char) -> bool {
    matches!(letter, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n')
        || matches!(letter, '＝' | '＋' | '－' | '＠')
}

#[cfg(test)]
mod tests {
    use super::super::testing::{answer, styled, text};
    use super::super::{Format, Style};
    use crate::query::Value;

    #[test]
    fn a_formula_is_guarded_on_request() {
        let shown = |start: &str| {
            let rows = answer(["=a"], &[[text(start)], [Value::Integer(-1)], [text("a=b")]]);
            styled(&rows, Format::CsvSafe, Style::default())
        };
        for start in ["=1+1", "+1", "-1", "@a", "＝1"] {
            assert_eq!(shown(start), format!("'=a\n'{start}\n-1\na=b\n"));
        }
        for start in ["\t=1", "\r=1", "\n=1"] {
            assert!(shown(start).contains(&format!("'{start}")), "{start:?}");
        }
    }

    #[test]
    fn tabs_are_guarded_before_they_are_escaped() {
        let rows = answer(["a"], &[[text("\t=1")], [text("=1")]]);
        assert_eq!(styled(&rows, Format::TsvSafe, Style::default()), "a\n'\\t=1\n'=1\n");
    }

    #[test]
    fn control_characters_are_escaped_on_a_terminal_only() {
        let rows = answer(["a"], &[[text("\u{1b}[2J")]]);
        let terminal = Style { width: Some(80), ..Style::default() };
        for format in [Format::Csv, Format::Tsv, Format::CsvSafe] {
            assert_eq!(styled(&rows, format, terminal), "a\n\\x1b[2J\n", "{format:?}");
            assert_eq!(styled(&rows, format, Style::default()), "a\n\u{1b}[2J\n", "{format:?}");
        }
    }
}
