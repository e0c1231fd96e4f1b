//! Rows that are drawn: events as a timeline, figures of one dimension as a chart.

use std::collections::BTreeSet;

use super::fault::Fault;
use super::visit::Visit;
use crate::query::{ResolvedQuestion, Shape};
use crate::render::{chart, timeline};
use crate::store::Base;

/// The addresses of the events and figures that are drawn above their rows.
pub(super) const TIMELINE: &str = "timeline";
pub(super) const CHART: &str = "chart";

/// Whether a page draws its rows.
pub(super) fn is_drawn(visit: &Visit) -> bool {
    matches!(visit.segment(0), TIMELINE | CHART)
}

/// The canned query that an address asks.
pub(super) fn query_name(visit: &Visit) -> &str {
    match visit.segment(0) {
        TIMELINE => "events",
        CHART => "figures",
        _ => visit.segment(1),
    }
}

/// The rows of a question as SVG.
pub(super) fn drawing(
    base: &mut Base,
    resolved: ResolvedQuestion,
    visit: &Visit,
    heading: &str,
) -> Result<String, Fault> {
    let none = || Fault::no_page(visit);
    match (resolved.call().canned.name(), resolved.call().shape) {
        ("events", Shape::Rows) => {
            Ok(timeline::svg(base.answer(resolved)?.table(), visit.language, heading))
        }
        ("figures", Shape::Rows) => {
            let answer = base.chart(resolved)?.ok_or_else(none)?;
            let dimensions: BTreeSet<_> =
                answer.table().column("dimension").map(|value| value.text().into_owned()).collect();
            if dimensions.len() != 1 {
                return Err(Fault::Wrong(visit.words().t("one_dimension").to_owned()));
            }
            Ok(chart::svg(answer.table(), visit.language, heading))
        }
        _ => Err(none()),
    }
}

/// The picture of a page, or why there is none; counts have neither.
pub(super) fn drawn(
    base: &mut Base,
    resolved: ResolvedQuestion,
    visit: &Visit,
    heading: &str,
) -> Result<(Option<String>, Option<String>), Fault> {
    match drawing(base, resolved, visit, heading) {
        Ok(drawing) => Ok((Some(drawing), None)),
        Err(Fault::Wrong(why)) => Ok((None, Some(why))),
        Err(Fault::Missing(..)) => Ok((None, None)),
        Err(fault) => Err(fault),
    }
}
