//! The statement of a canned query: its columns, its body and its ORDER BY.

use std::ops::Range;

use super::CompileError;
use super::parts::Compiler;
use super::scan::Kind;
use super::types::{Header, ParamKind, Part, Select};

const NO_COLUMN: &str = "every column of the answer has a name: write `AS name`";

/// Compiles the statement that follows a header, from this line of the file.
pub(super) fn compile<'a>(
    sql: &'a str,
    line: usize,
    header: &Header<'a>,
) -> Result<Select<'a>, CompileError> {
    let compiler = Compiler::new(sql, line, header)?;
    let top = |keyword, missing: &str| {
        let outer = |at: &usize| compiler.tokens[*at].depth == 0 && compiler.is(*at, keyword);
        let found = (0..compiler.tokens.len()).rev().find(outer);
        found.ok_or_else(|| compiler.error(0, missing))
    };
    // The white space before a keyword belongs to what it begins.
    let select = top("SELECT", "the statement has no SELECT")?;
    let from = top("FROM", "the statement has no outer FROM")? - 1;
    let order = top("ORDER", "the statement has no ORDER BY")? - 1;
    if !(select < from && from < order) {
        return Err(compiler.error(0, "the statement is not one SELECT … FROM … ORDER BY"));
    }
    let columns = columns(&compiler, select + 1..from)?;
    let end = compiler.tokens.len();
    let compiled = Select {
        head: compiler.parts(0..from)?.into(),
        body: compiler.parts(from..order)?.into(),
        order: order_by(&compiler, order..end, header)?.into(),
        grouped: compiler.is_grouped(0..end),
        columns: columns.into(),
    };
    check(&compiler, &compiled, header)?;
    Ok(compiled)
}

/// The names of the columns, which commas part.
fn columns<'a>(
    compiler: &Compiler<'a, '_>,
    run: Range<usize>,
) -> Result<Vec<&'a str>, CompileError> {
    let comma = |at: &usize| {
        let token = &compiler.tokens[*at];
        token.kind == Kind::Comma && token.depth == 0
    };
    let ends = run.clone().filter(comma).chain([run.end]);
    ends.map(|end| {
        let last = (run.start..end).rev().find(|at| compiler.tokens[*at].kind != Kind::Blank);
        let name = last.filter(|at| compiler.tokens[*at].kind == Kind::Word);
        name.map(|at| compiler.text(at))
            .ok_or_else(|| compiler.error(compiler.start(end - 1), NO_COLUMN))
    })
    .collect()
}

/// The ORDER BY, with a part for every line that depends on the order given.
fn order_by<'a>(
    compiler: &Compiler<'a, '_>,
    run: Range<usize>,
    header: &Header<'a>,
) -> Result<Vec<Part<'a>>, CompileError> {
    let (mut parts, mut from, mut at) = (Vec::new(), compiler.start(run.start), run.start);
    while at < run.end {
        if let Some(line) = order_line(compiler, at, header)? {
            parts.push(Part::Text(&compiler.sql[from..line.start]));
            parts.push(line.part);
            (from, at) = (line.end, line.after);
        } else if compiler.tokens[at].kind == Kind::Param {
            let message = "only `CASE WHEN :order = 'word' THEN … END` may use a parameter here";
            return Err(compiler.error(compiler.start(at), message));
        } else {
            at += 1;
        }
    }
    parts.push(Part::Text(&compiler.sql[from..]));
    Ok(parts)
}

/// A line of the ORDER BY that depends on the order given.
struct OrderLine<'a> {
    part: Part<'a>,
    /// Where the line begins, and the next one.
    start: usize,
    end: usize,
    /// The token behind its END.
    after: usize,
}

fn order_line<'a>(
    compiler: &Compiler<'a, '_>,
    case: usize,
    header: &Header<'a>,
) -> Result<Option<OrderLine<'a>>, CompileError> {
    let mut at = case;
    for expected in ["CASE", "WHEN", ":order", "="] {
        if !compiler.is(at, expected) {
            return Ok(None);
        }
        at = compiler.after(at);
    }
    let sql = compiler.sql;
    let (case, word) = (compiler.start(case), compiler.text(at).trim_matches('\''));
    let known =
        |kind: &ParamKind<'_>| matches!(kind, ParamKind::Word(words) if words.contains(&word));
    if !header.param("order").is_some_and(|param| known(&param.kind)) {
        return Err(compiler.error(case, format!("the header does not declare the order `{word}`")));
    }
    let then = compiler.after(at);
    let end = (then..compiler.tokens.len()).find(|at| compiler.is(*at, "END"));
    let end = end.filter(|_| compiler.is(then, "THEN"));
    let end = end.ok_or_else(|| compiler.error(case, "this CASE has no THEN … END"))?;
    let start = sql[..case].rfind('\n').map_or(0, |end| end + 1);
    let behind = compiler.start(end + 1);
    let next = sql[behind..].find('\n').map_or(sql.len(), |length| behind + length + 1);
    let rest = &sql[behind..next];
    if !rest.ends_with(",\n") {
        return Err(compiler.error(case, "a line of an order ends in a comma"));
    }
    let expression = sql[compiler.start(then + 1)..compiler.start(end)].trim();
    let part = Part::Order { word, indent: &sql[start..case], expression, rest };
    Ok(Some(OrderLine { part, start, end: next, after: end + 1 }))
}

