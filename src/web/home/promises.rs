//! The promises on the first page: how many have each status, and some with what came of them.

use super::super::Site;
use super::super::asked::canned;
use super::super::fault::Fault;
use super::super::place::{Citation, citations, passage};
use super::super::shell::Link;
use super::super::visit::{Form, Visit};
use crate::query::{Group, Row, Shape, labels};
use crate::store::Base;

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

/// The statuses in the order of the page: what came true, what is overdue or did not, what may
/// still come.
const STATUSES: [&str; 7] = ["kept", "partly", "late", "overdue", "missed", "dropped", "open"];

/// The statuses of promises whose fate is known, of those that are open, and of the overdue.
const FATES: [&str; 3] = ["kept,partly,late,missed,dropped", "open", "overdue"];

/// A status with the number of its promises, and the link to them.
pub(super) type Status = (String, usize, Link);

/// How many promises have each status.
pub(super) fn statuses(base: &mut Base, visit: &Visit, site: &Site) -> Result<Vec<Status>, Fault> {
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

/// So many promises: those whose fate is known first, then those that are open, then the
/// overdue.
pub(super) fn promises(
    base: &mut Base,
    most: usize,
    visit: &Visit,
    site: &Site,
) -> Result<Vec<Promise>, Fault> {
    let mut all = Vec::new();
    for status in FATES {
        let asked = canned("predictions", visit, site).with("status", status);
        let left = most.saturating_sub(all.len());
        if left > 0 {
            let answer = base.ask(&asked.top(left))?;
            let mut promises: Vec<_> = answer.rows().map(|row| Promise::new(&row, visit)).collect();
            let cited = base.cite(answer.table(), "predictions", &site.limits)?;
            for Citation { row, quote, place } in citations(&cited, visit) {
                let Some(promise) = promises.get_mut(row) else { continue };
                promise.quote = quote;
                promise.place = place.or(promise.place.take());
            }
            all.extend(promises);
        }
    }
    Ok(all)
}

impl Promise {
    fn new(row: &Row<'_>, visit: &Visit) -> Self {
        let text =
            |name: &str| row.get(name).map_or_else(String::new, |value| value.text().into_owned());
        let status = text("status");
        let words = labels(visit.language);
        let by = text("by");
        let source = text("source");
        let place = || passage(&format!("{source}#{}", text("passage")), visit);
        Self {
            word: words.get(status.as_str()).copied().unwrap_or(&status).to_owned(),
            statement: Link::new(text("statement"), visit.to(&["promise", &text("slug")])),
            by: Link::new(&by, visit.to(&["e", &by])),
            made: visit.words().date(&text("made")),
            due: visit.words().date(&text("due")),
            place: (!source.is_empty()).then(place),
            quote: None,
            status,
        }
    }
}
