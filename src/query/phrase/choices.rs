//! One of two periods or names, by its figures: "which year had more visitors, 2019 or 2020".

use chrono::NaiveDate;
use rusqlite::Connection;

use super::answered::has_rows;
use super::cursor::Cursor;
use super::gazetteer::Thing;
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
        let is_between = is_between(terms, at, is_period);
        if let Some(term) = terms.get_mut(at).filter(|term| term.words.contains(&Word::Beside))
            && is_between
        {
            term.words = vec![Word::Preposition(Preposition::Or)];
        }
    }
}

/// Whether terms of a kind stand on both sides of a word.
fn is_between(terms: &[Term], at: usize, is: fn(&Term) -> bool) -> bool {
    let small = [Word::Filler, Word::Preposition(Preposition::In)];
    let is_small = |term: &&Term| small.iter().any(|word| term.words.contains(word));
    let after = terms.iter().skip(at + 1).find(|term| !is_small(term));
    let before = at.checked_sub(1).and_then(|before| terms.get(before));
    [before, after].iter().all(|side| side.is_some_and(is))
}

/// "Holm or Verde, who paid more for the ship": who, by an amount.
fn asks_who_pays(terms: &[Term]) -> bool {
    let asks_who = |word: &Word| *word == Word::Ask(What::People);
    let is_amount = |word: &Word| matches!(word, Word::Measure(_));
    let has_amount = |term: &Term| term.is_metric() || term.words.iter().any(is_amount);
    terms.iter().any(|term| term.words.iter().any(asks_who)) && terms.iter().any(has_amount)
}

impl QueryBuilder {
    /// Notes that a phrase can only ask for figures: it compares two periods by an amount, or
    /// puts what was planned beside what came of it.
    pub(super) fn expect_figures(&mut self, terms: &[Term]) {
        let or = Word::Preposition(Preposition::Or);
        let joint = terms.iter().rposition(|term| term.words.contains(&or));
        let is_choice = |word: &Word| matches!(word, Word::Choice(_));
        let compares = terms.iter().any(|term| term.words.iter().any(is_choice));
        // "which year had more accidents" counts events.
        let counts = terms.iter().any(|term| {
            let is_other = |word: &Word| matches!(word, Word::What(what) if *what != What::Figures);
            term.words.iter().any(is_other)
                || (!term.is_measure() && term.categories().next().is_some())
        });
        let chooses_of = |is: fn(&Term) -> bool| joint.is_some_and(|at| is_between(terms, at, is));
        let of_periods = chooses_of(is_period) && !counts;
        self.chooses = compares && (of_periods || (asks_who_pays(terms) && chooses_of(is_name)));
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
        let idle = [
            Word::Ask(What::Events),
            Word::Ask(What::People),
            Word::Counted,
            Word::Preposition(Preposition::Comma),
        ];
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

/// Whether a term is the name of something that may have figures.
fn is_name(term: &Term) -> bool {
    term.words.is_empty() && matches!(term.things.as_slice(), [Thing::Entity { .. }])
}

/// Whether a term is a year, a month or a date.
fn is_period(term: &Term) -> bool {
    let is_year = |amount: f64| amount.fract() == 0.0 && (1000.0..3000.0).contains(&amount);
    let is_calendar = |word: &Word| matches!(word, Word::Month(_) | Word::Quarter(_));
    term.period.is_some() || term.amount.is_some_and(is_year) || term.words.iter().any(is_calendar)
}