/// Makes sure that header and statement agree.
fn check(
    compiler: &Compiler<'_, '_>,
    select: &Select<'_>,
    header: &Header<'_>,
) -> Result<(), CompileError> {
    let uses = |name: &str| (0..compiler.tokens.len()).any(|at| compiler.is(at, name));
    let unused = header.params.iter().find(|param| match param.kind {
        ParamKind::Period => {
            !uses(&format!(":{}_from", param.name)) || !uses(&format!(":{}_to", param.name))
        }
        _ => !uses(&format!(":{}", param.name)),
    });
    if let Some(param) = unused {
        return Err(compiler.error(0, format!("the parameter `{}` is not used", param.name)));
    }
    let counted = header.each.map(|_| ["name", "mentions"]).into_iter().flatten();
    let amount = Header::AMOUNT.into_iter().filter(|_| header.amount);
    let declared = header.lists.iter().chain(&header.spare[..]).copied().chain(amount);
    let missing = header.dated.into_iter().chain(counted).chain(declared);
    if let Some(name) = missing.into_iter().find(|name| !select.columns.contains(name)) {
        return Err(compiler.error(0, format!("the answer has no column `{name}`")));
    }
    if header.titles.contains(&"") {
        let message = "title.en or title.fr is missing".to_owned();
        return Err(CompileError { line: 1, message });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::{CompileError, Part, canned};

    const HEADER: &str = "-- title.en: One\n-- title.fr: Un\n-- param a slug: is it\n\
                          -- param p period: then\n-- param order word(x, y): how\n\n";
    const SQL: &str = "SELECT t.x, f(t.x, 1) AS y\nFROM t\nWHERE (:a IS NULL OR x IN (SELECT ')' \
                       WHERE y = :a))\n  AND (:p_from IS NULL OR (d >= :p_from AND d <= :p_to))\n\
                       ORDER BY\n    CASE WHEN :order = 'x' THEN f(a, b) END DESC,\n    x";

    fn error(sql: &str) -> CompileError {
        canned("a", &format!("{HEADER}{sql}")).unwrap_err()
    }

    #[test]
    fn a_statement_is_compiled_into_its_parts() {
        let text = format!("{HEADER}{SQL}");
        let select = canned("a", &text).unwrap().select;
        assert_eq!(select.columns[..], ["x", "y"]);
        assert_eq!(select.head[..], [Part::Text("SELECT t.x, f(t.x, 1) AS y")]);
        let [Part::Text(before), Part::Condition { param: "a", and: "", condition }, second] =
            &select.body[..]
        else {
            panic!("{:?}", select.body)
        };
        assert_eq!(*before, "\nFROM t\nWHERE ");
        let value = Part::Value { name: "a", param: "a" };
        assert_eq!(
            condition[..],
            [Part::Text("x IN (SELECT ')' WHERE y = "), value, Part::Text(")")]
        );
        assert!(matches!(second, Part::Condition { param: "p", and: "\n  AND ", .. }));
        let (word, indent, expression, rest) = ("x", "    ", "f(a, b)", " DESC,\n");
        let order = Part::Order { word, indent, expression, rest };
        assert_eq!(select.order[..], [Part::Text("\nORDER BY\n"), order, Part::Text("    x")]);
    }

    #[test]
    fn what_cannot_be_compiled_is_an_error_with_its_line() {
        for (from, to, line, message) in [
            (
                "(:a IS NULL OR",
                "(:b IS NULL OR",
                9,
                "the header does not declare the parameter `:b`",
            ),
            ("= :a))", "= :a_from))", 9, "the header does not declare the parameter `:a_from`"),
            ("  AND (:p", "  OR (:p", 10, super::super::parts::CONDITION),
            ("'x'", "'z'", 12, "the header does not declare the order `z`"),
            ("DESC,", "DESC", 12, "a line of an order ends in a comma"),
            ("f(t.x, 1) AS y", "f(t.x, 1)", 7, super::NO_COLUMN),
            ("= :a))", "= :a)", 9, "this bracket has no other"),
            ("ORDER BY", "GROUP BY", 7, "the statement has no ORDER BY"),
            ("    x", "    x;", 13, "a file holds one statement, without `;`"),
            ("<= :p_to", "<= 1", 7, "the parameter `p` is not used"),
        ] {
            let found = error(&SQL.replacen(from, to, 1));
            assert_eq!((found.line, found.message.as_str()), (line, message), "{from}");
        }
    }
}
