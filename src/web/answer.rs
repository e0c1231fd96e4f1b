//! `/q/NAME?…`: the answer of a canned query, as a page and in the forms of `kb query`.

use askama::Template;

use super::Site;
use super::asked::{PAGE, is_same, limits, question, understood};
use super::chips::chips;
use super::drawing::{CHART, TIMELINE, drawing, drawn, is_drawn, query_name};
use super::facets::{Facet, facets};
use super::fault::Fault;
use super::feeds::{ENTRIES, deadlines, events, late, news};
use super::overview::{Bars, Line, bars};
use super::reply::Reply;
use super::shell::{Link, Shell};
use super::table::Table;
use super::visit::{Form, Visit};
use crate::model::text::capitalized;
use crate::query::compile::Canned;
use crate::query::{Answer, NoteKind, ResolvedQuestion, Shape};
use crate::render::Format;
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

/// Answers a canned query.
pub(super) fn answer(base: &mut Base, visit: &Visit, site: &Site) -> Result<Reply, Fault> {
    let resolved = resolve(base, visit, site)?;
    let text = |format: Format, answer: &Answer| {
        let heading = answer.sentence().map_or_else(String::new, |told| format.heading(told));
        Reply::new(visit.form, heading + &format.render(answer))
    };
    match visit.form {
        Form::Html => page(base, resolved, visit, site),
        Form::Json => Ok(text(Format::Json, &base.answer(resolved)?)),
        // Who opens it in a spreadsheet expects text to stay text.
        Form::Csv => Ok(text(Format::CsvSafe, &base.answer(resolved)?)),
        Form::Markdown => Ok(text(Format::Markdown, &base.answer(resolved)?)),
        Form::Svg => picture(base, resolved, visit, site),
        Form::Ics | Form::Atom => feed(base, resolved, visit, site),
    }
}

/// The question of an address: what it gives, or what its phrase means. A phrase whose
/// meaning the address gives too is asked itself, since it says what answer it wants.
fn resolve(base: &Base, visit: &Visit, site: &Site) -> Result<ResolvedQuestion, Fault> {
    let name = query_name(visit);
    let canned = base.resolve(&question(visit, name, site)?)?;
    let Some(phrase) = visit.given("q") else { return Ok(canned) };
    let is_alone = is_phrase_alone(visit);
    let asked = understood(phrase, visit, site, true).limits(limits(visit, site));
    match base.resolve(&asked) {
        Ok(asked) if is_alone || is_same(&asked, &canned) => Ok(asked),
        Err(error) if is_alone => Err(error.into()),
        _ => Ok(canned),
    }
}

/// Whether the phrase of an address is all that it gives.
fn is_phrase_alone(visit: &Visit) -> bool {
    visit.given("q").is_some() && visit.pairs.iter().all(|(name, _)| name == "q")
}

/// Promises as a calendar; events and promises that are overdue as a feed, the latest of
/// them: an answer in another order is asked for these.
fn feed(
    base: &mut Base,
    resolved: ResolvedQuestion,
    visit: &Visit,
    site: &Site,
) -> Result<Reply, Fault> {
    let name = resolved.call().canned.name();
    if resolved.call().shape != Shape::Rows || is_drawn(visit) {
        return Err(Fault::no_page(visit));
    }
    // The order of the rows is no part of what a feed is about.
    let about = visit.without("order");
    let named = if is_phrase_alone(visit) { visit } else { &about };
    let named = resolve(base, named, site)?;
    let chips = chips(base, &named, visit, &site.limits)?;
    let title = heading(&named, visit, &chips);
    match (visit.form, name) {
        (Form::Ics, "predictions") => Ok(deadlines(&base.answer(resolved)?, visit)),
        (Form::Atom, "predictions") => {
            Ok(news(Some(&title), late(&base.answer(resolved)?, visit), visit))
        }
        (Form::Atom, "events") => {
            let is_free = !is_phrase_alone(visit) && resolved.top().is_none();
            let latest = visit.without("order").and("order", "last");
            let latest = latest.and("top", ENTRIES.to_string());
            let resolved = if is_free { resolve(base, &latest, site)? } else { resolved };
            Ok(news(Some(&title), events(&base.answer(resolved)?, visit), visit))
        }
        _ => Err(Fault::no_page(visit)),
    }
}

/// The answer as a picture.
fn picture(
    base: &mut Base,
    resolved: ResolvedQuestion,
    visit: &Visit,
    site: &Site,
) -> Result<Reply, Fault> {
    let chips = chips(base, &resolved, visit, &site.limits)?;
    let heading = heading(&resolved, visit, &chips);
    Ok(Reply::new(Form::Svg, drawing(base, resolved, visit, &heading)?))
}

