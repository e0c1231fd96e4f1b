//! SQL of a canned query as SQL of another engine, token by token.

use std::collections::BTreeMap;
use std::ops::Range;

use super::Engine;
use super::literal::literal;
use super::terms;
use crate::query::compile::scan::{Kind, Token, tokens};
use crate::query::value::Value;

/// The value of a parameter, and whether it is a day.
type Values<'t> = &'t dyn Fn(&str) -> (Value, bool);

/// Rewrites a statement for an engine, with literals for its parameters; the reason if
/// it cannot be done.
pub(super) fn translate(sql: &str, engine: Engine, values: Values<'_>) -> Result<String, String> {
    let unbalanced = |place: usize| format!("the bracket at byte {place} has no other");
    let tokens = tokens(sql).map_err(unbalanced)?;
    let mut translator = Translator { sql, tokens, engine, values, after: BTreeMap::new() };
    if matches!(engine, Engine::Duckdb | Engine::Postgres) {
        translator.order_nulls();
    }
    if engine == Engine::Spark && sql.contains("= answer.slug)") {
        translator.keep_answers_whole();
    }
    translator.run(0..translator.tokens.len())
}

struct Translator<'t> {
    sql: &'t str,
    tokens: Vec<Token>,
    engine: Engine,
    values: Values<'t>,
    /// What is written after a token.
    after: BTreeMap<usize, &'static str>,
}

