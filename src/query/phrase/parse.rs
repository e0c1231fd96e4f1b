//! Terms become a Query: at each place the longest thing that fits is read, in
//! any order. A term that fits nowhere refuses the phrase.

use chrono::NaiveDate;
use rusqlite::Connection;

use super::alternatives::{choose, one_dimension, one_kind};
use super::belonging::{of_belonging, of_products};
use super::by_verb::narrowed;
use super::cursor::Cursor;
use super::figures_of_events::untold_verb;
use super::own_figures::{own, ranks_parts};
use super::owners::{colleagues, owned};
use super::periods::days;
use super::planned::{in_the_future, only_promised, promised_ready};
use super::prices::priced;
use super::query::{Filter, PeriodRole, Query, Wanted};
use super::query_builder::{QueryBuilder, Verb, is_plural};
use super::reasons::with_causes;
use super::refusal::{Reason, Stop};
use super::steps::{Step, became};
use super::suppliers::supplied;
use super::term::Term;
use super::trends::holding;
use super::unmentioned::in_relations;
use super::verb_forms::family_of;
use super::wanted::named;
use super::words::{Order, Preposition, What, Word};
use crate::model::RelationKind;
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
        (query, wanted) = narrowed(connection, &query, wanted, verb, &asked, today)?;
    }
    let mut query = reading_with_rows(connection, query, &asked, terms, today)?;
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
    query = promised_ready(connection, query, &asked, terms, today)?;
    query = own(connection, query, &wanted, terms, today)?;
    query = with_causes(connection, query, &wanted, happened.as_ref(), &asked.named, today)?;
    if let Some(words) = ranks_parts(connection, &query, &asked.named, today)? {
        return Err(Reason::Unknown(words).into());
    }
    if let Some(words) = untold_verb(connection, &query, terms, today)? {
        return Err(Reason::Nowhere(words).into());
    }
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
    let query = supplied(connection, query, asked)?;
    let query = colleagues(connection, query, asked)?;
    let query = choose(connection, asked, terms, query, today)?;
    let query = in_relations(connection, query, today)?;
    let query = of_belonging(connection, query, today)?;
    let query = of_products(connection, query, today)?;
    let query = priced(connection, query, terms, today)?;
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

