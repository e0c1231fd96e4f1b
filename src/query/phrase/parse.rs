//! Terms become a Query: at each place the longest thing that fits is read, in
//! any order. A term that fits nowhere refuses the phrase.

use chrono::NaiveDate;
use rusqlite::Connection;

use super::alternatives::choose;
use super::belonging::{of_belonging, of_products};
use super::by_verb::narrowed;
use super::choices::ranked;
use super::comparable::{one_dimension, one_kind};
use super::cursor::Cursor;
use super::figures_of_events::with_verb;
use super::of_the_people::of_the_people;
use super::overruns::overruns_alone;
use super::own_figures::{own, ranks_parts};
use super::owners::{colleagues, owned};
use super::periods::days;
use super::planned::{in_the_future, only_promised, promised_ready, why_late};
use super::plans::planned_and_reported;
use super::prices::{paid_for, priced};
use super::query::{Filter, Query, Wanted};
use super::query_builder::QueryBuilder;
use super::reasons::with_causes;
use super::refusal::{Reason, Stop};
use super::standing::standing_at;
use super::steps::{Step, became};
use super::successors::in_the_place_of;
use super::suppliers::{made_otherwise, supplied};
use super::term::Term;
use super::trends::holding;
use super::unmentioned::in_relations;
use super::wanted::{few_promises, named};
use super::words::{Preposition, What, Word};
use super::yearly::by_year;
use crate::query::shape::Shape;

/// Reads the question that terms ask, what it wants to be told first, and what each run
/// of words became.
pub(super) fn parse(
    connection: &Connection,
    terms: &[Term],
    today: NaiveDate,
) -> Result<(Query, Wanted, Vec<Step>), Stop> {
    let mut draft = QueryBuilder::default();
    let mut steps = Vec::new();
    let mut cursor = Cursor::new(terms);
    if cursor.is_link(Preposition::And) || cursor.is(&Word::Continue) {
        return Err(Reason::Continues(cursor.text_to(cursor.next())).into());
    }
    draft.when_it_happened = asks_when(terms);
    draft.expect_figures(terms);
    while cursor.term().is_some() {
        let before = draft.clone();
        let after = draft.step(connection, cursor, today)?;
        steps.push(Step { text: cursor.text_to(after), became: became(&before, &draft) });
        cursor = after;
    }
    draft.measure_amounts(connection)?;
    let asked = draft.clone();
    let happened = draft.happened.clone();
    let (mut query, mut wanted) = draft.finish()?;
    if let Some(verb) = &happened {
        (query, wanted) = narrowed(connection, &query, wanted, verb, &asked, terms, today)?;
    }
    if let Some(places) = standing_at(connection, &query, &asked, today)? {
        (query, wanted) = places;
    }
    let mut query = reading_with_rows(connection, query, &asked, terms, today)?;
    if let Some(others) = in_the_place_of(connection, &query, today)? {
        (query, wanted) = others;
    }
    wanted = match (query.shape, wanted) {
        (Shape::Rows, Wanted::Count) => Wanted::Amount,
        (Shape::Count, Wanted::Amount) => Wanted::Count,
        (_, wanted) => wanted,
    };
    if let Some(promises) = in_the_future(connection, &query, &wanted, terms, today)? {
        (query, wanted) = (promises, Wanted::Due);
    }
    if asked.wanted == Wanted::Truth
        && let Some(promises) = only_promised(connection, &query, today)?
    {
        (query, wanted) = (promises, Wanted::Kept);
    }
    if let Some(events) = why_late(connection, &query, &wanted, terms, today)? {
        query = events;
    }
    if let Some(promises) = few_promises(connection, &query, &asked, today)? {
        (query, wanted) = (promises, Wanted::Kept);
    }
    query = by_year(connection, query, &asked, terms, today)?;
    query = promised_ready(connection, query, &asked, terms, today)?;
    query = own(connection, query, &wanted, terms, today)?;
    query = with_causes(connection, query, &wanted, happened.as_ref(), &asked.named, today)?;
    if let Some(words) = ranks_parts(connection, &query, &asked.named, terms, today)? {
        return Err(Reason::Unknown(words).into());
    }
    if let Some(words) = made_otherwise(connection, &query, terms)? {
        return Err(Reason::Unknown(words).into());
    }
    query = with_verb(connection, query, terms, today)?;
    query = ranked(connection, query, &asked, today)?;
    planned_and_reported(connection, &query, &asked, today)?;
    if matches!(query.shape, Shape::Total | Shape::Average) {
        one_kind(connection, &query, today)?;
    }
    one_dimension(connection, &query, today)?;
    // Events that are called so need not have the word.
    let is_called = |filter: &Filter| match (filter, &happened) {
        (Filter::Category(any), Some(verb)) => !any.iter().any(|one| one == verb.category),
        _ => false,
    };
    let called = query.filters.iter().any(is_called);
    let verb = happened.map(|verb| verb.text).filter(|_| !called);
    let wanted = named(connection, &mut query, terms, wanted, verb)?;
    Ok((query, wanted, steps))
}

