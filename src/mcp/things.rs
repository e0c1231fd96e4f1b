//! Everything known about one thing, as rows: first its own fields, then the rows of each
//! section of `kb show`.

use serde_json::Value as Json;

use super::Setup;
use super::answers::base_error;
use super::fault::Fault;
use super::given::{Given, Page};
use super::reply::{Reply, citations, objects};
use super::text::{LONGEST, bounded};
use crate::model::Language;
use crate::query::show::{Found, Lookup, View, find, show};
use crate::query::{Limits, Rows, Value};
use crate::store::Base;

/// Shows the thing that a call names.
pub(super) fn thing(base: &mut Base, given: &Given, setup: &Setup) -> Result<Json, Fault> {
    let name = given.required("name")?;
    let page = given.page()?;
    let language = given.language()?.or(setup.language).unwrap_or(Language::En);
    let view = view(setup, language, given.day()?, page);
    given.end(&["name", "lang", "as_of", "limit", "offset"])?;
    let found = match found(base, &name)? {
        Lookup::One(found) => found,
        Lookup::Several(found) => {
            let hints = found.iter().map(|found| format!("{}:{}", found.what, found.slug));
            return Err(Fault::call("several things have this name", hints.collect()));
        }
        Lookup::None(near) => {
            return Err(Fault::call("there is no such thing in this base", near));
        }
    };
    Ok(sections(base, &found, &view, page)?.object(page, language))
}

/// What a name may stand for.
pub(super) fn found(base: &mut Base, name: &str) -> Result<Lookup, Fault> {
    find(base.connection_mut(), name).map_err(|error| base_error(base, error))
}

/// How a page of a thing is shown.
pub(super) fn view(
    setup: &Setup,
    language: Language,
    day: Option<chrono::NaiveDate>,
    page: Page,
) -> View {
    let rows = Some(page.offset.saturating_add(page.limit));
    View {
        language,
        as_of: day.unwrap_or_else(|| setup.day()).to_string(),
        limits: Limits { rows, ..setup.limits },
    }
}

/// The sections of a thing as rows that each name theirs.
pub(super) fn sections(
    base: &mut Base,
    found: &Found,
    view: &View,
    page: Page,
) -> Result<Reply, Fault> {
    let sections =
        show(base.connection_mut(), found, view).map_err(|error| base_error(base, error))?;
    let mut reply =
        Reply { understood: Some(format!("{}: {}", found.what, found.slug)), ..Reply::default() };
    for (name, rows) in sections {
        let rows = if name == "about" { about(rows) } else { rows };
        let cited = base.cite(&rows, name, &view.limits)?;
        reply.citations.extend(citations(&cited, reply.rows.len()));
        reply.rows.extend(objects(&rows).into_iter().map(|row| named(name, row)));
        reply.total += rows.total;
    }
    let last = page.offset.saturating_add(page.limit);
    reply.rows.truncate(last);
    reply.rows.drain(..page.offset.min(reply.rows.len()));
    reply.citations.retain(|(row, _)| (page.offset..last).contains(row));
    for (row, citation) in &mut reply.citations {
        *row -= page.offset;
        citation["row"] = Json::from(*row);
    }
    Ok(reply)
}

/// The fields of a thing as one row.
fn about(rows: Rows) -> Rows {
    let fields = rows.rows.into_iter().filter_map(|row| <[Value; 2]>::try_from(row).ok());
    let (columns, values) = fields.map(|[name, value]| (name.to_string(), value)).unzip();
    Rows { columns, rows: vec![values], total: 1, ..Rows::default() }
}

/// A row with the name of its section first. Its quote stands in its citation.
fn named(section: &str, row: Json) -> Json {
    let Json::Object(fields) = row else { return row };
    let is_cited = fields.contains_key("locator");
    let fields = fields.into_iter().filter(|(name, _)| !(is_cited && name == "quote"));
    let section = ("section".to_owned(), Json::from(section));
    Json::Object(std::iter::once(section).chain(fields).collect())
}

/// The whole text of a passage, as far as an answer goes; none if it is not attached.
pub(super) fn passage_text(
    base: &mut Base,
    found: &Found,
    view: &View,
) -> Result<Option<Json>, Fault> {
    /// Where the text of a passage ends, in characters.
    const LONGEST_PASSAGE: usize = 15 * LONGEST;
    let sections =
        show(base.connection_mut(), found, view).map_err(|error| base_error(base, error))?;
    let about = sections.into_iter().next().map(|(_, rows)| about(rows)).unwrap_or_default();
    let text = about.column("text").next().and_then(Value::as_text);
    Ok(text.map(|text| bounded(Json::from(text), LONGEST_PASSAGE)))
}
