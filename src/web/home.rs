//! `/`: what the base holds, at a glance.

use askama::Template;
use serde_json::json;

use super::Site;
use super::asked::only;
use super::fault::Fault;
use super::overview::{Bars, Line, all_events};
use super::reply::Reply;
use super::shell::{Link, Shell};
use super::table::{Table, locator_link};
use super::visit::{Form, Visit};
use crate::model::Language;
use crate::query::{Answer, Group, Question, Row, Shape, Value, labels};
use crate::render::json_text;
use crate::store::Base;

/// What is counted.
const COUNTED: [&str; 6] = ["events", "figures", "predictions", "systems", "people", "sources"];

/// How many rows each part shows.
const PROMISES: usize = 7;
const MENTIONED: usize = 9;
const LATEST: usize = 5;

/// How many promises are drawn.
const DRAWN: usize = 24;

#[derive(Template)]
#[template(path = "web/home.html")]
struct HomePage {
    shell: Shell,
    heading: String,
    tries: Vec<Link>,
    counts: Vec<(usize, Link)>,
    bars: Option<Bars>,
    lines: Vec<Line>,
    statuses: Vec<(String, usize, Link)>,
    promises: Vec<Promise>,
    all_promises: Link,
    mentioned: Table,
    all_systems: Link,
    latest: Table,
    all_events: Link,
}

/// A promise with what came of it.
#[derive(Clone, Debug)]
pub(super) struct Promise {
    pub(super) status: String,
    pub(super) word: String,
    pub(super) statement: Link,
    pub(super) by: Link,
    pub(super) made: String,
    pub(super) due: String,
    pub(super) place: Option<Link>,
    pub(super) quote: Option<String>,
}

pub(super) fn home(base: &mut Base, visit: &Visit, site: &Site) -> Result<Reply, Fault> {
    only(visit, &[])?;
    let counts = counts(base, visit, site)?;
    let statuses = statuses(base, visit, site)?;
    if visit.form != Form::Html {
        let counts: serde_json::Map<_, _> = COUNTED
            .iter()
            .zip(&counts)
            .map(|(name, (count, _))| ((*name).to_owned(), json!(count)))
            .collect();
        let statuses: serde_json::Map<_, _> =
            statuses.iter().map(|(word, count, _)| (word.clone(), json!(count))).collect();
        let object =
            json!({ "counts": counts, "promises": statuses, "as_of": visit.day.to_string() });
        return Ok(Reply::new(Form::Json, json_text(&object, true) + "\n"));
    }
    let mut bars = all_events(base, visit, site)?;
    let drawn = top(base, "predictions", "date", DRAWN, visit, site)?;
    let rows: Vec<Row<'_>> = drawn.rows().collect();
    let lines = bars.as_mut().map(|bars| bars.lines(&rows, visit)).unwrap_or_default();
    let mentioned = top(base, "systems", "mentions", MENTIONED, visit, site)?;
    let latest = top(base, "events", "last", LATEST, visit, site)?;
    let w = visit.words();
    let all = |name: &str, text: String| Link::new(text, visit.to(&["q", name]));
    let heading = heading(base, visit, site)?;
    let promised: usize = statuses.iter().map(|(_, count, _)| count).sum();
    let page = HomePage {
        shell: Shell::new(visit, heading.as_str()),
        heading,
        tries: tries(base, &mentioned, visit, site),
        counts,
        bars,
        lines,
        promises: promises(base, visit, site)?,
        all_promises: all("predictions", format!("{} ({promised})", w.t("all"))),
        statuses,
        mentioned: narrow(
            &mentioned,
            "systems",
            &["name", "mentions", "first_mentioned", "last_mentioned"],
            visit,
        ),
        all_systems: all("systems", w.t("all").to_owned()),
        latest: narrow(&latest, "events", &["date", "title"], visit),
        all_events: all("events", w.t("all_events").to_owned()),
    };
    Ok(Reply::new(Form::Html, page.render()?))
}

/// The title of the base's only dataset, or what every base tells.
fn heading(base: &mut Base, visit: &Visit, site: &Site) -> Result<String, Fault> {
    let datasets = base.ask(&canned("datasets", visit, site).top(2))?;
    let mut titles = datasets.table().column("title").map(|title| title.text().into_owned());
    match (titles.next(), titles.next()) {
        (Some(only), None) if !only.is_empty() => Ok(only),
        _ => Ok(visit.words().t("home_title").to_owned()),
    }
}

fn canned(name: &str, visit: &Visit, site: &Site) -> Question {
    Question::canned(name).language(visit.language).as_of(visit.day).limits(site.limits)
}

/// The first rows of a query in an order.
fn top(
    base: &mut Base,
    name: &str,
    order: &str,
    rows: usize,
    visit: &Visit,
    site: &Site,
) -> Result<Answer, Fault> {
    Ok(base.ask(&canned(name, visit, site).with("order", order).top(rows))?)
}

fn counts(base: &mut Base, visit: &Visit, site: &Site) -> Result<Vec<(usize, Link)>, Fault> {
    let mut counts = Vec::new();
    for name in COUNTED {
        let answer = base.ask(&canned(name, visit, site).shape(Shape::Count))?;
        let count =
            answer.table().column("count").next().and_then(|count| count.text().parse().ok());
        let count = count.unwrap_or_default();
        let text = visit.words().counted(count, name);
        let (_, text) = text.split_once(' ').unwrap_or_default();
        counts.push((count, Link::new(text, visit.to(&["q", name]))));
    }
    Ok(counts)
}