impl QueryBuilder {
    /// Reads what stands here and gives the place after it.
    pub(super) fn step<'t>(
        &mut self,
        connection: &Connection,
        cursor: Cursor<'t>,
        today: NaiveDate,
    ) -> Result<Cursor<'t>, Stop> {
        if let Some(after) = self.people_promised(connection, cursor)? {
            return Ok(after);
        }
        if let Some(after) = self.amount(connection, cursor)? {
            return Ok(after);
        }
        if let Some(after) = self.rate(connection, cursor)? {
            return Ok(after);
        }
        if let Some(after) = self.grouped(cursor)? {
            return Ok(after);
        }
        if let Some(found) = days(connection, cursor, today)? {
            let words = cursor.text_to(found.after);
            return Ok(self.period(found, words)?);
        }
        if self.counts_what_it_has(cursor) {
            return Ok(cursor.next());
        }
        if let Some(after) = self.states(cursor) {
            return Ok(after);
        }
        if let Some(after) = self.own_word(cursor) {
            return Ok(after);
        }
        if let Some(after) = self.things(cursor)? {
            return Ok(after);
        }
        if let Some(after) = self.trend(cursor)? {
            return Ok(after);
        }
        if let Some(after) = self.metric_of_members(connection, cursor)? {
            return Ok(after);
        }
        if let Some(after) = self.happened(cursor) {
            return Ok(after);
        }
        if let Some(after) = self.adjective(connection, cursor)? {
            return Ok(after);
        }
        if let Some(after) = self.overrun(connection, cursor)? {
            return Ok(after);
        }
        if let Some(after) = self.staff(connection, cursor)? {
            return Ok(after);
        }
        if let Some(after) = self.lead(connection, cursor, today)? {
            return Ok(after);
        }
        if let Some(after) = self.people_of_events(connection, cursor, today)? {
            return Ok(after);
        }
        if let Some(after) = self.measured(connection, cursor)? {
            return Ok(after);
        }
        if let Some(after) = self.agent(connection, cursor, today)? {
            return Ok(after);
        }
        if let Some(after) = self.as_role(connection, cursor)? {
            return Ok(after);
        }
        if let Some(after) = self.role(connection, cursor, today)? {
            return Ok(after);
        }
        if let Some(after) = self.free_words(connection, cursor)? {
            return Ok(after);
        }
        if let Some(after) = self.status(cursor) {
            return Ok(after);
        }
        if let Some(after) = self.category(connection, cursor)? {
            return Ok(after);
        }
        self.relation_of_members(connection, cursor)?;
        self.promises_of_members(connection, cursor)?;
        if let Some(after) = self.word(cursor)? {
            return Ok(after);
        }
        Ok(self.rest(cursor)?)
    }

    /// A word with a meaning that its neighbours or the question give it.
    fn own_word<'t>(&mut self, cursor: Cursor<'t>) -> Option<Cursor<'t>> {
        let after = self.stance(cursor).or_else(|| self.final_figure(cursor));
        after.or_else(|| self.broken(cursor))
    }

    /// A word that stands for itself.
    fn word<'t>(&mut self, cursor: Cursor<'t>) -> Result<Option<Cursor<'t>>, Reason> {
        let Some(term) = cursor.term() else { return Ok(None) };
        let Some(word) = term.words.iter().find(|word| word.stands_alone()) else {
            return Ok(None);
        };
        let plural = is_plural(&term.text);
        self.wants_by(term, cursor.begins());
        self.who |= term.words.contains(&Word::Ask(What::People));
        self.persons = self.persons.or(term.words.iter().find_map(persons));
        match word {
            // "which systems did Musk mention" asks for no mentions.
            Word::What(What::Events)
                if self.what.is_some_and(|what| what != What::Events)
                    && term.words.contains(&Word::Say) =>
            {
                self.say = true;
            }
            Word::What(what) => self.ask_for(*what, &term.text, plural)?,
            Word::Ask(_) | Word::Deed => self.question_word(word, term),
            Word::Promise => {
                self.asked = self.asked.filter(|asked| *asked != What::People);
                self.ask_for(What::Predictions, &term.text, true)?;
                self.say = true;
            }
            Word::Deadline => {
                self.ask_for(What::Predictions, &term.text, plural)?;
                self.deadline = true;
            }
            // "how much did it make"
            Word::Relation(RelationKind::MadeBy, true)
                if self.what == Some(What::Figures) && self.wanted == Wanted::Amount => {}
            Word::Relation(RelationKind::MadeBy, true) if self.claims() => self.say = true,
            Word::Relation(..) if self.wanted == Wanted::Reason => {
                return Err(Reason::Unknown(term.text.clone()));
            }
            Word::Relation(kind, turned) => self.relation = Some((*kind, *turned)),
            Word::Describe
            | Word::Owner(_)
            | Word::Operator(_)
            | Word::Partner
            | Word::Supplier(_) => {
                self.related_word(word, term)?;
            }
            Word::Now(only) => self.now = Some((term.text.clone(), *only)),
            Word::Language(language) => {
                self.filters.push(Filter::Language((*language).to_owned()));
            }
            Word::Origin(origin) => self.filters.push(Filter::Origin((*origin).to_owned())),
            Word::Refuse => return Err(Reason::Unknown(term.text.clone())),
            Word::Invert => self.inverted = true,
            Word::Reason | Word::Manner => {
                self.question(What::Events, &term.text);
                self.want(Wanted::Reason);
                self.manner = *word == Word::Manner;
                // "what went wrong"
                let family = family_of(&term.text);
                self.happened = family.map(|family| Verb::new(family, &term.text));
            }
            Word::Versus => self.versus = true,
            Word::Made => self.date_word = Some(PeriodRole::When),
            Word::Due => self.date_word = Some(PeriodRole::Due),
            Word::Say => self.say = true,
            Word::Holds => self.date_word = Some(PeriodRole::Holds),
            // "growth in the number of visitors"
            Word::Count => self.count |= self.what != Some(What::Figures),
            Word::Fate => {
                self.ask_for(What::Predictions, &term.text, true)?;
                self.fate = true;
            }
            Word::Ready => self.ask_for_promises(&term.text)?,
            Word::OnTime => self.on_time(term)?,
            Word::HowMuch => {
                self.ask_for(What::Figures, &term.text, true)?;
                self.want(Wanted::Amount);
            }
            Word::HowMany => (self.count, self.how_many) = (true, true),
            Word::HowOften => {
                self.question(What::Events, &term.text);
                self.count = true;
            }
            Word::SinceWhen(category) => {
                self.ask_for(What::Events, &term.text, false)?;
                self.order_by(Order::First, &term.text)?;
                self.want(Wanted::Since(category));
            }
            Word::News => {
                self.question(What::Events, &term.text);
                self.order_by(Order::Last, &term.text)?;
                self.notice_plural("news");
            }
            Word::All => self.all = true,
            Word::First => self.order_by(Order::First, &term.text)?,
            // "how long did it last"
            Word::Last if self.what == Some(What::Figures) && cursor.next().term().is_none() => {}
            Word::Last | Word::Relative(-1) => self.order_by(Order::Last, &term.text)?,
            Word::Most => self.order_by(Order::Mentions, &term.text)?,
            Word::Order(order) => {
                self.order_by(*order, &term.text)?;
                self.all |= *order == Order::Last;
            }
            _ => {}
        }
        self.due |= *word == Word::Due;
        Ok(Some(cursor.next()))
    }

    /// "on time": promises that were kept, or whether one was.
    fn on_time(&mut self, term: &Term) -> Result<(), Reason> {
        let has_status = self.filters.iter().any(|one| matches!(one, Filter::Status(_)));
        let is_due = matches!(self.wanted, Wanted::Kept | Wanted::Due);
        if self.what != Some(What::Predictions) || is_due {
            self.ask_for_promises(&term.text)?;
        } else if !has_status {
            self.filters.push(Filter::Status(vec!["kept".to_owned()]));
        }
        Ok(())
    }

    /// "when", "who did": what is asked for, and whether for what somebody did.
    fn question_word(&mut self, word: &Word, term: &Term) {
        self.deed |= term.words.contains(&Word::Deed);
        let who = Word::Ask(What::People);
        match word {
            Word::Ask(what) => self.question(*what, &term.text),
            _ if term.words.contains(&who) => self.question(What::People, &term.text),
            _ => {}
        }
    }
}

/// The names of the units that count people.
fn persons(word: &Word) -> Option<&'static str> {
    match word {
        Word::Persons(names) => Some(*names),
        _ => None,
    }
}
