//! Runs of tokens become the parts of a statement: text, values, and conditions that
//! depend on a parameter.

use std::ops::Range;

use super::CompileError;
use super::scan::{Kind, Token, tokens};
use super::types::{Header, Param, ParamKind, Part, Source, Sql};

/// The aliases of a subquery that a summary may stand in for.
pub(super) const SOURCES: [&str; 2] = ["hit", "hits"];

pub(super) const CONDITION: &str = "a condition that depends on a parameter reads `(:name IS NULL OR …)`, \
                         and follows WHERE or AND";
const ORDER: &str = "`:order` is for lines `CASE WHEN :order = 'word' THEN … END` of the ORDER BY";

/// A statement that is being compiled.
pub(super) struct Compiler<'a, 'h> {
    pub(super) sql: &'a str,
    pub(super) tokens: Vec<Token>,
    /// The line of the file where the SQL begins.
    line: usize,
    header: &'h Header<'a>,
}

impl<'a, 'h> Compiler<'a, 'h> {
    pub(super) fn new(
        sql: &'a str,
        line: usize,
        header: &'h Header<'a>,
    ) -> Result<Self, CompileError> {
        let mut compiler = Self { sql, tokens: Vec::new(), line, header };
        let unbalanced = |place| compiler.error(place, "this bracket has no other");
        compiler.tokens = tokens(sql).map_err(unbalanced)?;
        match compiler.tokens.iter().find(|token| token.kind == Kind::End) {
            Some(end) => {
                Err(compiler.error(end.place.start, "a file holds one statement, without `;`"))
            }
            None => Ok(compiler),
        }
    }

    /// An error at a byte of the SQL.
    pub(super) fn error(&self, place: usize, message: impl Into<String>) -> CompileError {
        let line = self.line + self.sql[..place].matches('\n').count();
        CompileError { line, message: message.into() }
    }

