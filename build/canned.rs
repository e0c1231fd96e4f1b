//! Writes the compiled canned queries as Rust tables.

use std::path::Path;
use std::{fs, io};

use super::compile::{
    Canned, Header, Param, ParamKind, Part, Scope, Select, Source, Summary, canned, fragment,
};

/// Compiles every file of the folder of canned queries into the source of a table.
/// What cannot be compiled ends the build with its file and line.
pub(crate) fn table(queries: &Path) -> io::Result<String> {
    let files = self::files(queries)?;
    let summaries = self::files(&queries.join("summaries"))?;
    let charts = self::files(&queries.join("charts"))?;
    let mut used = Vec::new();
    let mut rows = String::new();
    for (name, text) in &files {
        let mut compiled = canned(name, text).map_err(|error| failed(name, &error))?;
        for (stem, text) in &summaries {
            let Some(scope) = scope(&compiled, stem) else { continue };
            let file = format!("summaries/{stem}");
            let sql = fragment(text, &compiled.header);
            let (sql, grouped) = sql.map_err(|error| failed(&file, &error))?;
            compiled.summaries.to_mut().push(Summary { scope, sql, grouped });
            used.push(file);
        }
        if let Some((stem, text)) = charts.iter().find(|(stem, _)| stem == name) {
            let file = format!("charts/{stem}");
            let columns = fragment(text, &compiled.header);
            compiled.chart = Some(columns.map_err(|error| failed(&file, &error))?.0);
            used.push(file);
        }
        rows.push_str(&row(&compiled));
    }
    let of = |folder, files: &[(String, String)]| -> Vec<String> {
        files.iter().map(|(stem, _)| format!("{folder}/{stem}")).collect()
    };
    let all = [of("summaries", &summaries), of("charts", &charts)].concat();
    if let Some(idle) = all.iter().find(|file| !used.contains(file)) {
        return Err(failed(idle, &"no canned query has a part that it stands in for"));
    }
    Ok(format!("[{rows}]"))
}

/// For which questions a summary stands in for the source of a query.
fn scope(compiled: &Canned<'_>, stem: &str) -> Option<Scope> {
    let source = compiled.select.source()?;
    Scope::of_file(stem, compiled.header.name, source.alias)
}

fn failed(file: &str, error: &dyn std::fmt::Display) -> io::Error {
    io::Error::other(format!("queries/{file}.sql: {error}"))
}

/// Stem and text of every SQL file of a folder, by name.
fn files(folder: &Path) -> io::Result<Vec<(String, String)>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        if path.extension().is_some_and(|extension| extension == "sql") {
            files.push((stem, fs::read_to_string(path)?));
        }
    }
    files.sort();
    Ok(files)
}

fn row(canned: &Canned<'_>) -> String {
    let Canned { header, sql, select, summaries, chart } = canned;
    let chart = chart.as_ref().map(|sql| list(sql, part));
    format!(
        "Canned {{ header: {}, sql: {sql:?}, select: {}, summaries: {}, chart: {} }},\n",
        self::header(header),
        self::select(select),
        list(summaries, summary),
        chart.map_or("None".to_owned(), |chart| format!("Some({chart})")),
    )
}

fn header(header: &Header<'_>) -> String {
    let Header {
        name,
        titles,
        examples,
        params,
        dated,
        each,
        groups,
        lists,
        spare,
        amount,
        sqlite_only,
    } = header;
    let columns = |columns: &[&str]| list(columns, |column| format!("{column:?}"));
    format!(
        "Header {{ name: {name:?}, titles: {titles:?}, examples: {}, params: {}, \
         dated: {dated:?}, each: {each:?}, groups: {groups:?}, lists: {}, spare: {}, \
         amount: {amount}, sqlite_only: {sqlite_only} }}",
        list(examples, |example| format!("{example:?}")),
        list(params, param),
        columns(lists),
        columns(spare),
    )
}

fn param(param: &Param<'_>) -> String {
    let Param { name, kind, effect } = param;
    let kind = match kind {
        ParamKind::Word(words) => format!("Word({})", list(words, |word| format!("{word:?}"))),
        kind => format!("{kind:?}"),
    };
    format!("Param {{ name: {name:?}, kind: ParamKind::{kind}, effect: {effect:?} }}")
}

fn select(select: &Select<'_>) -> String {
    let Select { columns, head, body, order, grouped } = select;
    format!(
        "Select {{ columns: {}, head: {}, body: {}, order: {}, grouped: {grouped} }}",
        list(columns, |column| format!("{column:?}")),
        list(head, part),
        list(body, part),
        list(order, part),
    )
}

fn summary(summary: &Summary<'_>) -> String {
    let Summary { scope, sql, grouped } = summary;
    let sql = list(sql, part);
    format!("Summary {{ scope: Scope::{scope:?}, sql: {sql}, grouped: {grouped} }}")
}

fn source(source: &Source<'_>) -> String {
    let Source { alias, sql, params, grouped } = source;
    format!(
        "Source {{ alias: {alias:?}, sql: {}, params: {}, grouped: {grouped} }}",
        list(sql, part),
        list(params, |param| format!("{param:?}")),
    )
}

fn part(part: &Part<'_>) -> String {
    match part {
        Part::Condition { param, and, condition } => format!(
            "Part::Condition {{ param: {param:?}, and: {and:?}, condition: {} }}",
            list(condition, self::part)
        ),
        Part::Source(source) => format!("Part::Source({})", self::source(source)),
        plain => format!("Part::{plain:?}"),
    }
}

fn list<T>(items: &[T], written: impl Fn(&T) -> String) -> String {
    let items: Vec<_> = items.iter().map(written).collect();
    format!("Cow::Borrowed(&[{}])", items.join(", "))
}
