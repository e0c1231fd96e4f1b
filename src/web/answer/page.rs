//! The page of an answer.

use askama::Template;

use super::super::Site;
use super::super::asked::{is_phrase_alone, resolve};
use super::super::chips::{chips, heading};
use super::super::drawing::{drawn, is_drawn};
use super::super::facets::{Facet, facets};
use super::super::fault::Fault;
use super::super::overview::{Bars, Line, bars};
use super::super::reply::Reply;
use super::super::shell::{Link, Shell};
use super::super::table::Table;
use super::super::visit::{Form, Visit};
use super::links::{downloads, next, previous, shapes};
use crate::query::{Answer, NoteKind, ResolvedQuestion, Shape};
use crate::store::Base;

#[derive(Template)]
#[template(path = "web/answer.html")]
struct AnswerPage {
    shell: Shell,
    heading: String,
    sentence: Option<String>,
    notes: Vec<String>,
    count: String,
    chips: Vec<Link>,
    chip_name: String,
    /// The rows drawn, as SVG.
    drawing: Option<String>,
    bars: Option<Bars>,
    no_lines: Vec<Line>,
    shapes: Vec<Link>,
    downloads: Vec<Link>,
    facets: Vec<Facet>,
    table: Table,
    previous: Option<String>,
    next: Option<String>,
    sql: String,
    has_statuses: bool,
}

pub(super) fn page(
    base: &mut Base,
    resolved: ResolvedQuestion,
    visit: &Visit,
    site: &Site,
) -> Result<Reply, Fault> {
    let canned = resolved.call().canned;
    let shape = resolved.call().shape;
    let chips = chips(base, &resolved, visit, &site.limits)?;
    let heading = heading(&resolved, visit, &chips);
    let answer = base.answer(resolved)?;
    let table = table(base, &answer, visit, site)?;
    let (drawing, undrawn) = if is_drawn(visit) {
        drawn(base, resolve(base, visit, site)?, visit, &heading)?
    } else {
        (None, None)
    };
    let Narrowing { bars, facets, is_hurried } = narrowing(base, &answer, visit, site)?;
    let page = AnswerPage {
        shell: Shell::new(visit, heading.as_str()),
        sentence: answer.sentence().map(str::to_owned),
        notes: notes(&answer).into_iter().chain(undrawn).collect(),
        drawing,
        count: count(&answer, visit),
        chip_name: visit.words().name(canned.name()),
        chips,
        bars,
        no_lines: Vec::new(),
        shapes: if is_phrase_alone(visit) { Vec::new() } else { shapes(canned, shape, visit) },
        downloads: downloads(canned, shape, visit),
        facets,
        table,
        previous: previous(visit),
        next: next(&answer, visit),
        sql: sql(&answer),
        has_statuses: canned.param("as_of").is_some(),
        heading,
    };
    Ok(Reply { is_hurried, ..Reply::new(Form::Html, page.render()?) })
}

/// The rows of an answer with their quotes.
fn table(base: &mut Base, answer: &Answer, visit: &Visit, site: &Site) -> Result<Table, Fault> {
    let call = answer.question().call();
    let name = if call.shape == Shape::Rows { call.canned.name() } else { "" };
    let mut table = Table::new(name, answer.table(), visit);
    table.cite(&base.cite(answer.table(), name, &site.limits)?, visit);
    Ok(table)
}

/// What narrows an answer down.
#[derive(Default)]
struct Narrowing {
    bars: Option<Bars>,
    facets: Vec<Facet>,
    /// Whether facets are missing because they took too long.
    is_hurried: bool,
}

fn narrowing(
    base: &mut Base,
    answer: &Answer,
    visit: &Visit,
    site: &Site,
) -> Result<Narrowing, Fault> {
    let call = answer.question().call();
    // What a phrase alone gives cannot be narrowed down by an address.
    if call.shape != Shape::Rows || is_phrase_alone(visit) {
        return Ok(Narrowing::default());
    }
    let canned = call.canned;
    // A figure is found by the days it holds for, too, which no bar counts.
    let has_bars =
        canned.header.dated.is_some() && canned.name() != "figures" && !answer.table().more;
    let bars = if has_bars { bars(base, canned, visit, site)? } else { None };
    let (facets, is_hurried) = facets(base, canned, visit, site, answer.table().more)?;
    Ok(Narrowing { bars, facets, is_hurried })
}

/// Notes that say more than the page itself does.
fn notes(answer: &Answer) -> Vec<String> {
    let is_told = |kind| matches!(kind, NoteKind::Understood | NoteKind::Cut);
    let notes = answer.notes().iter().filter(|note| !is_told(note.kind));
    notes.map(|note| note.text.clone()).collect()
}

/// How many rows there are, and which of them are shown.
fn count(answer: &Answer, visit: &Visit) -> String {
    let (rows, w) = (answer.table(), visit.words());
    let (call, skipped) = (answer.question().call(), answer.question().skipped());
    let name = if call.shape == Shape::Rows { call.canned.name() } else { "rows" };
    let total = rows.total.min(answer.question().top().unwrap_or(usize::MAX)) + skipped;
    let more = if rows.more { "+ " } else { " " };
    let all = w.counted(total, name).replacen(' ', more, 1);
    match (rows.rows.len(), skipped) {
        (0, _) => w.t("no_rows").to_owned(),
        (shown, 0) if shown == total => all,
        (shown, 0) => format!("{shown} {} {all}", w.t("of")),
        (shown, skipped) => {
            format!("{}–{} {} {all}", skipped + 1, skipped + shown, w.t("of"))
        }
    }
}

/// The statement and its values, which any SQLite tool runs.
fn sql(answer: &Answer) -> String {
    let statement = answer.statement();
    let params = statement.params.iter().map(|(name, value)| format!("-- {name} = {value}\n"));
    params.collect::<String>() + &statement.sql
}
