//! What the box of published pages finds, the page that shows it, and the first file.

use std::collections::HashMap;

use askama::Template;
use axum::http::HeaderMap;
use serde_json::json;

use super::PublishError;
use super::address::Address;
use crate::language::words::words;
use crate::model::Language;
use crate::query::facts::Ids;
use crate::query::show::View;
use crate::query::{Rows, Value};
use crate::store::Base;
use crate::web::Site;
use crate::web::shell::Shell;
use crate::web::visit::Visit;

#[derive(Template)]
#[template(path = "web/search.html")]
struct SearchPage {
    shell: Shell,
}

/// The page on which the box finds things.
pub(super) fn page(site: &Site, address: &Address) -> Result<String, PublishError> {
    let uri = address.uri().unwrap_or_default();
    let visit = Visit::new(site, &uri, &HeaderMap::new());
    let shell = Shell::new(&visit, visit.words().t("find_title"));
    SearchPage { shell }
        .render()
        .map_err(|error| PublishError::Page(uri.to_string(), error.to_string()))
}

/// The names that the box finds, with their files and kinds, as a script: a page from disk
/// may read no other file.
pub(super) fn names(
    base: &mut Base,
    language: Language,
    made: &HashMap<Address, String>,
    site: &Site,
) -> Result<String, PublishError> {
    let view = View { language, as_of: site.day().to_string(), limits: site.limits };
    let facts = base.facts(&Ids::default(), &view)?;
    let mut lines = Vec::new();
    let mut add = |rows: &Rows, kind: &str, told: &str, columns: &[&str]| {
        for row in rows.iter() {
            let text = |column: &str| row.get(column).and_then(Value::as_text).unwrap_or_default();
            let address = Address::thing(kind, text("slug"), language);
            let Some(file) = made.get(&address) else { continue };
            let file = file.split_once('/').map_or(file.as_str(), |(_, file)| file);
            let name: Vec<_> = columns.iter().map(|column| text(column)).collect();
            let also = match row.get("aliases") {
                Some(Value::List(names)) => names.join(" "),
                _ => String::new(),
            };
            lines.push(json!([name.join(" · "), file, told, also]).to_string());
        }
    };
    let name = |name: &str| words(language).name(name);
    add(&facts.entities, "e", &name("entity"), &["name"]);
    add(&facts.events, "event", &name("event"), &["title", "date"]);
    add(&facts.predictions, "promise", &name("prediction"), &["statement", "due"]);
    add(&facts.figures, "figure", &name("figure"), &["metric", "subject_name", "date"]);
    Ok(format!("window.kbIndex = [\n{}\n];\n", lines.join(",\n")))
}

/// The first file, which leads to the pages in a language.
pub(super) fn root(language: Language) -> String {
    let first = Address::first(language).file();
    let link = |language: Language| {
        let file = Address::first(language).file();
        format!(
            "<a lang=\"{0}\" href=\"{file}\">{1}</a>\n",
            language.word(),
            words(language).t("home_title")
        )
    };
    format!(
        "<!doctype html>\n<html lang=\"{}\">\n<meta charset=\"utf-8\">\n<title>kb</title>\n\
         <meta http-equiv=\"refresh\" content=\"0; url={first}\">\n{}{}",
        language.word(),
        link(Language::En),
        link(Language::Fr)
    )
}