/// The reading of a question that has rows, where its words may be read in several ways.
fn reading_with_rows(
    connection: &Connection,
    query: Query,
    asked: &QueryBuilder,
    terms: &[Term],
    today: NaiveDate,
) -> Result<Query, Stop> {
    let query = owned(connection, query, asked)?;
    let query = overruns_alone(connection, query, asked, today)?;
    let query = of_the_people(connection, query, terms, today)?;
    let query = supplied(connection, query, asked)?;
    let query = colleagues(connection, query, asked)?;
    let query = choose(connection, asked, terms, query, today)?;
    let query = in_relations(connection, query, today)?;
    let query = of_belonging(connection, query, today)?;
    let query = of_products(connection, query, today)?;
    let query = priced(connection, query, terms, today)?;
    let query = paid_for(connection, query, terms, today)?;
    holding(connection, query, terms, today)
}

/// Whether a phrase asks when something happened, and not when most of it did.
fn asks_when(terms: &[Term]) -> bool {
    let has = |is: fn(&Word) -> bool| terms.iter().any(|term| term.words.iter().any(is));
    let ranks = |word: &Word| {
        matches!(
            word,
            Word::Order(_) | Word::Adjective(_) | Word::Trend | Word::MostPer | Word::Compare(_)
        )
    };
    has(|word| *word == Word::Ask(What::Events))
        && has(|word| matches!(word, Word::Happen(_)))
        && !has(ranks)
}

/// What a rule reads here: the place after it, or none if it does not fit.
type Rule = for<'t> fn(
    &mut QueryBuilder,
    &Connection,
    Cursor<'t>,
    NaiveDate,
) -> Result<Option<Cursor<'t>>, Stop>;

/// The rules in the order in which they are tried: the first that fits is taken.
const RULES: [Rule; 30] = [
    |draft, base, at, _| Ok(draft.people_promised(base, at)?),
    |draft, base, at, _| draft.amount(base, at),
    |draft, base, at, _| draft.rate(base, at),
    |draft, _, at, _| Ok(draft.grouped(at)?),
    |draft, _, at, _| Ok(draft.today(at)),
    |draft, base, at, today| draft.within_days(base, at, today),
    |draft, _, at, _| Ok(draft.counts_what_it_has(at).then(|| at.next())),
    |draft, _, at, _| Ok(draft.states(at)),
    |draft, _, at, _| Ok(draft.chosen(at)),
    |draft, _, at, _| Ok(draft.beside_plan(at)),
    |draft, _, at, _| Ok(draft.own_word(at)),
    |draft, base, at, today| draft.undertaking(base, at, today),
    |draft, base, at, today| draft.went(base, at, today),
    |draft, base, at, today| draft.told_events(base, at, today),
    |draft, _, at, _| Ok(draft.things(at)?),
    |draft, _, at, _| Ok(draft.trend(at)?),
    |draft, base, at, _| draft.metric_of_members(base, at),
    |draft, base, at, today| draft.agent(base, at, today),
    |draft, _, at, _| Ok(draft.happened(at)),
    |draft, base, at, _| draft.adjective(base, at),
    |draft, base, at, _| draft.overrun(base, at),
    |draft, base, at, _| draft.staff(base, at),
    |draft, base, at, today| draft.lead(base, at, today),
    |draft, base, at, today| draft.people_of_events(base, at, today),
    |draft, base, at, _| draft.measured(base, at),
    |draft, base, at, _| draft.as_role(base, at),
    |draft, base, at, today| draft.role(base, at, today),
    |draft, base, at, _| draft.free_words(base, at),
    |draft, _, at, _| Ok(draft.status(at)),
    |draft, base, at, _| draft.category(base, at),
];

impl QueryBuilder {
    /// Reads what stands here and gives the place after it.
    pub(super) fn step<'t>(
        &mut self,
        connection: &Connection,
        cursor: Cursor<'t>,
        today: NaiveDate,
    ) -> Result<Cursor<'t>, Stop> {
        for rule in RULES {
            if let Some(after) = rule(self, connection, cursor, today)? {
                return Ok(after);
            }
        }
        self.relation_of_members(connection, cursor)?;
        self.promises_of_members(connection, cursor)?;
        match self.word(cursor)? {
            Some(after) => Ok(after),
            None => Ok(self.rest(cursor)?),
        }
    }

    /// "in 2024", "since May": days that narrow what is asked for.
    fn within_days<'t>(
        &mut self,
        connection: &Connection,
        cursor: Cursor<'t>,
        today: NaiveDate,
    ) -> Result<Option<Cursor<'t>>, Stop> {
        let Some(found) = days(connection, cursor, today)? else { return Ok(None) };
        let words = cursor.text_to(found.after);
        Ok(Some(self.period(found, words)?))
    }
}
