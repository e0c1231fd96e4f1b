//! Everything known about one thing: an entity, event, promise, figure, source or passage,
//! in the sections of `kb show`, each line with its quote and its place in the source.

use askama::Template;

use super::Site;
use super::asked::only;
use super::fault::Fault;
use super::reply::Reply;
use super::sections::{Section, rows, section_tables};
use super::shell::{Link, Shell};
use super::table::{Cell, SHORT, STATUSES, locator_link};
use super::visit::{Form, Visit};
use crate::language::words::Words;
use crate::model::Language;
use crate::model::text::capitalized;
use crate::query::show::{Found, Lookup, View, find, show};
use crate::query::{Limits, Rows, Value, label_of, passages_after};
use crate::render::{for_people, sections_json};
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

/// The text of a passage, with words marked.
struct Marked {
    before: String,
    words: String,
    after: String,
}

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
    let (path, slug) = (visit.segment(0), visit.segment(1));
    if !matches!(visit.form, Form::Html | Form::Json) {
        return Err(Fault::no_page(visit));
    }
    only(visit, if visit.segments.len() == 3 { &["at"] } else { &[] })?;
    if let Some(at) = visit.given("at").filter(|at| span(at).is_none()) {
        return Err(Fault::Wrong(format!("\"{at}\": {}", visit.words().t("write_span"))));
    }
    let what = PATHS.iter().find(|(known, _)| *known == path).map_or("", |(_, what)| what);
    let name = match (what, visit.segments.get(2)) {
        ("", _) => slug.to_owned(),
        ("source", Some(number)) => format!("passage:{slug}#{number}"),
        (what, _) => format!("{what}:{slug}"),
    };
    let found = match find(base.connection_mut(), &name)? {
        Lookup::One(found) => found,
        Lookup::Several(found) => return Err(several(&found, slug, visit)),
        Lookup::None(near) => {
            let message = format!("{}: {slug}", visit.words().t("missing"));
            return Err(Fault::Missing(message, near));
        }
    };
    // A name, and an address of another kind, lead to the thing's own address.
    let address = visit.link(&path_of(&found), visit.form, &[]);
    if what.is_empty() && (found.what != "entity" || found.slug != slug) {
        return Ok(Reply::redirect(address));
    }
    let view = View {
        language: visit.language,
        as_of: visit.day.to_string(),
        limits: match visit.form {
            Form::Html => Limits { rows: Some(rows(&found)), count_rest: false, ..site.limits },
            _ => Limits { rows: None, ..site.limits },
        },
    };
    let sections = show(base.connection_mut(), &found, &view)?;
    match visit.form {
        Form::Html => page(base, &found, &sections, visit, site),
        _ => Ok(Reply::new(Form::Json, sections_json(&sections))),
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

/// Fields that are told elsewhere than in the list.
const TOLD: [&str; 16] = [
    "slug",
    "kind",
    "category",
    "name_en",
    "name_fr",
    "title",
    "title_en",
    "title_fr",
    "statement",
    "summary",
    "locator",
    "quote",
    "text",
    "event",
    "rule",
    "hash",
];

fn page(
    base: &mut Base,
    found: &Found,
    sections: &[(&'static str, Rows)],
    visit: &Visit,
    site: &Site,
) -> Result<Reply, Fault> {
    let w = visit.words();
    let about = sections.first().map(|(_, rows)| for_people(rows)).unwrap_or_default();
    let field = |name: &str| {
        let mut rows = about.rows.iter();
        let row = rows.find(|row| row.first().and_then(Value::as_text) == Some(name))?;
        row.get(1).map(|value| value.text().into_owned())
    };
    let [own_name, own_title] = match visit.language {
        Language::En => ["name_en", "title_en"],
        Language::Fr => ["name_fr", "title_fr"],
    };
    let names = [own_name, own_title, "title", "statement", "metric", "heading"];
    let heading = names.into_iter().find_map(&field).unwrap_or_else(|| found.slug.clone());
    let category = field("category").unwrap_or_default();
    let connection = base.connection_mut();
    let category = label_of(connection, "category", &category, visit.language, &site.limits)?;
    let own_kind = field("kind").filter(|_| found.what == "entity");
    let kind = [Some(own_kind.map_or_else(|| what_of(found, w), |kind| capitalized(&kind)))];
    let kind = kind.into_iter().chain([category]);
    let [previous, next] = neighbours(base, found, visit, site)?;
    let is_passage = found.what == "passage";
    let place = field("locator").and_then(|locator| locator_link(&locator, visit));
    let page = ThingPage {
        shell: Shell::new(visit, heading.as_str()),
        kind: kind.flatten().collect::<Vec<_>>().join(" · "),
        summary: field("summary"),
        fields: fields(found, &about, status(sections), visit),
        quote: field("quote")
            .or_else(|| place.as_ref().map(|_| String::new()))
            .map(|quote| (quote, place)),
        passage: field("text").map(|text| Marked::new(&text, visit.given("at").and_then(span))),
        is_passage,
        previous,
        next,
        sections: section_tables(
            base,
            found,
            sections.get(1..).unwrap_or_default(),
            &heading,
            visit,
            site,
        )?,
        ask: questions(found, &heading, visit),
        origin: field("origin").map(|_| {
            let parts = [field("confidence"), field("rule")];
            parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
        }),
        heading,
    };
    Ok(Reply::new(Form::Html, page.render()?))
}

/// The fields of a thing that have no place of their own.
fn fields(found: &Found, about: &Rows, status: Option<&str>, visit: &Visit) -> Vec<(String, Cell)> {
    let of_source = found.slug.rsplit_once('#').map(|(source, _)| source);
    let has_name = |row: &&Vec<Value>| row.first().and_then(Value::as_text) == Some("event");
    let event = about.rows.iter().find(has_name).and_then(|row| row.get(1));
    let event = event.map(|slug| slug.text().into_owned()).unwrap_or_default();
    let mut fields = Vec::new();
    for row in &about.rows {
        let [Value::Text(name), value] = row.as_slice() else { continue };
        if !TOLD.contains(&name.as_str()) {
            let other = match visit.language {
                Language::En => "_fr",
                Language::Fr => "_en",
            };
            if name.starts_with("aliases") && name.ends_with(other) {
                continue;
            }
            let heading = if name.starts_with("aliases") {
                visit.words().t("also_called").to_owned()
            } else {
                visit.words().heading(name)
            };
            let is_date = SHORT.contains(&name.as_str());
            let value = value.text().into_owned();
            let value = if is_date { visit.words().date(&value) } else { value };
            let address = match name.as_str() {
                "by" | "subject" | "object" => visit.to(&["e", &value]),
                "made_in" | "stated_in" => visit.to(&["event", &event]),
                "dataset" => visit.to(&["dataset", &value]),
                "source" => {
                    of_source.map(|source| visit.to(&["source", source])).unwrap_or_default()
                }
                _ => String::new(),
            };
            let status = status.filter(|_| name == "status").map(str::to_owned);
            let cell = Cell { links: vec![Link::new(value, address)], status, ..Cell::default() };
            fields.push((heading, cell));
        }
    }
    fields
}

/// What a thing is. The column of a metric is headed otherwise.
fn what_of(found: &Found, w: &Words) -> String {
    if found.what == "metric" { w.t("metric").to_owned() } else { w.heading(&found.what) }
}

/// The status of a prediction, which has a color.
fn status<'a>(sections: &'a [(&'static str, Rows)]) -> Option<&'a str> {
    let (_, about) = sections.first()?;
    let is_status = |row: &&Vec<Value>| row.first().and_then(Value::as_text) == Some("status");
    let word = about.rows.iter().find(is_status)?.get(1)?.as_text()?;
    STATUSES.contains(&word).then_some(word)
}

/// The passages before and after a passage of the same source.
fn neighbours(
    base: &mut Base,
    found: &Found,
    visit: &Visit,
    site: &Site,
) -> Result<[Option<Link>; 2], Fault> {
    let place = found.slug.rsplit_once('#').filter(|_| found.what == "passage");
    let place = place.and_then(|(source, number)| Some((source, number.parse::<i64>().ok()?)));
    let Some((source, number)) = place else { return Ok([None, None]) };
    let limits = Limits { rows: Some(3), count_rest: false, ..site.limits };
    let rows = passages_after(base.connection_mut(), source, number - 2, &limits)?;
    let own = rows.iter().filter(|row| row["slug"].as_text() == Some(source));
    let numbers: Vec<i64> = own.filter_map(|row| row["ordinal"].text().parse().ok()).collect();
    let link = |number: Option<&i64>, text: &str| {
        let address = visit.to(&["source", source, &number?.to_string()]);
        Some(Link::new(text, address))
    };
    let w = visit.words();
    Ok([
        link(numbers.iter().rfind(|other| **other < number), w.t("previous_passage")),
        link(numbers.iter().find(|other| **other > number), w.t("next_passage")),
    ])
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

/// The start and the length of `START+LENGTH`.
fn span(text: &str) -> Option<(usize, usize)> {
    let (start, length) = text.split_once('+')?;
    start.parse().ok().zip(length.parse().ok())
}

impl Marked {
    /// The text with a span marked, counted in characters.
    fn new(text: &str, span: Option<(usize, usize)>) -> Self {
        let (start, length) = span.unwrap_or_default();
        let part = |from: usize, length: usize| text.chars().skip(from).take(length).collect();
        Self {
            before: part(0, start),
            words: part(start, length),
            after: part(start.saturating_add(length), usize::MAX),
        }
    }
}