    /// The text of a token.
    pub(super) fn text(&self, token: usize) -> &'a str {
        self.tokens.get(token).map_or("", |token| &self.sql[token.place.clone()])
    }

    /// Whether a token is this keyword.
    pub(super) fn is(&self, token: usize, keyword: &str) -> bool {
        self.text(token).eq_ignore_ascii_case(keyword)
    }

    /// The next token that is not blank.
    pub(super) fn after(&self, token: usize) -> usize {
        let next = token + 1;
        let blanks = self.tokens.iter().skip(next).take_while(|token| token.kind == Kind::Blank);
        next + blanks.count()
    }

    /// The place where a token begins; the end of the SQL behind the last one.
    pub(super) fn start(&self, token: usize) -> usize {
        self.tokens.get(token).map_or(self.sql.len(), |token| token.place.start)
    }

    /// The declared parameter of a token `:name`.
    pub(super) fn param(&self, token: usize) -> Result<(&'a str, &'h Param<'a>), CompileError> {
        let name = &self.text(token)[1..];
        let period = name.strip_suffix("_from").or(name.strip_suffix("_to"));
        let period = period.and_then(|name| self.header.param(name));
        let param = match period.filter(|param| param.kind == ParamKind::Period) {
            Some(param) => Some(param),
            None => self.header.param(name).filter(|param| param.kind != ParamKind::Period),
        };
        let unknown = || format!("the header does not declare the parameter `:{name}`");
        param.map(|param| (name, param)).ok_or_else(|| self.error(self.start(token), unknown()))
    }

    /// The parts of a run of tokens.
    pub(super) fn parts(&self, run: Range<usize>) -> Result<Vec<Part<'a>>, CompileError> {
        let (mut parts, mut from, mut at) = (Vec::new(), self.start(run.start), run.start);
        while at < run.end {
            let start = self.start(at);
            if self.tokens[at].kind == Kind::Open && self.depends(at) {
                let close = self.closing(at);
                let (text, and) = self.joint(from, start)?;
                push(&mut parts, text);
                parts.push(self.condition(at, close, and)?);
                (from, at) = (self.start(close) + 1, close + 1);
            } else if self.tokens[at].kind == Kind::Open && self.is_source(at) {
                let close = self.closing(at);
                push(&mut parts, &self.sql[from..=start]);
                parts.push(Part::Source(self.source(at)?));
                // The white space before the bracket stays with it.
                from = self.sql[..self.start(close)].trim_end_matches(' ').len();
                at = close + 1;
            } else if self.tokens[at].kind == Kind::Param {
                let (name, param) = self.param(at)?;
                if name == "order" {
                    return Err(self.error(start, ORDER));
                }
                if self.is(self.after(at), "IS") {
                    return Err(self.error(start, CONDITION));
                }
                push(&mut parts, &self.sql[from..start]);
                parts.push(Part::Value { name, param: param.name });
                at += 1;
                from = self.start(at);
            } else {
                at += 1;
            }
        }
        push(&mut parts, &self.sql[from..self.start(run.end)]);
        Ok(parts)
    }

    /// Whether a bracket opens `(:name IS NULL OR …)`.
    fn depends(&self, open: usize) -> bool {
        let is = self.after(open + 1);
        let (null, or) = (self.after(is), self.after(self.after(is)));
        self.tokens.get(open + 1).is_some_and(|token| token.kind == Kind::Param)
            && self.is(is, "IS")
            && self.is(null, "NULL")
            && self.is(or, "OR")
    }

    fn condition(&self, open: usize, close: usize, and: &'a str) -> Result<Part<'a>, CompileError> {
        let (_, param) = self.param(open + 1)?;
        let or = (0..3).fold(open + 1, |token, _| self.after(token));
        let condition = self.parts(or + 2..close)?.into();
        Ok(Part::Condition { param: param.name, and, condition })
    }

    /// The text before a condition, and the `AND` at its end.
    fn joint(&self, from: usize, to: usize) -> Result<(&'a str, &'a str), CompileError> {
        let text = &self.sql[from..to];
        let trimmed = text.trim_end();
        if trimmed.ends_with("WHERE") {
            return Ok((text, ""));
        }
        let kept = trimmed.strip_suffix("AND").map(str::trim_end);
        let kept = kept.ok_or_else(|| self.error(to, CONDITION))?;
        Ok(text.split_at(kept.len()))
    }

    /// The alias of a subquery that a bracket opens.
    fn alias(&self, open: usize) -> &'a str {
        let keyword = self.after(self.closing(open));
        if self.is(keyword, "AS") { self.text(self.after(keyword)) } else { "" }
    }

    /// Whether a bracket opens a subquery that a summary may stand in for.
    fn is_source(&self, open: usize) -> bool {
        SOURCES.contains(&self.alias(open))
    }

    fn source(&self, open: usize) -> Result<Source<'a>, CompileError> {
        let run = open + 1..self.closing(open);
        let mut params = Vec::new();
        for at in run.clone().filter(|at| self.tokens[*at].kind == Kind::Param) {
            let (_, param) = self.param(at)?;
            if !params.contains(&param.name) {
                params.push(param.name);
            }
        }
        let grouped = self.is_grouped(run.clone());
        let mut sql = self.parts(run)?;
        if let Some(Part::Text(last)) = sql.last_mut() {
            *last = last.trim_end_matches(' ');
        }
        let (alias, params) = (self.alias(open), params.into());
        Ok(Source { alias, sql: sql.into(), params, grouped })
    }

    /// Whether a run of tokens groups rows, sources in it aside.
    pub(super) fn is_grouped(&self, run: Range<usize>) -> bool {
        let mut at = run.start;
        while at < run.end {
            if self.is(at, "GROUP") && self.is(self.after(at), "BY") {
                return true;
            }
            let source = self.tokens[at].kind == Kind::Open && self.is_source(at);
            at = if source { self.closing(at) } else { at + 1 };
        }
        false
    }

    /// The bracket that closes an open one.
    fn closing(&self, open: usize) -> usize {
        let depth = self.tokens[open].depth;
        let closes = |token: &Token| token.kind == Kind::Close && token.depth == depth;
        let behind = self.tokens[open..].iter().position(closes);
        behind.map_or(self.tokens.len(), |length| open + length)
    }
}

/// Adds text, unless it is empty.
fn push<'a>(parts: &mut Vec<Part<'a>>, text: &'a str) {
    if !text.is_empty() {
        parts.push(Part::Text(text));
    }
}

/// Compiles SQL that stands in for a part of a canned query, and says whether it
/// groups rows.
pub(super) fn fragment<'a>(
    sql: &'a str,
    line: usize,
    header: &Header<'a>,
) -> Result<(Sql<'a>, bool), CompileError> {
    let compiler = Compiler::new(sql, line, header)?;
    let all = 0..compiler.tokens.len();
    Ok((compiler.parts(all.clone())?.into(), compiler.is_grouped(all)))
}