fn page(
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
    let name = if shape == Shape::Rows { canned.name() } else { "" };
    let mut table = Table::new(name, answer.table(), visit);
    table.cite(&base.cite(answer.table(), name, &site.limits)?, visit);
    let (drawing, undrawn) = if is_drawn(visit) {
        drawn(base, resolve(base, visit, site)?, visit, &heading)?
    } else {
        (None, None)
    };
    let rows = answer.table();
    let is_list = shape == Shape::Rows;
    // What a phrase alone gives cannot be narrowed down by an address.
    let is_given = is_list && !is_phrase_alone(visit);
    // A figure is found by the days it holds for, too, which no bar counts.
    let is_dated = is_given && canned.header.dated.is_some() && canned.name() != "figures";
    let bars = if is_dated && !rows.more { bars(base, canned, visit, site)? } else { None };
    let (facets, is_hurried) =
        if is_given { facets(base, canned, visit, site, rows.more)? } else { (Vec::new(), false) };
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

/// What the answer is of: the phrase as it was understood, or the query and its chips.
fn heading(question: &ResolvedQuestion, visit: &Visit, chips: &[Link]) -> String {
    let name = question.call().canned.name();
    if let Some(words) = question.understood() {
        return capitalized(words);
    }
    let chips = chips.iter().map(|chip| chip.text.as_str());
    let name = match visit.segment(0) {
        drawn @ (TIMELINE | CHART) => visit.words().heading(drawn),
        _ => visit.words().heading(name),
    };
    std::iter::once(name.as_str()).chain(chips).collect::<Vec<_>>().join(" ")
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

/// The same question counted or listed otherwise.
fn shapes(canned: &Canned<'static>, shape: Shape, visit: &Visit) -> Vec<Link> {
    let others = canned.shapes().into_iter();
    let others = others.filter(|other| is_drawn(visit) || *other != shape);
    let others = others.filter(|other| !matches!(other, Shape::Total | Shape::Average));
    let list = visit.at(&["q", canned.name()], visit.pairs.clone());
    let link = |shape: Shape| {
        let word = shape.to_string();
        let there = list.without("shape");
        let there = if shape == Shape::Rows { there } else { there.and("shape", &word) };
        let word = if shape == Shape::Rows { "list" } else { &word };
        Link::new(visit.words().name(word), there.here())
    };
    let drawn = match canned.name() {
        "events" => Some(TIMELINE),
        "figures" => Some(CHART),
        _ => None,
    };
    let drawn = drawn.filter(|name| visit.segment(0) != *name).map(|name| {
        let there = visit.without("shape");
        Link::new(visit.words().name(name), there.at(&[name], there.pairs.clone()).here())
    });
    others.map(link).chain(drawn).collect()
}

fn downloads(canned: &Canned<'static>, shape: Shape, visit: &Visit) -> Vec<Link> {
    let forms = [(Form::Csv, "CSV"), (Form::Json, "JSON"), (Form::Markdown, "Markdown")];
    let is_measured = visit.given("unit").or(visit.given("metric")).is_some();
    let has_picture = shape == Shape::Rows
        && (canned.name() == "events" || canned.name() == "figures" && is_measured);
    let picture = has_picture.then_some((Form::Svg, visit.words().t("picture_link")));
    let feeds: &[_] = match (canned.name(), shape) {
        ("events", Shape::Rows) => &[(Form::Atom, "Atom")],
        ("predictions", Shape::Rows) => &[(Form::Ics, "iCalendar"), (Form::Atom, "Atom")],
        _ => &[],
    };
    let feeds = feeds.iter().filter(|_| !is_drawn(visit)).copied();
    let forms = forms.into_iter().chain(picture).chain(feeds);
    // All rows, whichever of them the page shows.
    let is_paged = visit.given("top").is_none() && visit.given("skip").is_some();
    let whole = if is_paged { visit.changed("skip", "0") } else { visit.clone() };
    forms.map(|(form, name)| Link::new(name, whole.as_form(form))).collect()
}

fn skipped(visit: &Visit) -> usize {
    visit.given("skip").and_then(|skip| skip.parse().ok()).unwrap_or(0)
}

/// The address of the rows after these.
fn next(answer: &Answer, visit: &Visit) -> Option<String> {
    let left = match answer.question().top() {
        Some(top) => top.min(answer.table().total),
        None => answer.table().total,
    };
    let has_more = left > answer.table().rows.len() && !is_phrase_alone(visit);
    let mut there = visit.changed("skip", &(skipped(visit) + PAGE).to_string());
    if let Some(top) = answer.question().top() {
        there = there.changed("top", &top.saturating_sub(PAGE).to_string());
    }
    has_more.then(|| there.here())
}

/// The address of the rows before these.
fn previous(visit: &Visit) -> Option<String> {
    let skipped = skipped(visit);
    let is_first = skipped == 0 || visit.given("top").is_some();
    (!is_first).then(|| visit.changed("skip", &skipped.saturating_sub(PAGE).to_string()).here())
}

/// The statement and its values, which any SQLite tool runs.
fn sql(answer: &Answer) -> String {
    let statement = answer.statement();
    let params = statement.params.iter().map(|(name, value)| format!("-- {name} = {value}\n"));
    params.collect::<String>() + &statement.sql
}
