//! What a line is: a phrase, SQL, or a dot-command. A few words of SQL are words
//! of phrases too ("values above 5 billion dollars", "with Dojo"): there the
//! words that follow decide.

use super::statement::{LONGEST, Statement};

/// Something to answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Input {
    /// A phrase, or the name of a canned query.
    Phrase(String),
    /// A statement, with its `;`.
    Sql(String),
    /// A line that begins with a dot.
    Command(String),
    /// Something that cannot be read, and why.
    Bad(Fault),
}

/// Why something cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// It is longer than [`LONGEST`].
    TooLong,
    /// It is no text.
    NotText,
    /// The statement has no end.
    NoEnd,
}

/// The lines of a session, put together to what they mean.
#[derive(Debug, Default)]
pub(super) struct Lines {
    statement: Statement,
}

impl Lines {
    /// Takes a line and gives what is complete with it.
    pub(super) fn push(&mut self, line: &str) -> Vec<Input> {
        let mut inputs = Vec::new();
        let mut rest = Some(line);
        while let Some(line) = rest {
            if line.contains('\0') {
                self.clear();
                return vec![Input::Bad(Fault::NotText)];
            }
            rest = self.take(line, &mut inputs);
        }
        inputs
    }

    /// Takes one thing from a line; gives what is left of it.
    fn take<'l>(&mut self, line: &'l str, inputs: &mut Vec<Input>) -> Option<&'l str> {
        let line = if self.open() { line } else { uncommented(line) };
        let trimmed = line.trim();
        if self.open() || is_sql(trimmed) {
            let (sql, rest) = self.statement.push(line)?;
            inputs.push(if sql.len() > LONGEST {
                Input::Bad(Fault::TooLong)
            } else {
                Input::Sql(sql)
            });
            return Some(rest);
        }
        if trimmed.starts_with('.') || ["help", "quit", "exit"].contains(&trimmed) {
            inputs.push(Input::Command(trimmed.to_owned()));
        } else if !trimmed.trim_matches(';').is_empty() {
            inputs.push(Input::Phrase(trimmed.to_owned()));
        }
        None
    }

    /// Whether a statement has begun and not ended.
    pub(super) fn open(&self) -> bool {
        !self.statement.text().is_empty()
    }

    /// The statement so far.
    pub(super) fn begun(&self) -> &str {
        self.statement.text()
    }

    /// Forgets the statement that has begun.
    pub(super) fn clear(&mut self) {
        self.statement = Statement::default();
    }
}

/// A line without the comments it begins with.
fn uncommented(line: &str) -> &str {
    let mut line = line.trim();
    while let Some((_, rest)) = line.strip_prefix("/*").and_then(|rest| rest.split_once("*/")) {
        line = rest.trim_start();
    }
    if line.starts_with("--") { "" } else { line }
}

/// Whether a line begins a statement.
pub(super) fn is_sql(line: &str) -> bool {
    let line = line.to_ascii_lowercase();
    if line.starts_with("/*") {
        return true;
    }
    let separators = |letter: char| letter.is_whitespace() || matches!(letter, '(' | ';');
    let (first, rest) = line.split_at(line.find(separators).unwrap_or(line.len()));
    let rest = rest.trim_start();
    match first {
        "values" => rest.starts_with('('),
        "with" => names_a_table(rest),
        "explain" => rest.is_empty() || is_sql(rest) || rest.starts_with("query plan"),
        "update" => rest.split_whitespace().any(|word| word == "set"),
        first => OPENING.contains(&first),
    }
}

/// Words that open a statement and no phrase. Those that change something are
/// refused as such, not as phrases.
const OPENING: [&str; 17] = [
    "select",
    "pragma",
    "insert",
    "replace",
    "delete",
    "create",
    "drop",
    "alter",
    "attach",
    "detach",
    "vacuum",
    "reindex",
    "analyze",
    "begin",
    "commit",
    "rollback",
    "savepoint",
];

/// Whether what follows WITH is the name of a table, not of something in the
/// base: `with t as (`, `with t (a) as`, or a line that ends there.
fn names_a_table(rest: &str) -> bool {
    let spaced = rest.replace('(', " ( ");
    let words: Vec<_> = spaced.split_whitespace().take(3).collect();
    match words.as_slice() {
        [] | ["recursive", ..] | [_, "(" | "as"] => true,
        [_, "as", third] => ["(", "materialized", "not"].contains(third),
        [_, "(", _] => spaced.contains(" as "),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sql_is_told_from_phrases_by_its_first_words() {
        for line in [
            "select 1",
            "SELECT",
            "select(1)",
            "values (1), (2)",
            "values(1)",
            "with",
            "with t as (select 1) select * from t",
            "WITH t(a) AS (select 1)",
            "with recursive n",
            "explain select 1",
            "explain query plan",
            "pragma table_info(events)",
            "update events set date = 1",
            "drop table events",
            "/* why",
        ] {
            assert!(is_sql(line), "{line}");
        }
        for line in [
            "",
            "systems mentioned in 2024",
            "values above 5 billion dollars",
            "with Dojo",
            "with dojo as of 2024-12-31",
            "with Giga Texas (Austin)",
            "explain the delays of Dojo",
            "updates about Dojo",
            "selected events",
            "valeurs",
        ] {
            assert!(!is_sql(line), "{line}");
        }
    }

    fn sql(text: &str) -> Input {
        Input::Sql(text.to_owned())
    }

    #[test]
    fn a_statement_goes_on_until_its_semicolon() {
        let mut lines = Lines::default();
        assert_eq!(lines.push("select 1,"), []);
        assert_eq!(lines.push(".help"), []);
        assert!(lines.open());
        assert_eq!(
            lines.push("';' ; promises"),
            [sql("select 1,\n.help\n';' ;"), Input::Phrase("promises".to_owned())]
        );
        assert!(!lines.open());
    }

    #[test]
    fn a_line_may_hold_several_statements_and_comments() {
        let mut lines = Lines::default();
        assert_eq!(lines.push("select 1; select 2; -- both"), [sql("select 1;"), sql("select 2;")]);
        assert_eq!(lines.push("  -- nothing; at all"), []);
        assert_eq!(lines.push("select 3; /* three */ -- and"), [sql("select 3;")]);
        assert_eq!(lines.push(" ; "), []);
        assert!(!lines.open());
    }

    #[test]
    fn a_line_that_is_no_text_ends_what_has_begun() {
        let mut lines = Lines::default();
        lines.push("select");
        assert_eq!(lines.push("1\0;"), [Input::Bad(Fault::NotText)]);
        assert!(!lines.open());
    }
}
