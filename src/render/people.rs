//! Rows as people read them: the columns of an amount become one, and statuses, relations
//! and kinds are words of the language of the answer.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::model::Language;
use crate::query::amount::of_record;
use crate::query::compile::Header;
use crate::query::{Rows, Value, labels};

/// The column that stands in for the columns of an amount.
const NAME: &str = "amount";

/// The columns and fields whose values have words in each language.
const WORDED: [&str; 8] =
    ["status", "verdict", "relation", "relations", "kind", "role", "origin", "approximate"];

/// The rows as people read them.
pub(crate) fn for_people(rows: &Rows) -> Cow<'_, Rows> {
    let joined = with_amounts(rows);
    let words = rows.reading.words.map(labels).unwrap_or_default();
    if words.is_empty() { joined } else { Cow::Owned(worded(joined.into_owned(), &words)) }
}

/// The rows with the words of a language for what they tell.
fn worded(mut rows: Rows, words: &HashMap<&str, &str>) -> Rows {
    let is_worded = |name: &str| WORDED.contains(&name);
    let columns: Vec<bool> = rows.columns.iter().map(|name| is_worded(name)).collect();
    let is_record = rows.columns.first().is_some_and(|name| name == "field");
    for row in &mut rows.rows {
        let is_field = is_record && row.first().and_then(Value::as_text).is_some_and(is_worded);
        for (value, is_column) in row.iter_mut().zip(&columns).skip(usize::from(is_record)) {
            if *is_column || is_field {
                *value = in_words(value, words);
            }
        }
    }
    rows
}

/// A value with words for its first word: "works for Tesla".
fn in_words(value: &Value, words: &HashMap<&str, &str>) -> Value {
    let put = |text: &str| {
        let (first, rest) = text.split_once(' ').unwrap_or((text, ""));
        let first = words.get(first).copied().unwrap_or(first);
        if rest.is_empty() { first.to_owned() } else { format!("{first} {rest}") }
    };
    match value {
        Value::Text(text) => Value::Text(put(text)),
        Value::List(texts) => Value::List(texts.iter().map(|text| put(text)).collect()),
        value => value.clone(),
    }
}

/// The rows with one column, or one field, for each amount.
fn with_amounts(rows: &Rows) -> Cow<'_, Rows> {
    match rows.reading.amount {
        Some(language) if rows.columns.first().is_some_and(|name| name == "field") => {
            Cow::Owned(fields(rows, language))
        }
        Some(language) => Cow::Owned(columns(rows, language)),
        None => Cow::Borrowed(rows),
    }
}

fn columns(rows: &Rows, language: Language) -> Rows {
    let is_joined = |name: &str| Header::AMOUNT.contains(&name);
    let mut joined = Rows { columns: Vec::new(), rows: Vec::new(), ..rows.clone() };
    joined.columns.clone_from(&rows.columns);
    let at = rows.columns.iter().position(|name| is_joined(name)).unwrap_or_default();
    joined.columns.retain(|name| !is_joined(name));
    joined.columns.insert(at, NAME.to_owned());
    for (row, values) in rows.iter().zip(&rows.rows) {
        let amount = Value::Text(of_record(|name| row.get(name), language));
        let pairs = rows.columns.iter().zip(values);
        let mut kept: Vec<_> =
            pairs.filter(|(name, _)| !is_joined(name)).map(|(_, value)| value.clone()).collect();
        kept.insert(at, amount);
        joined.rows.push(kept);
    }
    joined
}

/// The same where a row is a field and its value.
fn fields(rows: &Rows, language: Language) -> Rows {
    let is_joined = |row: &[Value]| {
        row.first().and_then(Value::as_text).is_some_and(|name| Header::AMOUNT.contains(&name))
    };
    let value = |name: &str| {
        let field = |row: &&Vec<Value>| row.first().and_then(Value::as_text) == Some(name);
        rows.rows.iter().find(field)?.get(1)
    };
    let amount = Value::Text(of_record(value, language));
    let mut joined = rows.clone();
    let at = rows.rows.iter().position(|row| is_joined(row)).unwrap_or_default();
    joined.rows.retain(|row| !is_joined(row));
    joined.rows.insert(at, vec![Value::Text(NAME.to_owned()), amount]);
    joined.total = joined.rows.len();
    joined
}

#[cfg(test)]
mod tests {
    use super::super::testing::{answer, text};
    use super::super::{Format, Style};
    use super::*;
    use crate::query::Reading;

    fn figures() -> Rows {
        let mut rows = answer(
            ["metric", "value", "low", "high", "qualifier", "unit", "status"],
            &[[
                text("height"),
                Value::Null,
                Value::Real(2.5e9),
                Value::Real(3e9),
                text("between"),
                text("metres"),
                text("planned"),
            ]],
        );
        rows.reading = Reading { amount: Some(Language::En), ..Reading::default() };
        rows
    }

    #[test]
    fn tables_join_the_columns_of_an_amount_and_scripts_keep_them() {
        let table = "\
metric  amount                status
------  --------------------  -------
height  2.5–3 billion metres  planned
";
        assert_eq!(Format::Table.render(&figures()), table);
        let markdown = Format::Markdown.render(&figures());
        assert!(markdown.ends_with("| height | 2.5–3 billion metres | planned |\n"), "{markdown}");
        let csv = Format::Csv.render(&figures());
        assert!(csv.ends_with("height,,2500000000,3000000000,between,metres,planned\n"), "{csv}");
    }

    #[test]
    fn columns_of_other_rows_stay() {
        let rows = Rows { reading: Reading::default(), ..figures() };
        assert!(Format::Table.render(&rows).starts_with("metric  value         low"));
    }

    #[test]
    fn a_narrow_terminal_leaves_out_what_is_spare() {
        let mut rows =
            answer(["date", "title", "summary"], &[[text("2024"), text("one"), text("long text")]]);
        rows.reading.spare = &["summary"];
        let on = |width| {
            let mut out = Vec::new();
            let style = Style { width: Some(width), ..Style::default() };
            Format::Table.write(&rows, style, &mut out).unwrap();
            String::from_utf8(out).unwrap()
        };
        assert_eq!(
            on(80),
            "date  title  summary\n----  -----  ---------\n2024  one    long text\n"
        );
        assert_eq!(on(21), "date  title\n----  -----\n2024  one\n");
        assert_eq!(Format::Table.render(&rows), on(80));
    }
}
