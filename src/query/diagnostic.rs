//! Diagnostics of SQL errors: the line with a caret under the error, and the name
//! that was probably meant.

use rusqlite::Connection;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::model::text::nearest;

/// A name that a statement uses and the base does not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unknown<'m> {
    /// Of a table or view.
    Table(&'m str),
    /// Of a column.
    Column(&'m str),
}

impl<'m> Unknown<'m> {
    /// The name that SQLite's message does not know, without its qualifier.
    #[must_use]
    pub fn of(message: &'m str) -> Option<Self> {
        let last = |name: &'m str| {
            let name = name.split(" - ").next().unwrap_or(name);
            name.rsplit('.').next().unwrap_or(name).trim_matches(['"', '`', '[', ']'])
        };
        let table = message.strip_prefix("no such table: ").map(|name| Self::Table(last(name)));
        table.or_else(|| Some(Self::Column(last(message.strip_prefix("no such column: ")?))))
    }

    fn name(self) -> &'m str {
        match self {
            Self::Table(name) | Self::Column(name) => name,
        }
    }

    /// The nearest name that the base has.
    ///
    /// # Errors
    /// If the schema cannot be read.
    pub fn meant(self, connection: &Connection) -> rusqlite::Result<Option<String>> {
        let names = match self {
            Self::Table(_) => include_str!("sql/tables.sql"),
            Self::Column(_) => include_str!("sql/columns.sql"),
        };
        let mut statement = connection.prepare(names)?;
        let names: Vec<String> =
            statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
        let name = self.name().to_lowercase();
        // Another table may have a column of the very name that this one lacks.
        let others = names.iter().map(String::as_str).filter(|other| *other != name);
        Ok(nearest(&name, others).map(str::to_owned))
    }
}

/// The byte of the statement that a message is about: the one SQLite names, else that
/// of the unknown name, or the end of an incomplete statement.
#[must_use]
pub fn place(message: &str, sql: &str, offset: Option<usize>) -> Option<usize> {
    offset.or_else(|| find_word(sql, Unknown::of(message)?.name())).or_else(|| {
        let missing = message == "incomplete input";
        missing.then(|| sql.trim_end().len())
    })
}

/// Finds a whole word, in upper or lower case.
fn find_word(sql: &str, word: &str) -> Option<usize> {
    let (sql, word) = (sql.to_ascii_lowercase(), word.to_ascii_lowercase());
    let part = |letter: char| letter.is_alphanumeric() || letter == '_';
    sql.match_indices(&word).map(|(place, _)| place).find(|place| {
        let (before, after) = (&sql[..*place], &sql[place + word.len()..]);
        !before.ends_with(part) && !after.starts_with(part)
    })
}

/// How much of a long line is shown, in terminal columns.
const SHOWN: usize = 72;

/// A message, cut off if it repeats a very long name.
#[must_use]
pub fn shortened(message: &str) -> String {
    beginning(message, 4 * SHOWN)
}

/// The line around a byte of the statement, and a caret under it.
#[must_use]
pub fn excerpt(sql: &str, place: usize) -> String {
    let place = sql.floor_char_boundary(place);
    let (before, after) = sql.split_at(place);
    let start = before.rfind('\n').map_or(0, |end| end + 1);
    let number = before.matches('\n').count() + 1;
    let line = if sql.trim_end().contains('\n') { format!("{number}: ") } else { String::new() };
    let before = ending(drawn(&before[start..]).trim_start(), SHOWN / 2);
    let after = drawn(after.lines().next().unwrap_or_default());
    let after = beginning(after.trim_end(), SHOWN - before.width());
    let indent = line.len() + before.width();
    format!("  {line}{before}{after}\n  {:indent$}^", "")
}

/// Replaces tabs and other control characters by one space each.
fn drawn(text: &str) -> String {
    text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect()
}

/// As much of the end as fits.
fn ending(text: &str, room: usize) -> String {
    if text.width() <= room {
        return text.to_owned();
    }
    let kept = fitting(text.chars().rev(), room - 1);
    format!("…{}", kept.into_iter().rev().collect::<String>())
}

/// As much of the beginning as fits.
fn beginning(text: &str, room: usize) -> String {
    if text.width() <= room {
        return text.to_owned();
    }
    let kept = fitting(text.chars(), room - 1);
    kept.into_iter().chain(['…']).collect()
}

fn fitting(letters: impl Iterator<Item = char>, room: usize) -> Vec<char> {
    let mut used = 0;
    let fits = |letter: &char| {
        used += letter.width().unwrap_or(0);
        used <= room
    };
    letters.take_while(fits).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_caret_stands_under_the_place() {
        assert_eq!(excerpt("select titel from t", 7), "  select titel from t\n         ^");
        assert_eq!(excerpt("\tselect\t'日本', x", 18), "  select '日本', x\n                 ^");
        assert_eq!(excerpt("select", 6), "  select\n        ^");
        assert_eq!(excerpt("", 3), "  \n  ^");
    }

    #[test]
    fn of_several_lines_only_the_one_is_shown() {
        let sql = "select 1,\r\n  x\r\nfrom t\n";
        assert_eq!(excerpt(sql, 13), "  2: x\n     ^");
        assert_eq!(excerpt(sql, sql.len()), "  4: \n     ^");
        assert_eq!(excerpt("select x\n", 7), "  select x\n         ^");
    }

    #[test]
    fn a_long_line_is_clipped_around_the_place() {
        let sql = format!("select {}, x, {} from t", "a".repeat(200), "b".repeat(200));
        let shown = excerpt(&sql, 209);
        let (line, caret) = shown.split_once('\n').unwrap();
        assert_eq!(line.width(), SHOWN + 2);
        assert!(line.starts_with("  …aaa") && line.ends_with("bbb…"), "{line}");
        assert_eq!(line.chars().nth(caret.width() - 1), Some('x'));
    }

    #[test]
    fn an_unknown_name_is_found_without_an_offset() {
        let place = |sql| place("no such table: main.sytems", sql, None);
        assert_eq!(place("select sytems2, xsytems from Sytems"), Some(29));
        assert_eq!(place("select 1"), None);
    }

    #[test]
    fn the_unknown_name_is_read_from_the_message() {
        assert_eq!(Unknown::of("no such table: main.a"), Some(Unknown::Table("a")));
        assert_eq!(Unknown::of("no such column: e.b"), Some(Unknown::Column("b")));
        let quoted = "no such column: \"b\" - should this be a string literal in single-quotes?";
        assert_eq!(Unknown::of(quoted), Some(Unknown::Column("b")));
        assert_eq!(Unknown::of("near \"a\": syntax error"), None);
    }

    proptest! {
        #[test]
        fn any_place_of_any_statement_can_be_shown(
            sql in "([a-z ]{1,40}|[\t\n\r\u{1b}é日本]|e\u{301}|👩\u{200d}🚀){0,20}",
            place in 0_usize..400,
        ) {
            let shown = excerpt(&sql, place);
            prop_assert_eq!(shown.lines().count(), 2);
            prop_assert!(!shown.contains(|letter: char| letter.is_control() && letter != '\n'));
        }
    }
}
