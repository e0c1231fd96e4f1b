//! Writes docs/schema.md from the migrations:
//! `cargo run --example schema > docs/schema.md`.

use std::collections::HashMap;
use std::error::Error;
use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::{fs, path::Path};

use rusqlite::Connection;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

const INTRODUCTION: &str = "\
# The schema

Generated from `migrations/` by `cargo run --example schema > docs/schema.md`.

A base is one SQLite file; the views are for people who open it in a browser.
The table `refinery_schema_history` is there too: which migrations were applied,
and when.
";

fn main() -> Result<()> {
    io::stdout().write_all(document()?.as_bytes())?;
    Ok(())
}

/// The page: a section for every migration, with what it adds, as it is now.
pub(crate) fn document() -> Result<String> {
    let base = Connection::open_in_memory()?;
    let mut out = INTRODUCTION.to_owned();
    let mut known = HashMap::new();
    let mut all_comments = HashMap::new();
    let mut sections = Vec::new();
    for (number, name, sql) in migrations()? {
        base.execute_batch(&sql)?;
        let header: Vec<_> = sql.lines().map_while(|line| line.strip_prefix("-- ")).collect();
        let heading =
            format!("\n## {number}. {}\n\n{}\n", name.replace('_', " "), header.join("\n"));
        all_comments.extend(comments(&sql));
        let (mut added, mut changed) = (Vec::new(), Vec::new());
        for (kind, name, definition) in objects(&base)? {
            match known.insert(name.clone(), definition.clone()) {
                None => added.push((kind, name)),
                Some(before) if before != definition => changed.push(name),
                Some(_) => {}
            }
        }
        changed.sort();
        sections.push((heading, added, changed));
    }
    for (heading, added, changed) in sections {
        out.push_str(&heading);
        if !changed.is_empty() {
            write!(out, "\nChanges {}, described above as they are now.\n", listed(&changed))?;
        }
        for (kind, name) in added {
            write!(out, "\n### {name} ({kind})\n\n")?;
            if let Some(comment) = all_comments.get(&name) {
                write!(out, "{comment}\n\n")?;
            }
            object(&base, &kind, &name, &mut out)?;
        }
    }
    Ok(out)
}

/// Number, name and SQL of the migrations, in their order.
fn migrations() -> Result<Vec<(u32, String, String)>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations");
    let mut migrations = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        let parts = stem.strip_prefix('V').and_then(|stem| stem.split_once("__"));
        let (number, name) = parts.ok_or("a migration is named V1__what_it_adds.sql")?;
        migrations.push((number.parse()?, name.to_owned(), fs::read_to_string(&path)?));
    }
    migrations.sort();
    Ok(migrations)
}

/// The comments that stand directly above a CREATE, by what it creates.
fn comments(sql: &str) -> HashMap<String, String> {
    let mut found = HashMap::new();
    let mut comment = Vec::new();
    for line in sql.lines() {
        if let Some(text) = line.strip_prefix("-- ") {
            comment.push(text);
            continue;
        }
        let words: Vec<_> = line.split_whitespace().collect();
        if let ["CREATE", "TABLE" | "VIEW", name, ..] | ["CREATE", "VIRTUAL", "TABLE", name, ..] =
            words.as_slice()
            && !comment.is_empty()
        {
            found.insert((*name).to_owned(), comment.join("\n"));
        }
        comment.clear();
    }
    found
}

/// Kind, name and definition of the tables and views in the order of their
/// creation, without those that SQLite keeps for itself.
fn objects(base: &Connection) -> Result<Vec<(String, String, String)>> {
    let sql = "SELECT replace(l.type, 'virtual', 'full-text index'), l.name, s.sql
        FROM sqlite_schema AS s JOIN pragma_table_list AS l ON l.name = s.name
        WHERE s.type IN ('table', 'view') AND l.type <> 'shadow' ORDER BY s.rowid";
    let mut statement = base.prepare(sql)?;
    let objects = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    Ok(objects.collect::<rusqlite::Result<_>>()?)
}

fn object(base: &Connection, kind: &str, name: &str, out: &mut String) -> Result<()> {
    if kind == "table" {
        return table(base, name, out);
    }
    // A virtual table has hidden columns too.
    let sql = "SELECT name FROM pragma_table_xinfo(?1) WHERE hidden <> 1 ORDER BY cid";
    writeln!(out, "Columns: {}", listed(&texts(base, sql, [name])?))?;
    Ok(())
}

