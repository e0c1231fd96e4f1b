//! A full-text expression as a look-up in `search_terms`: the inverted index of an export,
//! a row for each word of a text with its place there.

use std::fmt::Write;

use super::Engine;
use super::literal::quoted;
use crate::store::index_terms;

/// The statement that gives the ids of the facts of a kind whose text an expression finds.
pub(super) fn look_up(expression: &str, kind: &str, engine: Engine) -> Result<String, String> {
    let mut parser = Parser { rest: expression, kind, engine };
    let found = parser.any()?;
    match parser.peek() {
        None => Ok(found),
        Some(_) => Err(format!("its words cannot be read: {expression}")),
    }
}

/// Reads the expressions that kb writes: words in quotes, `*` after the last letters of
/// one, AND, OR and brackets.
struct Parser<'p> {
    rest: &'p str,
    kind: &'p str,
    engine: Engine,
}

impl Parser<'_> {
    fn any(&mut self) -> Result<String, String> {
        let mut all = vec![self.all()?];
        while self.take("OR") {
            all.push(self.all()?);
        }
        Ok(joined(all, "UNION"))
    }

    fn all(&mut self) -> Result<String, String> {
        let mut all = vec![self.unit()?];
        while self.take("AND") || matches!(self.peek(), Some('"' | '(')) {
            all.push(self.unit()?);
        }
        Ok(joined(all, "INTERSECT"))
    }

    fn unit(&mut self) -> Result<String, String> {
        if self.take("(") {
            let found = self.any()?;
            return if self.take(")") { Ok(found) } else { Err(self.unread()) };
        }
        let words = self.string().ok_or_else(|| self.unread())?;
        let begun = self.take("*");
        self.next_to_each_other(&words, begun)
    }

    /// Texts that have these words one after the other.
    fn next_to_each_other(&self, words: &str, begun: bool) -> Result<String, String> {
        let terms = index_terms(words).map_err(|error| error.to_string())?;
        let mut from = "search_terms AS t1".to_owned();
        let mut conditions = vec![format!("t1.kind = '{}'", self.kind)];
        for (index, term) in terms.iter().enumerate() {
            let number = index + 1;
            if index > 0 {
                // Writing to a String cannot fail.
                let _ = write!(
                    from,
                    " JOIN search_terms AS t{number} ON t{number}.kind = t1.kind \
                     AND t{number}.id = t1.id AND t{number}.language = t1.language \
                     AND t{number}.position = t1.position + {index}"
                );
            }
            let condition = if begun && number == terms.len() {
                // A term has letters and digits alone, so nothing in it stands for others.
                format!("t{number}.term LIKE {}", quoted(&format!("{term}%"), self.engine)?)
            } else {
                format!("t{number}.term = {}", quoted(term, self.engine)?)
            };
            conditions.push(condition);
        }
        if terms.is_empty() {
            conditions.push("1 = 0".to_owned());
        }
        Ok(format!("SELECT t1.id FROM {from} WHERE {}", conditions.join(" AND ")))
    }

    fn peek(&mut self) -> Option<char> {
        self.rest = self.rest.trim_start();
        self.rest.chars().next()
    }

    fn take(&mut self, token: &str) -> bool {
        self.peek();
        let rest = self.rest.strip_prefix(token);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    /// What stands in quotes; two of them are one within.
    fn string(&mut self) -> Option<String> {
        self.peek();
        let mut rest = self.rest.strip_prefix('"')?;
        let mut text = String::new();
        loop {
            let (run, behind) = rest.split_once('"')?;
            text.push_str(run);
            let Some(more) = behind.strip_prefix('"') else {
                self.rest = behind;
                return Some(text);
            };
            text.push('"');
            rest = more;
        }
    }

    fn unread(&self) -> String {
        format!("its words cannot be read: {}", self.rest)
    }
}

/// Several statements as one. Each stands in a subquery, since engines differ in which
/// set operation comes first.
fn joined(all: Vec<String>, operation: &str) -> String {
    match <[String; 1]>::try_from(all) {
        Ok([one]) => one,
        Err(all) => {
            let part = |sql: &String| format!("SELECT f.id FROM ({sql}) AS f");
            all.iter().map(part).collect::<Vec<_>>().join(&format!(" {operation} "))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(expression: &str) -> String {
        look_up(expression, "event", Engine::Duckdb).unwrap()
    }

    #[test]
    fn one_word_is_one_look_up() {
        let one = "SELECT t1.id FROM search_terms AS t1 WHERE t1.kind = 'event' AND t1.term ";
        assert_eq!(found("\"Été\""), format!("{one}= 'ete'"));
        assert_eq!(found("\"cort\"*"), format!("{one}LIKE 'cort%'"));
        assert_eq!(
            found("(\"a\" OR \"b\")"),
            format!("SELECT f.id FROM ({one}= 'a') AS f UNION SELECT f.id FROM ({one}= 'b') AS f")
        );
        assert_eq!(found("\"a\" \"b\"*").matches("INTERSECT").count(), 1);
    }

    #[test]
    fn words_in_one_pair_of_quotes_stand_next_to_each_other() {
        let sql = found("\"1.5 giga\"");
        assert!(sql.contains("t3.position = t1.position + 2"), "{sql}");
        assert!(sql.ends_with("t1.term = '1' AND t2.term = '5' AND t3.term = 'giga'"), "{sql}");
        assert!(found("\"\"").ends_with("1 = 0"));
    }

    #[test]
    fn what_is_no_expression_is_refused() {
        for wrong in ["", "\"a", "a", "(\"a\"", "\"a\" )", "en : \"a\""] {
            assert!(look_up(wrong, "event", Engine::Spark).is_err(), "{wrong}");
        }
    }
}
