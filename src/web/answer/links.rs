//! Where an answer leads: to the same question in another shape or form, and to more rows.

use super::super::asked::{PAGE, is_phrase_alone};
use super::super::drawing::{CHART, TIMELINE, is_drawn};
use super::super::shell::Link;
use super::super::visit::{Form, Visit};
use crate::query::compile::Canned;
use crate::query::{Answer, Shape};

/// The same question counted or listed otherwise.
pub(super) fn shapes(canned: &Canned<'static>, shape: Shape, visit: &Visit) -> Vec<Link> {
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

/// The forms in which all rows of an answer can be taken away.
pub(super) fn downloads(canned: &Canned<'static>, shape: Shape, visit: &Visit) -> Vec<Link> {
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

/// How many rows an address passes over.
fn skipped(visit: &Visit) -> usize {
    visit.given("skip").and_then(|skip| skip.parse().ok()).unwrap_or(0)
}

/// The address of the rows after these.
pub(super) fn next(answer: &Answer, visit: &Visit) -> Option<String> {
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
pub(super) fn previous(visit: &Visit) -> Option<String> {
    let skipped = skipped(visit);
    let is_first = skipped == 0 || visit.given("top").is_some();
    (!is_first).then(|| visit.changed("skip", &skipped.saturating_sub(PAGE).to_string()).here())
}
