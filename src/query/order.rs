//! What comes first in an answer. A canned query writes every order it knows as
//! a line `CASE WHEN :order = 'word' THEN expression END,`, so that the statement
//! runs as it stands; an answer keeps the line of its own order only, and the
//! database may follow an index.

const MARK: &str = "CASE WHEN :order = '";

/// The statement with the expression of the order that is given, and without
/// those of the others.
pub(super) fn ordered(sql: &str, given: Option<&str>) -> String {
    let mut out = String::with_capacity(sql.len());
    for line in sql.split_inclusive('\n') {
        match term(line) {
            None => out.push_str(line),
            Some((word, expression, rest)) if given == Some(word) => {
                let indent = line.len() - line.trim_start().len();
                out.push_str(&line[..indent]);
                out.push_str(expression);
                out.push_str(rest);
            }
            Some(_) => {}
        }
    }
    out
}

/// The word, the expression and what follows its END, of a line that hangs on the
/// order.
fn term(line: &str) -> Option<(&str, &str, &str)> {
    let (word, rest) = line.trim_start().strip_prefix(MARK)?.split_once('\'')?;
    let (expression, rest) = rest.strip_prefix(" THEN ")?.rsplit_once(" END")?;
    Some((word, expression, rest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::canned::Canned;

    #[test]
    fn an_order_is_its_expression_alone() {
        let sql = "ORDER BY\n    CASE WHEN :order = 'value' THEN f(a, b) * c END DESC,\n    \
                   CASE WHEN :order = 'first' THEN d END,\n    slug";
        assert_eq!(ordered(sql, Some("first")), "ORDER BY\n    d,\n    slug");
        assert_eq!(ordered(sql, Some("value")), "ORDER BY\n    f(a, b) * c DESC,\n    slug");
        assert_eq!(ordered(sql, None), "ORDER BY\n    slug");
    }

    #[test]
    fn no_canned_query_hangs_on_the_order_elsewhere() {
        for canned in Canned::all() {
            let sql = ordered(canned.sql, None);
            assert!(!sql.contains(":order"), "{}: {sql}", canned.name);
        }
    }
}
