//! Everything known about one thing: an entity, event, promise, figure, source, passage, unit,
//! metric, category or dataset, in the sections of `kb show`, each line with its quote and its
//! place in the source.

mod about;
mod page;
mod passage;
mod sections;

use super::Site;
use super::asked::only;
use super::fault::Fault;
use super::reply::Reply;
use super::shell::Link;
use super::visit::{Form, Visit};
use crate::query::Limits;
use crate::query::show::{Found, Lookup, View, find, show};
use crate::render::sections_json;
use crate::store::Base;

/// The segments before the slug, and what kind of thing they lead to.
const PATHS: [(&str, &str); 9] = [
    ("e", ""),
    ("event", "event"),
    ("promise", "prediction"),
    ("figure", "figure"),
    ("source", "source"),
    ("unit", "unit"),
    ("metric", "metric"),
    ("category", "category"),
    ("dataset", "dataset"),
];

/// Shows the thing that the path names.
pub(super) fn thing(base: &mut Base, visit: &Visit, site: &Site) -> Result<Reply, Fault> {
    if !matches!(visit.form, Form::Html | Form::Json) {
        return Err(Fault::no_page(visit));
    }
    only(visit, if visit.segments.len() == 3 { &["at"] } else { &[] })?;
    if let Some(at) = visit.given("at").filter(|at| passage::span(at).is_none()) {
        return Err(Fault::Wrong(format!("\"{at}\": {}", visit.words().t("write_span"))));
    }
    let (path, slug) = (visit.segment(0), visit.segment(1));
    let what = PATHS.iter().find(|(known, _)| *known == path).map_or("", |(_, what)| what);
    let found = named(base, what, slug, visit)?;
    // A name, and an address of another kind, lead to the thing's own address.
    if what.is_empty() && (found.what != "entity" || found.slug != slug) {
        return Ok(Reply::redirect(visit.link(&path_of(&found), visit.form, &[])));
    }
    let limits = match visit.form {
        Form::Html => {
            Limits { rows: Some(sections::rows(&found)), count_rest: false, ..site.limits }
        }
        _ => Limits { rows: None, ..site.limits },
    };
    let view = View { language: visit.language, as_of: visit.day.to_string(), limits };
    let sections = show(base.connection_mut(), &found, &view)?;
    match visit.form {
        Form::Html => page::page(base, &found, &sections, visit, site),
        _ => Ok(Reply::new(Form::Json, sections_json(&sections))),
    }
}

/// The thing of a kind that an address names, or of any kind.
fn named(base: &mut Base, what: &str, slug: &str, visit: &Visit) -> Result<Found, Fault> {
    let name = match (what, visit.segments.get(2)) {
        ("", _) => slug.to_owned(),
        ("source", Some(number)) => format!("passage:{slug}#{number}"),
        (what, _) => format!("{what}:{slug}"),
    };
    match find(base.connection_mut(), &name)? {
        Lookup::One(found) => Ok(found),
        Lookup::Several(found) => Err(several(&found, slug, visit)),
        Lookup::None(near) => {
            Err(Fault::Missing(format!("{}: {slug}", visit.words().t("missing")), near))
        }
    }
}

/// The path of a thing.
fn path_of(found: &Found) -> Vec<&str> {
    let known = PATHS.iter().find(|(_, what)| *what == found.what);
    match (found.what.as_str(), found.slug.rsplit_once('#')) {
        ("passage", Some((source, number))) => vec!["source", source, number],
        _ => vec![known.map_or("e", |(path, _)| path), &found.slug],
    }
}

/// The things that have one name.
fn several(found: &[Found], name: &str, visit: &Visit) -> Fault {
    let link = |found: &Found| {
        let kind = visit.words().name(&found.what);
        Link::new(format!("{kind}: {}", found.slug), visit.to(&path_of(found)))
    };
    Fault::Several(name.to_owned(), found.iter().map(link).collect())
}
