//! Things and passages as resources: the list in pages, the templates, one resource, and
//! how an address that is being typed may go on.

use rmcp::model::{
    CompleteRequestParams, CompletionInfo, Reference, Resource, ResourceContents, ResourceTemplate,
};
use serde_json::Value as Json;

use super::Setup;
use super::answers::{base_error, tables};
use super::fault::Fault;
use super::given::Page;
use super::links::{KINDS, Link, read};
use super::things::{found, passage_text, sections, view};
use crate::model::Language;
use crate::query::show::Lookup;
use crate::query::{Limits, QueryError, Rows, Value, passages_after, slugs_after};
use crate::store::Base;

/// How many resources a page of the list has.
const LISTED: usize = 100;

/// The media type of every resource.
const KIND: &str = "application/json";

/// Addresses with a place for a slug, each with its name and what it leads to.
const TEMPLATES: [(&str, &str, &str); 5] = [
    ("kb://entity/{slug}", "entity", "Everything known about an entity, with citations"),
    ("kb://event/{slug}", "event", "An event, with citations"),
    ("kb://prediction/{slug}", "prediction", "A prediction and what came of it, with citations"),
    ("kb://source/{source}", "source", "A source and its passages"),
    ("kb://source/{source}/{passage}", "passage", "A passage, its text and the facts in it"),
];

pub(super) fn templates() -> Vec<ResourceTemplate> {
    let template = |(address, name, what): (&str, &str, &str)| {
        ResourceTemplate::new(address, name).with_description(what).with_mime_type(KIND)
    };
    TEMPLATES.map(template).into()
}

/// A page of the list, and the cursor of the next: the address of the last without `kb://`.
pub(super) fn list(
    base: &mut Base,
    cursor: Option<&str>,
    setup: &Setup,
) -> Result<(Vec<Resource>, Option<String>), Fault> {
    let (begun, mut after) = match cursor {
        None => (KINDS[0], String::new()),
        Some(cursor) => place(base, cursor)?,
    };
    let mut paths = Vec::new();
    for kind in KINDS.into_iter().skip_while(|kind| *kind != begun) {
        let room = LISTED + 1 - paths.len();
        let more = slugs(base, kind, "", &std::mem::take(&mut after), room, setup)?;
        paths.extend(more.into_iter().map(|slug| format!("{kind}/{slug}")));
    }
    let has_more = paths.len() > LISTED;
    paths.truncate(LISTED);
    let next = paths.last().filter(|_| has_more).cloned();
    let first = cursor.is_none().then(|| "schema".to_owned());
    let resource = |path: String| {
        let name = path.split_once('/').map_or(path.as_str(), |(_, slug)| slug);
        Resource::new(format!("kb://{path}"), name).with_mime_type(KIND)
    };
    Ok((first.into_iter().chain(paths).map(resource).collect(), next))
}

/// The kind and the slug of the thing that a cursor names, which must be there.
fn place(base: &mut Base, cursor: &str) -> Result<(&'static str, String), Fault> {
    let unknown = || Fault::Params("this cursor is not from `resources/list`".to_owned());
    let (kind, after) = cursor.split_once('/').ok_or_else(unknown)?;
    let kind = KINDS.into_iter().find(|known| *known == kind).ok_or_else(unknown)?;
    let (what, slug) = match (kind, after.rsplit_once('/')) {
        ("source", Some((source, number))) => ("passage", format!("{source}#{number}")),
        ("source", None) => return Err(unknown()),
        _ => (kind, after.to_owned()),
    };
    match found(base, &format!("{what}:{slug}"))? {
        Lookup::One(found) if found.what == what && found.slug == slug => {
            Ok((kind, after.to_owned()))
        }
        _ => Err(unknown()),
    }
}

/// Slugs of a kind with a prefix, after one of them; `SLUG/NUMBER` for passages.
fn slugs(
    base: &mut Base,
    kind: &str,
    begun: &str,
    after: &str,
    room: usize,
    setup: &Setup,
) -> Result<Vec<String>, Fault> {
    let limits = Limits { rows: Some(room), count_rest: false, ..setup.limits };
    let texts = |rows: &Rows| {
        let text =
            |row: &Vec<Value>| row.iter().map(ToString::to_string).collect::<Vec<_>>().join("/");
        rows.rows.iter().map(text).collect()
    };
    let rows = if kind == "source" {
        let (source, number) = after.rsplit_once('/').unwrap_or_default();
        passages_after(base.connection_mut(), source, number.parse().unwrap_or(0), &limits)
    } else {
        slugs_after(base.connection_mut(), kind, begun, after, &limits)
    };
    rows.map(|rows| texts(&rows)).map_err(|error: QueryError| base_error(base, error))
}

