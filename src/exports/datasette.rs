//! What Datasette shows of a base beside its rows: titles, descriptions of columns, facets,
//! and the canned queries. `metadata.json` is for Datasette 0.65, and with `datasette.json`
//! for 1.0, which has moved the queries and facets there.

use std::io::Write;

use serde_json::{Map, Value as Json, json};

use super::ExportError;
use super::csv::column;
use crate::files::Tree;
use crate::model::Language;
use crate::query::{Canned, Param, ParamKind};

/// A table or view as Datasette shows it: its name, the column that stands for a row, the
/// columns to narrow by, and the one to sort by.
struct Shown {
    table: &'static str,
    label: Option<&'static str>,
    facets: &'static [&'static str],
    sort: Option<&'static str>,
}

const SHOWN: [Shown; 14] = [
    shown("timeline", None, &["source", "origin"], Some("date")),
    shown("system_mentions", None, &["system_en", "role", "category"], Some("date")),
    shown("figure_values", None, &["metric_en", "unit_en", "status", "source"], Some("date")),
    shown("prediction_status", None, &["status", "made_by_en", "source"], Some("made")),
    shown("quotes", None, &["fact", "source"], None),
    shown("people_statements", None, &["person_en"], Some("date")),
    shown("relation_names", None, &["relation"], None),
    shown("events", Some("title_en"), &["category", "origin"], Some("starts_on")),
    shown("entities", Some("slug"), &["kind"], Some("slug")),
    shown("sources", Some("title"), &["language"], Some("slug")),
    shown("metrics", Some("label_en"), &[], None),
    shown("units", Some("label_en"), &["dimension"], None),
    shown("categories", Some("label_en"), &["kind"], None),
    shown("predictions", Some("statement_en"), &[], Some("due_to")),
];

const fn shown(
    table: &'static str,
    label: Option<&'static str>,
    facets: &'static [&'static str],
    sort: Option<&'static str>,
) -> Shown {
    Shown { table, label, facets, sort }
}

/// A table or view with its description and its columns.
pub(crate) type Described = (String, String, Vec<String>);

/// Writes `metadata.json` and `datasette.json` for a database of this name.
pub(crate) fn write_datasette(
    database: &str,
    tables: &[Described],
    language: Language,
    tree: &mut Tree,
) -> Result<(), ExportError> {
    let queries: Map<String, Json> = Canned::all()
        .iter()
        .map(|canned| (format!("ask_{}", canned.name()), query(canned, language)))
        .collect();
    let described: Map<_, _> =
        tables.iter().map(|table| (table.0.clone(), description(table))).collect();
    let configured: Map<_, _> =
        SHOWN.iter().map(|table| (table.table.to_owned(), configuration(table))).collect();
    let mut all = described.clone();
    for (table, more) in &configured {
        let entry = all.entry(table.clone()).or_insert_with(|| json!({}));
        if let (Some(entry), Some(more)) = (entry.as_object_mut(), more.as_object()) {
            entry.extend(more.clone());
        }
    }
    // Only 0.65 knows units.
    if let Some(table) = all.get_mut("prediction_status").and_then(Json::as_object_mut) {
        table.insert("units".to_owned(), json!({ "days_late": "day" }));
    }
    let metadata = json!({
        "title": "What sources claim, and what came of it",
        "databases": { database: {
            "description": "Events, figures and predictions, each with its source. \
                            The queries named ask_… answer questions; leave empty what you do not ask for.",
            "tables": all,
            "queries": queries.clone(),
        } },
    });
    let config = json!({ "databases": { database: { "tables": configured, "queries": queries } } });
    tree.file("metadata.json")?.write_all(format!("{metadata:#}\n").as_bytes())?;
    tree.file("datasette.json")?.write_all(format!("{config:#}\n").as_bytes())?;
    Ok(())
}

fn description((_, about, columns): &Described) -> Json {
    let columns = columns.iter().filter_map(|name| column(name));
    let columns: Map<String, Json> =
        columns.map(|column| (column.name.to_owned(), column.about.into())).collect();
    json!({ "description": about, "columns": columns })
}

fn configuration(table: &Shown) -> Json {
    let mut fields = Map::new();
    if let Some(label) = table.label {
        fields.insert("label_column".to_owned(), label.into());
    }
    if let Some(sort) = table.sort {
        fields.insert("sort".to_owned(), sort.into());
    }
    fields.insert("facets".to_owned(), json!(table.facets));
    Json::Object(fields)
}

/// A canned query. Its name is that of no table, since Datasette would open the table.
fn query(canned: &'static Canned<'static>, language: Language) -> Json {
    let params = canned.params().iter().flat_map(columns_of).map(|(name, _)| name);
    let effects = canned
        .params()
        .iter()
        .map(|param| format!("{} ({}): {}", param.name, param.kind.written(), param.effect));
    json!({
        "title": canned.title(language),
        "description": effects.collect::<Vec<_>>().join("; "),
        "sql": with_values(canned.sql, canned.params()),
        "params": params.collect::<Vec<_>>(),
    })
}

/// The parameters of the SQL for one of a query: a period has its first and its last day.
fn columns_of<'p>(param: &'p Param<'p>) -> Vec<(String, &'p ParamKind<'p>)> {
    match param.kind {
        ParamKind::Period => {
            ["from", "to"].map(|end| (format!("{}_{end}", param.name), &param.kind)).to_vec()
        }
        _ => vec![(param.name.to_owned(), &param.kind)],
    }
}

/// The statement for a form, in which every parameter is given as text, and an empty text
/// stands for nothing given.
fn with_values<'p>(sql: &str, params: &'p [Param<'p>]) -> String {
    let params: Vec<_> = params.iter().flat_map(columns_of).collect();
    let mut out = String::with_capacity(2 * sql.len());
    let lines = sql.lines().filter(|line| !line.trim_start().starts_with("--"));
    for line in lines {
        let mut rest = line;
        while let Some(at) = rest.find(':') {
            let (before, after) = rest.split_at(at);
            let end = after[1..].find(|letter: char| !letter.is_ascii_lowercase() && letter != '_');
            let end = end.map_or(after.len(), |end| end + 1);
            out.push_str(before);
            let known = params.iter().find(|(name, _)| *name == after[1..end]);
            match known {
                Some((name, kind)) => out.push_str(&given(name, kind)),
                None => out.push_str(&after[..end]),
            }
            rest = &after[end..];
        }
        out.push_str(rest);
        out.push('\n');
    }
    out
}

fn given(name: &str, kind: &ParamKind<'_>) -> String {
    match kind {
        ParamKind::Number => format!("CAST(nullif(:{name}, '') AS REAL)"),
        // Statuses are as of today, as in kb.
        ParamKind::Day => format!("coalesce(nullif(:{name}, ''), date('now'))"),
        _ => format!("nullif(:{name}, '')"),
    }
}
