//! The tools: one for each canned query, with the parameters of its header, and those for
//! phrases, things, words, SQL and the schema.

use rmcp::model::{JsonObject, Tool, ToolAnnotations};
use serde_json::{Map, Value as Json, json};

use super::fault::Fault;
use super::given::Given;
use super::{Setup, answers, drafts, things, verify};
use crate::model::Language;
use crate::query::compile::{Canned, Param, ParamKind};
use crate::store::Base;

/// The parameters that most tools have.
const LANG: (&str, &str) = ("lang", "");
const AS_OF: (&str, &str) = ("as_of", "day of statuses");

/// A tool that asks no canned query: name, what it does, its own parameters, and whether
/// its rows come in pages. The first parameter is required.
type Own = (&'static str, &'static str, &'static [(&'static str, &'static str)], bool);

const OWN: [Own; 6] = [
    (
        "ask",
        "Answer a question in English or French: events, figures, promises, who, when, how \
         much, counts, comparisons. A refused phrase comes with hints that work",
        &[("phrase", "e.g. which promises were broken; systems mentioned in 2024"), LANG, AS_OF],
        true,
    ),
    (
        "show",
        "Everything known about one thing",
        &[("name", "slug, label, event:SLUG, prediction:SLUG, source:SLUG"), LANG, AS_OF],
        true,
    ),
    ("search", "Full text of titles, labels and passages", &[("words", ""), LANG], true),
    ("sql", "One SQL statement that only reads; see `schema`", &[("statement", "SQLite")], true),
    ("schema", "Tables and views with their columns", &[], false),
    (
        "verify",
        "Whether an article bears out proposed facts; writes nothing",
        &[("text", "the article"), ("facts", "JSON Lines: kind, quote, values"), LANG],
        true,
    ),
];

/// The only tool that writes, and only into the folder of `--drafts`.
const DRAFT: Own = (
    "draft",
    "Write an article's facts, with the proposed ones that it bears out, as a draft dataset \
     that a person corrects and loads",
    &[
        ("text", "the article"),
        ("name", "a-z, 0-9, -: the new folder"),
        ("facts", "as in `verify`"),
        LANG,
    ],
    true,
);

/// All tools that may be called.
pub(super) fn all(setup: &Setup) -> Vec<Tool> {
    let own = OWN.into_iter().filter(|(name, ..)| setup.sql || *name != "sql");
    let own = own.chain(setup.drafts.iter().map(|_| DRAFT));
    let canned = Canned::all().iter().filter(|canned| canned.name() != "search");
    own.map(own_tool).chain(canned.map(canned_tool)).collect()
}

/// Calls a tool; none if there is no tool of this name.
pub(super) fn call(
    base: &mut Base,
    name: &str,
    given: &Given,
    setup: &Setup,
) -> Option<Result<Json, Fault>> {
    Some(match name {
        "ask" => answers::ask(base, given, setup),
        "show" => things::thing(base, given, setup),
        "search" => answers::search(base, given, setup),
        "sql" if setup.sql => answers::sql(base, given, setup),
        "schema" => given.end(&[]).and_then(|()| answers::tables(base, setup)),
        "verify" => verify::verify(given, setup),
        "draft" => drafts::draft(given, setup, setup.drafts.as_deref()?),
        "sql" => return None,
        name => answers::canned(base, Canned::named(name)?, given, setup),
    })
}

fn own_tool((name, what, params, is_paged): Own) -> Tool {
    let mut properties: JsonObject =
        params.iter().map(|(name, effect)| ((*name).to_owned(), text(name, effect))).collect();
    if is_paged {
        properties.extend(paging());
    }
    let required = params.first().map(|(name, _)| *name);
    let tool = tool(name, what, properties, required);
    if name == DRAFT.0 {
        return tool.with_annotations(ToolAnnotations::new().read_only(false).destructive(false));
    }
    tool
}

fn canned_tool(canned: &'static Canned<'static>) -> Tool {
    let params = canned.params().iter().filter(|param| !is_paging(param));
    let mut properties: JsonObject =
        params.map(|param| (param.name.to_owned(), schema(param))).collect();
    properties.extend(paging());
    tool(canned.name(), canned.title(Language::En), properties, None)
}

fn tool(
    name: &'static str,
    what: &'static str,
    properties: JsonObject,
    required: Option<&str>,
) -> Tool {
    let mut schema = Map::new();
    schema.insert("type".to_owned(), json!("object"));
    schema.insert("properties".to_owned(), Json::Object(properties));
    if let Some(required) = required {
        schema.insert("required".to_owned(), json!([required]));
    }
    Tool::new(name, what, schema).with_annotations(ToolAnnotations::new().read_only(true))
}

/// Whether a parameter chooses rows, which all tools do alike.
fn is_paging(param: &Param<'_>) -> bool {
    matches!(param.name, "limit" | "offset")
}

fn paging() -> impl Iterator<Item = (String, Json)> {
    ["limit", "offset"].into_iter().map(|name| (name.to_owned(), json!({ "type": "integer" })))
}

/// The schema of a parameter of a canned query.
fn schema(param: &Param<'_>) -> Json {
    match &param.kind {
        ParamKind::Number => described("number", ""),
        ParamKind::Word(words) => json!({ "type": "string", "enum": words }),
        ParamKind::Category(_) => described("string", ""),
        _ if says_it_all(param) => described("string", ""),
        _ => described("string", param.effect),
    }
}

/// Whether the name of a parameter tells its effect: the list of tools has to be short.
fn says_it_all(param: &Param<'_>) -> bool {
    let leaves_out =
        param.name.starts_with("not_") || matches!(param.name, "without" | "never" | "has_no");
    let is_plain = param.name == "period" && param.effect.ends_with("these days");
    let repeats = param.effect.contains(&param.name.replace('_', " "));
    leaves_out || is_plain || repeats || param.effect == "this one"
}

fn text(name: &str, effect: &str) -> Json {
    if name == LANG.0 {
        return json!({ "type": "string", "enum": ["en", "fr"] });
    }
    described("string", effect)
}

fn described(kind: &str, effect: &str) -> Json {
    let mut schema = Map::new();
    schema.insert("type".to_owned(), json!(kind));
    if !effect.is_empty() {
        schema.insert("description".to_owned(), json!(effect));
    }
    Json::Object(schema)
}