fn texts(base: &Connection, sql: &str, params: impl rusqlite::Params) -> Result<Vec<String>> {
    let mut statement = base.prepare(sql)?;
    let texts = statement.query_map(params, |row| row.get(0))?;
    Ok(texts.collect::<rusqlite::Result<_>>()?)
}

fn table(base: &Connection, name: &str, out: &mut String) -> Result<()> {
    let sql = "SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?1";
    let parts = parts(&base.query_one(sql, [name], |row| row.get::<_, String>(0))?);
    writeln!(out, "| column | type | null or key | refers to | holds |\n|---|---|---|---|---|")?;
    let sql = "SELECT x.name, x.type,
        CASE WHEN x.pk THEN 'key' WHEN x.\"notnull\" THEN '' ELSE 'yes' END, coalesce((
            SELECT '`' || f.\"table\" || '.' || f.\"to\" || '`'
            FROM pragma_foreign_key_list(?1) AS f WHERE f.\"from\" = x.name), '')
        FROM pragma_table_xinfo(?1) AS x ORDER BY x.cid";
    let mut statement = base.prepare(sql)?;
    let mut rows = statement.query([name])?;
    while let Some(row) = rows.next()? {
        let (column, kind): (String, String) = (row.get(0)?, row.get(1)?);
        let (null, refers): (String, String) = (row.get(2)?, row.get(3)?);
        let part = parts.iter().find(|part| part.split(' ').next() == Some(&column));
        let is = part.map(|part| checks(part, &column)).unwrap_or_default().join("; ");
        writeln!(out, "| `{column}` | {kind} | {null} | {refers} | {is} |")?;
    }
    let rules: Vec<_> = parts.iter().filter(|part| part.starts_with("CHECK")).collect();
    for rule in rules.iter().flat_map(|rule| checks(rule, "")) {
        write!(out, "\nEvery row: {rule}.\n")?;
    }
    indexes(base, name, out)
}

/// The column definitions and constraints of a CREATE TABLE.
fn parts(sql: &str) -> Vec<String> {
    let body = sql.split_once('(').map_or("", |(_, body)| body);
    let (mut parts, mut part, mut depth) = (Vec::new(), String::new(), 1_u32);
    for letter in body.chars() {
        match letter {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if depth == 0 || (depth == 1 && letter == ',') {
            parts.push(part.split_whitespace().collect::<Vec<_>>().join(" "));
            part.clear();
        } else {
            part.push(letter);
        }
        if depth == 0 {
            break;
        }
    }
    parts
}

/// What a definition's CHECKs say: the words a column may hold, or the
/// condition.
fn checks(definition: &str, column: &str) -> Vec<String> {
    let conditions = definition.split("CHECK (").skip(1).map(|rest| {
        let rest = rest.trim_end();
        let condition = rest.strip_suffix(')').unwrap_or(rest);
        let words =
            condition.strip_prefix(&format!("{column} IN (")).filter(|_| !column.is_empty());
        match words.and_then(|words| words.strip_suffix(')')) {
            Some(words) => listed(&words.replace('\'', "").trim().split(", ").collect::<Vec<_>>()),
            None => format!("`{condition}`"),
        }
    });
    conditions.collect()
}

fn indexes(base: &Connection, table: &str, out: &mut String) -> Result<()> {
    let sql = "SELECT CASE WHEN l.origin = 'c' THEN '`' || l.name || '` ' ELSE '' END
            || CASE WHEN l.\"unique\" THEN 'unique ' ELSE '' END
            || coalesce(
                replace(replace(replace(substr(s.sql, instr(s.sql, '(')),
                    char(10) || '    ', ' '), char(10), ' '), '( ', '('),
                '(' || (SELECT group_concat(i.name, ', ')
                FROM (SELECT name FROM pragma_index_info(l.name) ORDER BY seqno) AS i) || ')')
        FROM pragma_index_list(?1) AS l
        LEFT JOIN sqlite_schema AS s ON s.name = l.name
            AND (l.partial OR (SELECT min(i.cid) FROM pragma_index_info(l.name) AS i) = -2)
        ORDER BY l.origin = 'c', l.seq DESC";
    let indexes = texts(base, sql, [table])?;
    if !indexes.is_empty() {
        write!(out, "\nIndexes: {}\n", indexes.join("; "))?;
    }
    Ok(())
}

fn listed(names: &[impl AsRef<str>]) -> String {
    names.iter().map(|name| format!("`{}`", name.as_ref())).collect::<Vec<_>>().join(", ")
}
