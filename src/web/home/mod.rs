//! `/`: what the base holds, at a glance.

mod promises;
mod tries;

use askama::Template;
use promises::{Promise, Status, promises, statuses};
use serde_json::json;
use tries::tries;

use super::Site;
use super::asked::{canned, only};
use super::fault::Fault;
use super::overview::{Bars, Line, all_events};
use super::reply::Reply;
use super::shell::{Link, Shell};
use super::table::Table;
use super::visit::{Form, Visit};
use crate::query::{Answer, Row, Shape};
use crate::render::json_text;
use crate::store::Base;

/// What is counted.
const COUNTED: [&str; 6] = ["events", "figures", "predictions", "systems", "people", "sources"];

/// How many rows each part shows.
const PROMISES: usize = 7;
const MENTIONED: usize = 9;
const LATEST: usize = 5;

/// What is shown of the systems that are mentioned most.
const MENTION_COLUMNS: [&str; 4] = ["name", "mentions", "first_mentioned", "last_mentioned"];

/// How many promises are drawn.
const DRAWN: usize = 24;

/// How many rows of a kind there are, and the link to them.
type Count = (usize, Link);

#[derive(Template)]
#[template(path = "web/home.html")]
struct HomePage {
    shell: Shell,
    heading: String,
    tries: Vec<Link>,
    counts: Vec<Count>,
    bars: Option<Bars>,
    lines: Vec<Line>,
    statuses: Vec<Status>,
    promises: Vec<Promise>,
    all_promises: Link,
    mentioned: Table,
    all_systems: Link,
    latest: Table,
    all_events: Link,
}

/// Shows what the base holds.
pub(super) fn home(base: &mut Base, visit: &Visit, site: &Site) -> Result<Reply, Fault> {
    only(visit, &[])?;
    let counts = counts(base, visit, site)?;
    let statuses = statuses(base, visit, site)?;
    match visit.form {
        Form::Html => page(base, counts, statuses, visit, site),
        _ => Ok(object(&counts, &statuses, visit)),
    }
}

/// The counts alone.
fn object(counts: &[Count], statuses: &[Status], visit: &Visit) -> Reply {
    let counts = COUNTED.iter().zip(counts);
    let counts: serde_json::Map<_, _> =
        counts.map(|(name, (count, _))| ((*name).to_owned(), json!(count))).collect();
    let statuses: serde_json::Map<_, _> =
        statuses.iter().map(|(word, count, _)| (word.clone(), json!(count))).collect();
    let object = json!({ "counts": counts, "promises": statuses, "as_of": visit.day.to_string() });
    Reply::new(Form::Json, json_text(&object, true) + "\n")
}

fn page(
    base: &mut Base,
    counts: Vec<Count>,
    statuses: Vec<Status>,
    visit: &Visit,
    site: &Site,
) -> Result<Reply, Fault> {
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
        promises: promises(base, PROMISES, visit, site)?,
        all_promises: all("predictions", format!("{} ({promised})", w.t("all"))),
        statuses,
        mentioned: narrow(&mentioned, "systems", &MENTION_COLUMNS, visit),
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

/// How many rows of each kind there are.
fn counts(base: &mut Base, visit: &Visit, site: &Site) -> Result<Vec<Count>, Fault> {
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