/// The rows of an answer with some of its columns, and those that lead to their pages.
fn narrow(answer: &Answer, name: &str, columns: &[&str], visit: &Visit) -> Table {
    let mut rows = answer.table().clone();
    let kept: Vec<bool> = rows
        .columns
        .iter()
        .map(|column| columns.contains(&column.as_str()) || column == "slug")
        .collect();
    let keep = |at: usize| kept.get(at).copied().unwrap_or_default();
    for row in &mut rows.rows {
        let mut at = 0..;
        row.retain(|_| at.next().is_some_and(keep));
    }
    let mut at = 0..;
    rows.columns.retain(|_| at.next().is_some_and(keep));
    Table::new(name, &rows, visit)
}

/// Phrases to try: about what is mentioned most, and only those that are understood.
fn tries(base: &Base, mentioned: &Answer, visit: &Visit, site: &Site) -> Vec<Link> {
    let name = mentioned.table().column("name").next().map(|name| name.text().into_owned());
    let name = name.unwrap_or_default();
    let phrases = match visit.language {
        Language::En => [
            format!("what is {name}"),
            format!("events about {name}"),
            "promises overdue".to_owned(),
            "number of events per year".to_owned(),
        ],
        Language::Fr => [
            format!("c'est quoi {name}"),
            format!("événements sur {name}"),
            "promesses échues".to_owned(),
            "nombre d'événements par année".to_owned(),
        ],
    };
    let works = |phrase: &String| {
        base.resolve(&super::asked::understood(phrase, visit, site, false)).is_ok()
    };
    let link = |phrase: String| {
        let address = visit.link(&["ask"], Form::Html, &[("q", &phrase)]);
        Link::new(phrase, address)
    };
    phrases.into_iter().filter(works).map(link).collect()
}

/// The statuses in the order in which they are told, as a person asks: what came out,
/// what may still, what did not.
const STATUSES: [&str; 7] = ["kept", "partly", "late", "overdue", "missed", "dropped", "open"];
const FATES: [&str; 3] = ["kept,partly,late,missed,dropped", "open", "overdue"];

/// How many promises have each status.
fn statuses(
    base: &mut Base,
    visit: &Visit,
    site: &Site,
) -> Result<Vec<(String, usize, Link)>, Fault> {
    let words = labels(visit.language);
    let asked = canned("predictions", visit, site).shape(Shape::CountBy(Group::Status));
    let answer = base.ask(&asked)?;
    let rows = answer.table();
    let count = |status: &str| {
        let mut rows = rows.column("status").zip(rows.column("count"));
        rows.find(|(word, _)| word.as_text() == Some(status))?.1.text().parse::<usize>().ok()
    };
    let told = STATUSES.into_iter().filter_map(|status| Some((status, count(status)?)));
    let link = |(status, count): (&str, usize)| {
        let text = words.get(status).copied().unwrap_or(status);
        let address = visit.link(&["q", "predictions"], Form::Html, &[("status", status)]);
        (status.to_owned(), count, Link::new(text, address))
    };
    Ok(told.map(link).collect())
}

/// The promises whose fate is known first, then those that are open, then the overdue.
fn promises(base: &mut Base, visit: &Visit, site: &Site) -> Result<Vec<Promise>, Fault> {
    let mut all = Vec::new();
    for status in FATES {
        let asked = canned("predictions", visit, site).with("status", status);
        let left = PROMISES.saturating_sub(all.len());
        if left > 0 {
            let answer = base.ask(&asked.top(left))?;
            let mut promises: Vec<_> = answer.rows().map(|row| Promise::new(&row, visit)).collect();
            let cited = base.cite(answer.table(), "predictions", &site.limits)?;
            cited.iter().for_each(|citation| cite(&mut promises, &citation, visit));
            all.extend(promises);
        }
    }
    Ok(all)
}

/// Adds its words in the source, and a link to them, to the promise that a citation names.
fn cite(promises: &mut [Promise], citation: &Row<'_>, visit: &Visit) {
    let text = |name: &str| citation.get(name).and_then(Value::as_text);
    let row = citation.get("row").and_then(|row| row.text().parse::<usize>().ok());
    let Some(promise) = row.and_then(|row| promises.get_mut(row)) else { return };
    promise.quote = text("quote").map(str::to_owned);
    let place = text("locator").and_then(|locator| locator_link(locator, visit));
    promise.place = place.or(promise.place.take());
}

impl Promise {
    fn new(row: &Row<'_>, visit: &Visit) -> Self {
        let text =
            |name: &str| row.get(name).map_or_else(String::new, |value| value.text().into_owned());
        let status = text("status");
        let words = labels(visit.language);
        let by = text("by");
        let source = text("source");
        let place = (!source.is_empty()).then(|| {
            let number = text("passage");
            let address = visit.to(&["source", &source, &number]);
            Link::new(format!("{source} §{number}"), address)
        });
        Self {
            word: words.get(status.as_str()).copied().unwrap_or(&status).to_owned(),
            statement: Link::new(text("statement"), visit.to(&["promise", &text("slug")])),
            by: Link::new(&by, visit.to(&["e", &by])),
            made: visit.words().date(&text("made")),
            due: visit.words().date(&text("due")),
            place,
            quote: None,
            status,
        }
    }
}