impl Translator<'_> {
    /// Writes a run of tokens.
    fn run(&self, run: Range<usize>) -> Result<String, String> {
        let mut out = String::new();
        let mut at = run.start;
        while at < run.end {
            let (text, next) = self.one(at)?;
            out.push_str(&text);
            out.push_str((at..next).find_map(|token| self.after.get(&token)).unwrap_or(&""));
            at = next;
        }
        Ok(out)
    }

    /// A token, with what follows it where both are written together.
    fn one(&self, at: usize) -> Result<(String, usize), String> {
        let same = || (self.text(at).to_owned(), at + 1);
        if self.tokens[at].kind == Kind::Param {
            let (value, is_day) = (self.values)(self.text(at));
            return Ok((literal(&value, is_day, self.engine)?, at + 1));
        }
        if self.engine == Engine::Sqlite {
            return Ok(same());
        }
        match self.tokens[at].kind {
            Kind::Word if self.is(at, "group_concat") => self.joined(at),
            Kind::Word if self.is(at, "char") && self.text(at + 1) == "(" => {
                Ok(("chr".to_owned(), at + 1))
            }
            // `LIMIT -1`, which cuts nothing.
            Kind::Word if self.is(at, "LIMIT") && self.text(self.after_blank(at)) == "-" => {
                Ok((String::new(), self.after_blank(self.after_blank(at)) + 1))
            }
            Kind::Word if self.is(at, "MATCH") => Err(
                "it ranks and cuts what the full-text index of SQLite finds; `events` with the \
                 parameter `text` can be written"
                    .to_owned(),
            ),
            Kind::Open if self.finds_words(at) => {
                let close = self.closing(at);
                Ok((format!("({})", self.words(at, close)?), close + 1))
            }
            _ => Ok(same()),
        }
    }

    /// `group_concat(value, separator /* ORDER BY … */)` as the aggregate of the engine.
    fn joined(&self, at: usize) -> Result<(String, usize), String> {
        let open = at + 1;
        let close = self.closing(open);
        let hint = (open..close).find(|token| self.text(*token).starts_with("/* ORDER BY"));
        let order = hint.map(|hint| self.text(hint).trim_matches(['/', '*', ' ']));
        let order = order.ok_or("an aggregate that joins texts has no order")?;
        let values = self.run(open + 1..hint.unwrap_or(close))?;
        let values = values.trim_end();
        Ok((
            match self.engine {
                Engine::Spark => format!("listagg({values}) WITHIN GROUP ({order})"),
                _ => format!("string_agg({values} {order})"),
            },
            close + 1,
        ))
    }

    /// Whether a bracket opens a look-up of facts of one kind in the full-text index.
    fn finds_words(&self, open: usize) -> bool {
        let inside = self.tokens[open].depth + 1;
        let mut run = open + 1..self.closing(open);
        run.any(|token| self.tokens[token].depth == inside && self.is(token, "MATCH"))
            && self.kind(open).is_some()
    }

    /// The kind of facts that a look-up is for: `search.kind = 'event'`.
    fn kind(&self, open: usize) -> Option<&str> {
        let mut run = open + 1..self.closing(open);
        let kind = run.find(|token| self.is(*token, "kind") && self.text(token - 1) == ".")?;
        let text = self.text(self.after_blank(self.after_blank(kind)));
        text.strip_prefix('\'')?.strip_suffix('\'')
    }

    fn words(&self, open: usize, close: usize) -> Result<String, String> {
        let mut params = (open..close).filter(|token| self.tokens[*token].kind == Kind::Param);
        let expression = params.next().map(|param| (self.values)(self.text(param)).0);
        let expression = expression.unwrap_or(Value::Null).text().into_owned();
        let kind = self.kind(open).unwrap_or_default();
        terms::look_up(&expression, kind, self.engine)
    }

    /// Says where NULL stands in the outer order: first, as the smallest value.
    fn order_nulls(&mut self) {
        let outer = |at: usize| self.tokens[at].depth == 0;
        let all = 0..self.tokens.len();
        let begins = |at: &usize| {
            outer(*at) && self.is(*at, "ORDER") && self.is(self.after_blank(*at), "BY")
        };
        let Some(begin) = all.clone().rfind(begins) else { return };
        let mut from = self.after_blank(begin) + 1;
        let commas = all.clone().filter(|at| *at > begin && outer(*at));
        let commas = commas.filter(|at| self.tokens[*at].kind == Kind::Comma);
        let ends: Vec<_> = commas.chain([all.end]).collect();
        for end in ends {
            let written = |at: &usize| self.tokens[*at].kind != Kind::Blank;
            let last = (from..end).rfind(written);
            if let Some(last) = last.filter(|last| !self.is(*last, "LAST")) {
                let nulls = if self.is(last, "DESC") { " NULLS LAST" } else { " NULLS FIRST" };
                self.after.insert(last, nulls);
            }
            from = end + 1;
        }
    }

    /// Keeps the columns of an answer from being written again where a look-up compares them.
    /// Spark 4.3 does so, and then takes a look-up inside a look-up for one of many rows.
    fn keep_answers_whole(&mut self) {
        let opens = (0..self.tokens.len()).filter(|at| self.tokens[*at].kind == Kind::Open);
        for open in opens.collect::<Vec<_>>() {
            let close = self.closing(open);
            let name = self.after_blank(self.after_blank(close));
            if self.is(name, "answer") {
                self.after.insert(open, "SELECT * FROM (");
                self.after.insert(close - 1, "\n) AS whole LIMIT 2147483647");
            }
        }
    }

    fn text(&self, token: usize) -> &str {
        self.tokens.get(token).map_or("", |token| &self.sql[token.place.clone()])
    }

    fn is(&self, token: usize, keyword: &str) -> bool {
        self.text(token).eq_ignore_ascii_case(keyword)
    }

    /// The next token that is not blank.
    fn after_blank(&self, token: usize) -> usize {
        let blanks = self.tokens.iter().skip(token + 1);
        token + 1 + blanks.take_while(|token| token.kind == Kind::Blank).count()
    }

    /// The bracket that closes an open one.
    fn closing(&self, open: usize) -> usize {
        let depth = self.tokens.get(open).map_or(0, |token| token.depth);
        let closes = |token: &Token| token.kind == Kind::Close && token.depth == depth;
        let behind = self.tokens.iter().skip(open).position(closes);
        behind.map_or(self.tokens.len(), |length| open + length)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn duckdb(sql: &str) -> Result<String, String> {
        translate(sql, Engine::Duckdb, &|name| (Value::Text(format!("{name}'")), name == ":day"))
    }

    #[test]
    fn parameters_become_literals_and_text_in_quotes_stays() {
        let sql = "SELECT ':a', x FROM t -- :b\nWHERE x = :a AND y < :day";
        let said = "SELECT ':a', x FROM t -- :b\nWHERE x = ':a''' AND y < DATE ':day'''";
        assert_eq!(duckdb(sql).unwrap(), said);
    }

    #[test]
    fn null_is_the_smallest_value_of_the_outer_order() {
        let sql =
            "SELECT (SELECT a ORDER BY a) FROM t\nORDER BY\n  f(a, b) DESC,\n  c, d NULLS LAST";
        let said = "SELECT (SELECT a ORDER BY a) FROM t\nORDER BY\n  f(a, b) DESC NULLS LAST,\n  \
                    c NULLS FIRST, d NULLS LAST";
        assert_eq!(duckdb(sql).unwrap(), said);
    }

    #[test]
    fn joined_texts_have_an_order() {
        let sql = "SELECT group_concat(x.a, char(10) /* ORDER BY x.a */) FROM x";
        assert_eq!(duckdb(sql).unwrap(), "SELECT string_agg(x.a, chr(10) ORDER BY x.a) FROM x");
        let spark = translate(sql, Engine::Spark, &|_| (Value::Null, false)).unwrap();
        assert_eq!(spark, "SELECT listagg(x.a, chr(10)) WITHIN GROUP (ORDER BY x.a) FROM x");
        assert!(duckdb("SELECT group_concat(a, ' ') FROM x").is_err());
    }

    #[test]
    fn spark_computes_an_answer_before_a_look_up_compares_it() {
        let sql = "SELECT (SELECT c FROM x WHERE x.slug = answer.slug) FROM (SELECT s -- all\n) AS \
                   answer";
        let said = "SELECT (SELECT c FROM x WHERE x.slug = answer.slug) FROM (SELECT * FROM \
                    (SELECT s -- all\n\n) AS whole LIMIT 2147483647) AS answer";
        let spark = translate(sql, Engine::Spark, &|_| (Value::Null, false)).unwrap();
        assert_eq!(spark, said);
        assert_eq!(duckdb(sql).unwrap(), sql);
    }

    #[test]
    fn a_ranked_search_is_refused() {
        assert!(duckdb("SELECT 1 FROM search WHERE search MATCH :a").is_err());
    }
}