/// The content of a resource.
pub(super) fn contents(
    base: &mut Base,
    uri: &str,
    setup: &Setup,
) -> Result<ResourceContents, Fault> {
    let missing = || Fault::Missing("there is no such resource".to_owned());
    let object = match read(uri).ok_or_else(missing)? {
        Link::Schema => tables(base, setup)?,
        Link::Thing { name, offset } => {
            let Lookup::One(found) = found(base, &name)? else { return Err(missing()) };
            let page = Page { offset, ..Page::default() };
            let language = setup.language.unwrap_or(Language::En);
            let view = view(setup, language, None, page);
            let mut object = sections(base, &found, &view, page)?.object(page, language);
            if found.what == "passage"
                && offset == 0
                && let Some(text) = passage_text(base, &found, &view)?
            {
                object["rows"][0]["text"] = text;
            }
            if let Some(next) = object.get("next_offset").and_then(Json::as_u64) {
                let path = uri.split('?').next().unwrap_or(uri);
                object["next"] = Json::from(format!("{path}?offset={next}"));
            }
            object
        }
    };
    Ok(ResourceContents::text(object.to_string(), uri).with_mime_type(KIND))
}

/// The slugs and numbers that the place of a template may be filled with.
pub(super) fn completed(
    base: &mut Base,
    asked: &CompleteRequestParams,
    setup: &Setup,
) -> Result<CompletionInfo, Fault> {
    let unknown = || Fault::Params("completion is for the resource templates".to_owned());
    let Reference::Resource(template) = &asked.r#ref else { return Err(unknown()) };
    let mut known = TEMPLATES.into_iter();
    let (_, kind, _) = known.find(|(uri, ..)| *uri == template.uri).ok_or_else(unknown)?;
    let (name, begun) = (asked.argument.name.as_str(), asked.argument.value.as_str());
    let most = CompletionInfo::MAX_VALUES;
    let mut values = match (kind, name) {
        ("entity" | "event" | "prediction", "slug") => {
            slugs(base, kind, begun, "", most + 1, setup)?
        }
        ("source" | "passage", "source") => sources(base, begun, most + 1, setup)?,
        ("passage", "passage") => {
            let context = asked.context.as_ref().and_then(|context| context.arguments.as_ref());
            let source = context.and_then(|arguments| arguments.get("source"));
            let source = source.map_or("", String::as_str);
            passages(base, source, begun, most + 1, setup)?
        }
        _ => return Err(unknown()),
    };
    let has_more = values.len() > most;
    values.truncate(most);
    let total = (!has_more).then(|| u32::try_from(values.len()).unwrap_or_default());
    CompletionInfo::with_pagination(values, total, has_more).map_err(Fault::Params)
}

fn sources(base: &mut Base, begun: &str, room: usize, setup: &Setup) -> Result<Vec<String>, Fault> {
    let limits = Limits { rows: Some(room), count_rest: false, ..setup.limits };
    let rows = slugs_after(base.connection_mut(), "source", begun, "", &limits)
        .map_err(|error| base_error(base, error))?;
    Ok(rows.column("slug").map(ToString::to_string).collect())
}

/// The numbers of a source's passages that begin so.
fn passages(
    base: &mut Base,
    source: &str,
    begun: &str,
    room: usize,
    setup: &Setup,
) -> Result<Vec<String>, Fault> {
    /// Passages that are looked at.
    const LOOKED_AT: usize = 10_000;
    let limits = Limits { rows: Some(LOOKED_AT), count_rest: false, ..setup.limits };
    let rows = passages_after(base.connection_mut(), source, 0, &limits)
        .map_err(|error| base_error(base, error))?;
    let own = rows.iter().take_while(|row| row["slug"].as_text() == Some(source));
    let numbers = own.map(|row| row["ordinal"].to_string());
    Ok(numbers.filter(|number| number.starts_with(begun)).take(room).collect())
}
