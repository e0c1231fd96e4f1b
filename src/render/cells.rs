//! The cells of a file for spreadsheets and scripts: the values as they are,
//! unless somebody else than a script reads them.

use std::borrow::Cow;

use super::visible::visible;
use super::{Style, value};
use crate::query::Value;

/// What cells are spared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Cells {
    /// A spreadsheet takes no text for a formula.
    guarded: bool,
    /// A terminal obeys nothing in them.
    spelt: bool,
}

impl Cells {
    /// Cells for a place; `guarded` if a spreadsheet may open them there.
    pub(super) fn of(style: Style, guarded: bool) -> Self {
        Self { guarded, spelt: style.width.is_some() }
    }

    /// A value. A number is one, whatever sign it begins with.
    pub(super) fn value(self, value: &Value) -> Cow<'_, str> {
        match value {
            Value::Text(text) => self.text(text),
            value => value::text(value),
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

    /// The text of a cell as it is written in the end.
    pub(super) fn shown(self, text: &str) -> String {
        if self.spelt { visible(text).into_owned() } else { text.to_owned() }
    }
}

/// Whether a spreadsheet may take what begins so for a formula; some look past
/// white space, some take the wide signs of East Asian keyboards.
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
    fn a_formula_is_guarded_where_that_is_asked() {
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
    fn a_terminal_obeys_nothing_and_a_pipe_gets_every_byte() {
        let rows = answer(["a"], &[[text("\u{1b}[2J")]]);
        let terminal = Style { width: Some(80), color: false };
        for format in [Format::Csv, Format::Tsv, Format::CsvSafe] {
            assert_eq!(styled(&rows, format, terminal), "a\n\\x1b[2J\n", "{format:?}");
            assert_eq!(styled(&rows, format, Style::default()), "a\n\u{1b}[2J\n", "{format:?}");
        }
    }
}
