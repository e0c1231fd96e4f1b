//! Markdown tables as on GitHub. Markdown and HTML in the values are escaped.

use std::io::{self, Write};

use super::value::numeric_columns;
use super::visible::visible;
use crate::query::Rows;

/// A header, a rule that aligns numbers to the right, and a line per row.
pub(super) fn write(rows: &Rows, out: &mut dyn Write) -> io::Result<()> {
    if rows.columns.is_empty() {
        return Ok(());
    }
    write_line(rows.columns.iter().map(|name| escaped(name)), out)?;
    let rules = numeric_columns(rows).into_iter().map(rule);
    write_line(rules, out)?;
    for row in &rows.rows {
        write_line(row.iter().map(|value| escaped(&value.text())), out)?;
    }
    Ok(())
}

fn rule(is_numeric: bool) -> String {
    if is_numeric { "---:".to_owned() } else { "---".to_owned() }
}

fn write_line(cells: impl Iterator<Item = String>, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "| {} |", cells.collect::<Vec<_>>().join(" | "))
}

pub(super) fn escaped(text: &str) -> String {
    let text = visible(text);
    let mut escaped = String::with_capacity(text.len());
    for (at, letter) in text.char_indices() {
        if letter == '\n' {
            escaped.push_str("<br>");
            continue;
        }
        if is_markup(letter, &text[..at], &text[at + letter.len_utf8()..]) {
            escaped.push('\\');
        }
        escaped.push(letter);
    }
    escaped
}

/// Whether Markdown may interpret a character between these two texts. A `_`
/// within a word and a `&` that starts no entity stay readable.
fn is_markup(letter: char, before: &str, after: &str) -> bool {
    match letter {
        '\\' | '|' | '`' | '*' | '[' | '<' | '~' => true,
        '_' => {
            !(before.ends_with(char::is_alphanumeric) && after.starts_with(char::is_alphanumeric))
        }
        '&' => after
            .trim_start_matches(|letter: char| letter.is_ascii_alphanumeric() || letter == '#')
            .starts_with(';'),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::Format::Markdown;
    use super::super::testing::{answer, piped, text};
    use super::*;
    use crate::query::Value;

    #[test]
    fn numbers_are_aligned_right_and_null_is_empty() {
        let rows = answer(
            ["first_mentioned", "mentions"],
            &[[text("2019-04-22"), Value::Integer(3)], [text("日本 é"), Value::Null]],
        );
        assert_eq!(
            piped(&rows, Markdown),
            concat!(
                "| first_mentioned | mentions |\n",
                "| --- | ---: |\n",
                "| 2019-04-22 | 3 |\n",
                "| 日本 é |  |\n",
            )
        );
    }

    #[test]
    fn a_cell_stays_one_cell() {
        assert_eq!(escaped("a|b"), r"a\|b");
        assert_eq!(escaped(r"a\|b"), r"a\\\|b");
        assert_eq!(escaped(r"ends with \"), r"ends with \\");
        assert_eq!(escaped("two\nlines\r\n"), "two<br>lines<br>");
        assert_eq!(escaped("\u{1b}[31m\t\u{202e}"), r"\\x1b\[31m\\t\\u{202e}");
    }

    #[test]
    fn markup_is_escaped() {
        assert_eq!(escaped("<script> **b** `c` [d](e)"), r"\<script> \*\*b\*\* \`c\` \[d](e)");
        assert_eq!(escaped("_x_ snake_case ~y~"), r"\_x\_ snake_case \~y\~");
        assert_eq!(escaped("R&D &amp; &#38; &"), r"R&D \&amp; \&#38; &");
    }

    #[test]
    fn column_names_are_escaped_too() {
        let rows = answer(["a|b\u{7}"], &[]);
        assert_eq!(piped(&rows, Markdown), "| a\\|b\\\\x07 |\n| --- |\n");
    }
}
