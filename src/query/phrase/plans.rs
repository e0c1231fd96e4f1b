//! What was planned beside what came of it: "how much did it cost compared with what was
//! planned", "visitors target vs actual".

use chrono::NaiveDate;
use rusqlite::Connection;

use super::answered::has_rows;
use super::cursor::Cursor;
use super::query::{Filter, Query, Wanted};
use super::query_builder::QueryBuilder;
use super::refusal::{Reason, Stop};
use super::term::Term;
use super::words::{Preposition, What, Word};

/// The statuses of figures that something was planned by.
const PLANNED: [&str; 3] = ["planned", "projected", "estimated"];

impl QueryBuilder {
    /// "compared with what was planned": the figures of either kind.
    pub(super) fn beside_plan<'t>(&mut self, cursor: Cursor<'t>) -> Option<Cursor<'t>> {
        if self.what != Some(What::Figures) {
            return None;
        }
        // "how much more did it cost than planned"
        let compares = |word: &Word| matches!(word, Word::Choice(_)).then_some(());
        if cursor.read(compares).is_some() && asks_beside(cursor.next().rest()) {
            return Some(cursor.next());
        }
        // "actual cost against plan"
        if cursor.is(&Word::Actual) && past_both(cursor).is_none() {
            return asks_beside(cursor.next().rest()).then(|| cursor.next());
        }
        let after = past_both(cursor)?;
        self.filters.retain(|filter| !matches!(filter, Filter::Status(_)));
        (self.beside, self.now, self.order) = (Some(cursor.text_to(after)), None, None);
        self.count = false;
        self.want(Wanted::Amount);
        Some(after)
    }
}

/// Leaves out what is measured beside one of two sides, where the other names it: "planned cost
/// versus real cost", "coût prévu et coût réel".
pub(super) fn join_sides(terms: &mut Vec<Term>) {
    let is_measured = |term: Option<&Term>| {
        let measures = |word: &Word| matches!(word, Word::Measure(_));
        term.is_some_and(|term| term.is_metric() || term.words.iter().any(measures))
    };
    for joint in 1..terms.len() {
        let is_side = |at: Option<usize>| {
            let at = at.and_then(|at| Cursor::new(terms).to(at));
            at.is_some_and(|at| is_plan(at) || at.is(&Word::Actual))
        };
        let here = Cursor::new(terms).to(joint);
        let joins = here.is_some_and(|at| at.is(&Word::Beside) || at.is_link(Preposition::And));
        let measured = terms.iter().filter(|term| is_measured(Some(term))).count();
        if !joins || measured < 2 {
            continue;
        }
        if is_measured(terms.get(joint + 1)) && is_side(Some(joint + 2)) {
            terms.remove(joint + 1);
        } else if is_measured(terms.get(joint - 1)) && is_side(joint.checked_sub(2)) {
            terms.remove(joint - 1);
        } else {
            continue;
        }
        return;
    }
}

/// Whether a phrase puts a plan of something measured beside what came of it: "protests against
/// the plan" do not.
pub(super) fn compares_plan(terms: &[Term]) -> bool {
    let measures = |word: &Word| matches!(word, Word::HowMuch | Word::HowMany | Word::Measure(_));
    let is_measured =
        |term: &Term| term.is_metric() || term.is_measure() || term.words.iter().any(measures);
    terms.iter().any(is_measured) && asks_beside(terms)
}

fn asks_beside(terms: &[Term]) -> bool {
    let mut cursor = Cursor::new(terms);
    while cursor.term().is_some() {
        if past_both(cursor).is_some() {
            return true;
        }
        cursor = cursor.next();
    }
    false
}

/// Past "compared with the plan", "planned versus actual", "actual vs target".
fn past_both(cursor: Cursor<'_>) -> Option<Cursor<'_>> {
    let is_actual = |at: Cursor<'_>| at.is(&Word::Actual);
    let side = is_plan(cursor) || is_actual(cursor);
    let joint = if side { cursor.next() } else { cursor };
    // "the difference between planned and actual cost"
    let joins = joint.is(&Word::Beside) || (side && joint.is_link(Preposition::And));
    if !joins {
        return None;
    }
    let other = past_small(joint.next());
    let fits = if is_plan(cursor) { is_actual(other) } else { is_plan(other) };
    fits.then(|| past_small(other.next()))
}

/// Past "what was first".
fn past_small(mut at: Cursor<'_>) -> Cursor<'_> {
    let is_small = |at: Cursor<'_>| {
        let small = [Word::Filler, Word::First, Word::Describe];
        small.iter().any(|word| at.is(word)) && !is_plan(at) && !at.is(&Word::Actual)
    };
    while is_small(at) {
        at = at.next();
    }
    at
}

/// Whether a word stands for what was planned.
fn is_plan(at: Cursor<'_>) -> bool {
    let is_plan = |word: &Word| match word {
        Word::Plan | Word::What(What::Predictions) => true,
        Word::Status(status) => PLANNED.contains(status),
        _ => false,
    };
    at.read(|word| is_plan(word).then_some(())).is_some()
        || at.term().is_some_and(|term| term.categories().any(|(_, slug)| slug == "plan"))
}

/// Refuses a question for both kinds of figures where the base has one of them alone.
pub(super) fn planned_and_reported(
    connection: &Connection,
    query: &Query,
    asked: &QueryBuilder,
    today: NaiveDate,
) -> Result<(), Stop> {
    let Some(words) = &asked.beside else { return Ok(()) };
    let measures = |filter: &Filter| matches!(filter, Filter::Metric(_) | Filter::Unit(_));
    let planned = PLANNED.map(str::to_owned).to_vec();
    let others = ["reported", "claimed"].map(str::to_owned).to_vec();
    for statuses in [planned, others] {
        let of_kind = query.with([Filter::Status(statuses)]);
        if !query.filters.iter().any(measures) || !has_rows(connection, &of_kind, today)? {
            return Err(Reason::Nowhere(words.clone()).into());
        }
    }
    Ok(())
}
