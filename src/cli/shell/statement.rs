//! Where a statement ends: at the first `;` that stands in no quotes and no
//! comment. Every byte is looked at once, however many lines there are.

/// The longest line or statement that is read, in bytes.
pub(super) const LONGEST: usize = 1_000_000;

/// A statement that grows line by line.
#[derive(Debug, Default)]
pub(super) struct Statement {
    text: String,
    within: Within,
}

/// What the next byte stands in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Within {
    #[default]
    Code,
    /// Quotes that end with this byte.
    Quotes(u8),
    /// A comment to the end of the line.
    Line,
    /// A comment to its `*/`.
    Block,
}

impl Statement {
    /// What there is of it.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Adds a line. If the statement ends in it, gives the statement, which is
    /// then begun anew, and what is left of the line. Of a statement that is too
    /// long only as much is kept as shows that it is.
    pub(super) fn push<'l>(&mut self, line: &'l str) -> Option<(String, &'l str)> {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        let end = self.scan(line.as_bytes());
        let (taken, rest) = line.split_at(end.unwrap_or(line.len()));
        if self.text.len() <= LONGEST {
            self.text.push_str(taken);
        }
        end.map(|_| (std::mem::take(self).text, rest))
    }

    /// The place after the `;` that ends the statement.
    fn scan(&mut self, line: &[u8]) -> Option<usize> {
        let mut at = 0;
        while let Some(byte) = line.get(at) {
            let pair = (*byte, line.get(at + 1).copied().unwrap_or(b'\n'));
            at += 1;
            self.within = match (self.within, pair) {
                (Within::Code, (b';', _)) => return Some(at),
                (Within::Code, (b'-', b'-')) => Within::Line,
                (Within::Code, (b'/', b'*')) => {
                    at += 1;
                    Within::Block
                }
                (Within::Code, (quote @ (b'\'' | b'"' | b'`'), _)) => Within::Quotes(quote),
                (Within::Code, (b'[', _)) => Within::Quotes(b']'),
                (Within::Quotes(end), (byte, _)) if byte == end => Within::Code,
                (Within::Block, (b'*', b'/')) => {
                    at += 1;
                    Within::Code
                }
                (within, _) => within,
            };
        }
        if self.within == Within::Line {
            self.within = Within::Code;
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn pushed(lines: &[&str]) -> Option<(String, String)> {
        let mut statement = Statement::default();
        lines.iter().find_map(|line| statement.push(line).map(|(sql, rest)| (sql, rest.to_owned())))
    }

    #[test]
    fn a_semicolon_in_quotes_or_comments_is_none() {
        for lines in [
            &["select ';'"] as &[&str],
            &["select 'it''s;'"],
            &["select \";\" , `;`, [;]"],
            &["select 1 -- ;"],
            &["select /* ; */ 1"],
            &["select /* ;", "; */ '", ";"],
        ] {
            assert_eq!(pushed(lines), None, "{lines:?}");
        }
    }

    #[test]
    fn the_first_other_one_ends_the_statement() {
        let ended = |sql: &str, rest: &str| Some((sql.to_owned(), rest.to_owned()));
        assert_eq!(pushed(&["select 1; x"]), ended("select 1;", " x"));
        assert_eq!(pushed(&["select -- ;", "1", ";"]), ended("select -- ;\n1\n;", ""));
        assert_eq!(pushed(&["select '", "';"]), ended("select '\n';", ""));
        assert_eq!(pushed(&["/*/ ; */;"]), ended("/*/ ; */;", ""));
    }

    #[test]
    fn a_statement_without_end_does_not_grow_without_end() {
        let mut statement = Statement::default();
        let line = "x".repeat(1000);
        for _ in 0..3000 {
            assert_eq!(statement.push(&line), None);
        }
        assert!(statement.text().len() < LONGEST + 10_000);
    }

    proptest! {
        #[test]
        fn any_line_can_be_read(lines in prop::collection::vec("([;'\"`\\[\\]*/-]|é|a){0,20}", 1..4)) {
            let lines: Vec<_> = lines.iter().map(String::as_str).collect();
            if let Some((sql, _)) = pushed(&lines) {
                prop_assert!(sql.ends_with(';'));
            }
        }
    }
}
