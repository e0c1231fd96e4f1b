//! The page of a thing.

use askama::Template;

use super::super::Site;
use super::super::cell::Cell;
use super::super::fault::Fault;
use super::super::reply::Reply;
use super::super::shell::{Link, Shell};
use super::super::visit::{Form, Visit};
use super::about::About;
use super::passage::{Marked, neighbours, span};
use super::sections::{Section, section_tables};
use crate::language::words::Words;
use crate::model::text::capitalized;
use crate::query::show::Found;
use crate::query::{Rows, label_of};
use crate::store::Base;

#[derive(Template)]
#[template(path = "web/thing.html")]
struct ThingPage {
    shell: Shell,
    kind: String,
    heading: String,
    summary: Option<String>,
    fields: Vec<(String, Cell)>,
    quote: Option<(String, Option<Link>)>,
    passage: Option<Marked>,
    is_passage: bool,
    /// The passages before and after this one.
    previous: Option<Link>,
    next: Option<Link>,
    sections: Vec<Section>,
    ask: Vec<Link>,
    origin: Option<String>,
}

pub(super) fn page(
    base: &mut Base,
    found: &Found,
    sections: &[(&'static str, Rows)],
    visit: &Visit,
    site: &Site,
) -> Result<Reply, Fault> {
    let about = About::new(sections);
    let heading = about.heading(visit.language).unwrap_or_else(|| found.slug.clone());
    let kind = kind(base, found, &about, visit, site)?;
    let [previous, next] = neighbours(base, found, visit, site)?;
    let rest = sections.get(1..).unwrap_or_default();
    let marked = visit.given("at").and_then(span);
    let page = ThingPage {
        shell: Shell::new(visit, heading.as_str()),
        kind,
        summary: about.text("summary"),
        fields: about.fields(found, visit),
        quote: about.quote(visit),
        passage: about.text("text").map(|text| Marked::new(&text, marked)),
        is_passage: found.what == "passage",
        previous,
        next,
        sections: section_tables(base, found, rest, &heading, visit, site)?,
        ask: questions(found, &heading, visit),
        origin: about.origin(),
        heading,
    };
    Ok(Reply::new(Form::Html, page.render()?))
}

/// What a thing is, and its category.
fn kind(
    base: &mut Base,
    found: &Found,
    about: &About<'_>,
    visit: &Visit,
    site: &Site,
) -> Result<String, Fault> {
    let category = about.text("category").unwrap_or_default();
    let connection = base.connection_mut();
    let category = label_of(connection, "category", &category, visit.language, &site.limits)?;
    let kind = about.text("kind").filter(|_| found.what == "entity");
    let kind = kind.map_or_else(|| what_of(found, visit.words()), |kind| capitalized(&kind));
    Ok([Some(kind), category].into_iter().flatten().collect::<Vec<_>>().join(" · "))
}

/// What a thing is. The column of a metric is headed otherwise.
fn what_of(found: &Found, w: &Words) -> String {
    if found.what == "metric" { w.t("metric").to_owned() } else { w.heading(&found.what) }
}

/// What can be asked about an entity, a unit or a metric.
fn questions(found: &Found, name: &str, visit: &Visit) -> Vec<Link> {
    let (param, queries): (&str, &[&str]) = match found.what.as_str() {
        "entity" => ("about", &["events", "figures", "predictions"]),
        what @ ("unit" | "metric") => (what, &["figures"]),
        _ => return Vec::new(),
    };
    let link = |query: &&str| {
        let address = visit.link(&["q", query], Form::Html, &[(param, &found.slug)]);
        let words = visit.words();
        let text = match param {
            "about" => format!("{} {} {name}", words.name(query), words.name(param)),
            _ => format!("{}: {name}", words.name(query)),
        };
        Link::new(text, address)
    };
    queries.iter().map(link).collect()
}
