//! SQL as tokens: enough of its lexical rules that a bracket or a name in a string
//! or a comment is not taken for one of the statement.

use std::ops::Range;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A keyword, name or number.
    Word,
    /// `:name`.
    Param,
    /// `(`.
    Open,
    /// `)`.
    Close,
    /// `,`.
    Comma,
    /// `;`.
    End,
    /// White space or a comment.
    Blank,
    /// A string, a quoted name, or an operator.
    Other,
}

/// A token and where it stands in the SQL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    pub(crate) kind: Kind,
    pub(crate) place: Range<usize>,
    /// How many brackets are open around it; a bracket is outside of itself.
    pub(crate) depth: usize,
}

/// The tokens of a text, or the place of a bracket that has no other.
pub(crate) fn tokens(sql: &str) -> Result<Vec<Token>, usize> {
    let mut tokens = Vec::new();
    let mut open = Vec::new();
    let mut start = 0;
    while let Some((kind, length)) = next(&sql[start..]) {
        if kind == Kind::Close && open.pop().is_none() {
            return Err(start);
        }
        tokens.push(Token { kind, place: start..start + length, depth: open.len() });
        if kind == Kind::Open {
            open.push(start);
        }
        start += length;
    }
    open.first().map_or(Ok(tokens), |bracket| Err(*bracket))
}

/// The kind and length of the first token.
fn next(sql: &str) -> Option<(Kind, usize)> {
    let first = sql.chars().next()?;
    let run = |fits: fn(char) -> bool| sql.find(|letter| !fits(letter)).unwrap_or(sql.len());
    Some(match first {
        '(' => (Kind::Open, 1),
        ')' => (Kind::Close, 1),
        ',' => (Kind::Comma, 1),
        ';' => (Kind::End, 1),
        '-' if sql.starts_with("--") => (Kind::Blank, sql.find('\n').unwrap_or(sql.len())),
        '/' if sql.starts_with("/*") => {
            (Kind::Blank, sql.find("*/").map_or(sql.len(), |end| end + 2))
        }
        '\'' | '"' => (Kind::Other, sql[1..].find(first).map_or(sql.len(), |end| end + 2)),
        ':' => match sql[1..].find(|letter| !is_name(letter)).unwrap_or(sql.len() - 1) {
            0 => (Kind::Other, 1),
            length => (Kind::Param, length + 1),
        },
        letter if letter.is_whitespace() => (Kind::Blank, run(char::is_whitespace)),
        letter if is_name(letter) => (Kind::Word, run(is_name)),
        other => (Kind::Other, other.len_utf8()),
    })
}

fn is_name(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_and_comments_are_one_token() {
        let kinds = |sql: &str| -> Vec<Kind> {
            let tokens = tokens(sql).unwrap().into_iter();
            tokens.map(|token| token.kind).filter(|kind| *kind != Kind::Blank).collect()
        };
        assert_eq!(kinds("f(':a)', \":b\") -- it's (c"), {
            use Kind::{Close, Comma, Open, Other, Word};
            [Word, Open, Other, Comma, Other, Close]
        });
        assert_eq!(kinds("'it''s' /* ( */ :a_to;"), {
            use Kind::{End, Other, Param};
            [Other, Other, Param, End]
        });
    }

    #[test]
    fn a_bracket_without_another_is_named() {
        assert_eq!(tokens("a)"), Err(1));
        assert_eq!(tokens("a ((b)"), Err(2));
    }
}
