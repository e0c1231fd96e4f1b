//! One of two periods, by its figures: "which year had more visitors, 2019 or 2020".

use chrono::NaiveDate;
use rusqlite::Connection;

use super::answered::has_rows;
use super::cursor::Cursor;
use super::plans::compares_plan;
use super::query::{Filter, Query, Wanted};
use super::query_builder::QueryBuilder;
use super::refusal::Stop;
use super::term::Term;
use super::words::{Preposition, What, Word};
use super::yearly::of_years;

/// Reads "than" between two periods as "or": "did it sell more in 2019 than in 2020".
pub(super) fn join_periods(terms: &mut [Term]) {
    let is_choice = |word: &Word| matches!(word, Word::Choice(_));
    if !terms.iter().any(|term| term.words.iter().any(is_choice)) {
        return;
    }
    for at in 1..terms.len() {
        let is_between = is_between_periods(terms, at);
        if let Some(term) = terms.get_mut(at).filter(|term| term.words.contains(&Word::Beside))
            && is_between
        {
            term.words = vec![Word::Preposition(Preposition::Or)];
        }
    }
}

/// Whether periods stand on both sides of a word.
fn is_between_periods(terms: &[Term], at: usize) -> bool {
    let small = [Word::Filler, Word::Preposition(Preposition::In)];
    let is_small = |term: &&Term| small.iter().any(|word| term.words.contains(word));
    let after = terms.iter().skip(at + 1).find(|term| !is_small(term));
    let before = at.checked_sub(1).and_then(|before| terms.get(before));
    [before, after].iter().all(|side| side.is_some_and(is_period))
}

impl QueryBuilder {
    /// Notes that a phrase can only ask for figures: it compares two periods by an amount, or
    /// puts what was planned beside what came of it.
    pub(super) fn expect_figures(&mut self, terms: &[Term]) {
        let or = Word::Preposition(Preposition::Or);
        let joint = terms.iter().rposition(|term| term.words.contains(&or));
        let is_choice = |word: &Word| matches!(word, Word::Choice(_));
        let compares = terms.iter().any(|term| term.words.iter().any(is_choice));
        let of_periods = joint.is_some_and(|at| is_between_periods(terms, at));
        // "which year had more accidents" counts events.
        let counts = terms.iter().any(|term| {
            let is_other = |word: &Word| matches!(word, Word::What(what) if *what != What::Figures);
            term.words.iter().any(is_other)
                || (!term.is_measure() && term.categories().next().is_some())
        });
        self.chooses = compares && of_periods && !counts;
        if self.chooses {
            (self.what, self.wanted) = (Some(What::Figures), Wanted::Amount);
        } else if compares_plan(terms) {
            self.what = Some(What::Figures);
        }
    }

    /// "which year … more": what chooses one of the periods.
    pub(super) fn chosen<'t>(&mut self, cursor: Cursor<'t>) -> Option<Cursor<'t>> {
        if !self.chooses {
            return None;
        }
        let order = cursor.read(|word| match word {
            Word::Choice(order) => Some(*order),
            _ => None,
        });
        self.choice = self.choice.or(order);
        // "which year did it carry more passengers": the verb says no more than the metric.
        let idle = [Word::Ask(What::Events), Word::Counted, Word::Preposition(Preposition::Comma)];
        let asks = idle.iter().any(|word| cursor.is(word));
        (order.is_some() || asks).then(|| cursor.next())
    }
}

/// The figures of both periods, the one that is asked for first; what was only planned is no
/// more than what was.
pub(super) fn ranked(
    connection: &Connection,
    query: Query,
    asked: &QueryBuilder,
    today: NaiveDate,
) -> Result<Query, Stop> {
    let Some(order) = asked.choice.filter(|_| query.what == What::Figures) else {
        return Ok(query);
    };
    let query = Query { order: Some(order), limit: None, ..of_years(connection, query)? };
    let reported = query.with([Filter::Status(vec!["reported".to_owned()])]);
    Ok(if has_rows(connection, &reported, today)? { reported } else { query })
}

/// Whether a term is a year, a month or a date.
fn is_period(term: &Term) -> bool {
    let is_year = |amount: f64| amount.fract() == 0.0 && (1000.0..3000.0).contains(&amount);
    let is_calendar = |word: &Word| matches!(word, Word::Month(_) | Word::Quarter(_));
    term.period.is_some() || term.amount.is_some_and(is_year) || term.words.iter().any(is_calendar)
}
