//! Terms become a Query: at each place the longest thing that fits is read, in
//! any order. A term that fits nowhere refuses the phrase.

use rusqlite::Connection;

use super::calendar::{self, Found};
use super::cursor::Cursor;
use super::gazetteer::{Thing, factor};
use super::query::{EntityRole, Filter, Order, PeriodRole, Query};
use super::reading::Term;
use super::refusal::Reason;
use super::words::{Link, What, Word};
use crate::model::{EntityKind, Precision};
use crate::query::call::{Shape, Span};

/// What has been read of a question.
#[derive(Default)]
pub(super) struct Draft {
    pub(super) what: Option<What>,
    /// Whether what is asked for stands in the plural.
    pub(super) plural: bool,
    pub(super) filters: Vec<Filter>,
    pub(super) order: Option<Order>,
    pub(super) limit: Option<usize>,
    pub(super) count: bool,
    pub(super) per: Option<Span>,
    pub(super) say: bool,
    /// The word "due" or "made" that the next period belongs to.
    pub(super) date_word: Option<PeriodRole>,
    /// Entities named without a word that ties them.
    pub(super) loose: Vec<(EntityKind, String)>,
}

/// Why parsing stopped: the phrase is at fault, or the base.
pub(super) enum Stop {
    Reason(Reason),
    Sqlite(rusqlite::Error),
}

impl From<Reason> for Stop {
    fn from(reason: Reason) -> Self {
        Self::Reason(reason)
    }
}

impl From<rusqlite::Error> for Stop {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sqlite(error)
    }
}

/// Reads the question that terms ask.
pub(super) fn parse(connection: &Connection, terms: &[Term]) -> Result<Query, Stop> {
    if let Some(unknown) = terms.iter().find(|term| !term.is_known()) {
        return Err(Reason::Unknown(unknown.text.clone()).into());
    }
    let mut draft = Draft::default();
    let mut cursor = Cursor::new(terms);
    while cursor.term().is_some() {
        cursor = draft.step(connection, cursor)?;
    }
    Ok(draft.finish()?)
}

impl Draft {
    /// Reads what stands here and gives the place after it.
    fn step<'t>(
        &mut self,
        connection: &Connection,
        cursor: Cursor<'t>,
    ) -> Result<Cursor<'t>, Stop> {
        if let Some(after) = self.amount(connection, cursor)? {
            return Ok(after);
        }
        if let Some(found) = calendar::span(cursor)? {
            return Ok(self.period(&found));
        }
        if let Some(after) = self.per(cursor) {
            return Ok(after);
        }
        if let Some(after) = self.things(cursor)? {
            return Ok(after);
        }
        if let Some(after) = self.word(cursor) {
            return Ok(after);
        }
        Ok(self.rest(cursor)?)
    }

    /// "above 1 billion dollars".
    fn amount<'t>(
        &mut self,
        connection: &Connection,
        cursor: Cursor<'t>,
    ) -> Result<Option<Cursor<'t>>, Stop> {
        let Some(compare) = cursor.read(|word| match word {
            Word::Compare(compare) => Some(*compare),
            _ => None,
        }) else {
            return Ok(None);
        };
        let mut after = cursor.next().past_filler();
        let mut unit = unit_at(after);
        if unit.is_some() {
            after = after.next();
        }
        let Some(mut amount) = after.term().and_then(|term| term.amount) else {
            return if cursor.is_link(Link::Until) {
                Ok(None)
            } else {
                Err(cursor.incomplete().into())
            };
        };
        after = after.next();
        if let Some(scale) = after.read(scale) {
            amount *= scale;
            after = after.next();
        }
        let named = after.past_glue();
        if let (None, Some(after_it)) = (&unit, unit_at(named)) {
            unit = Some(after_it);
            after = named.next();
        }
        if let Some(unit) = unit {
            amount *= factor(connection, &unit)?;
            self.filters.push(Filter::Unit(unit));
        }
        self.filters.push(Filter::Amount(compare, amount));
        self.what.get_or_insert(What::Figures);
        Ok(Some(after))
    }

    fn period<'t>(&mut self, found: &Found<'t>) -> Cursor<'t> {
        let dated = self.filters.iter().any(
            |filter| matches!(filter, Filter::Status(status) if status == "open" || status == "overdue"),
        );
        let on = matches!(found.link, Some(Link::On | Link::At));
        if let (true, true, Some(day)) = (dated, on, found.span.to) {
            self.filters.push(Filter::AsOf(day));
            return found.after;
        }
        let role = match (self.date_word.take(), found.link, self.what) {
            (Some(role), _, _) => role,
            (None, Some(Link::For), Some(What::Predictions)) => PeriodRole::Due,
            (None, Some(Link::For), Some(What::Figures)) => PeriodRole::Holds,
            _ => PeriodRole::When,
        };
        self.filters.push(Filter::Period(role, found.span));
        found.after
    }

    /// "per year".
    fn per<'t>(&mut self, cursor: Cursor<'t>) -> Option<Cursor<'t>> {
        if !cursor.is(&Word::Per) {
            return None;
        }
        let after = cursor.next().past_filler();
        let span = after.read(|word| match word {
            Word::Calendar(Precision::Year) => Some(Span::Year),
            Word::Calendar(Precision::Quarter) => Some(Span::Quarter),
            Word::Calendar(Precision::Month) => Some(Span::Month),
            _ => None,
        })?;
        self.per = Some(span);
        Some(after.next())
    }

    /// A word that stands for itself.
    fn word<'t>(&mut self, cursor: Cursor<'t>) -> Option<Cursor<'t>> {
        let term = cursor.term()?;
        let word = term.words.iter().find(|word| self.takes(word, cursor))?;
        match word {
            Word::What(what) => {
                self.what = Some(*what);
                self.plural = term.text.ends_with(['s', 'x', 'S', 'X']);
            }
            Word::Category(category) => {
                self.what = Some(home(category));
                self.plural = term.text.ends_with(['s', 'x', 'S', 'X']);
                self.filters.push(Filter::Category(category.clone()));
            }
            Word::Status(status) => self.filters.push(Filter::Status(status.clone())),
            Word::Made => self.date_word = Some(PeriodRole::When),
            Word::Due => self.date_word = Some(PeriodRole::Due),
            Word::Say => self.say = true,
            Word::Count => self.count = true,
            Word::First => self.order = Some(Order::First),
            Word::Last => self.order = Some(Order::Last),
            Word::Most => self.order = Some(Order::Most),
            _ => {}
        }
        Some(cursor.next())
    }

    /// Whether a meaning of the word here is the one that fits.
    fn takes(&self, word: &Word, cursor: Cursor<'_>) -> bool {
        match word {
            // "what … people … who said": the first one asks, a later "who" only joins.
            Word::What(_) => {
                self.what.is_none()
                    || cursor.term().is_some_and(|term| !term.words.contains(&Word::Filler))
            }
            Word::Link(_)
            | Word::Calendar(_)
            | Word::Month(_)
            | Word::Ordinal(_)
            | Word::Quarter(_)
            | Word::Half(_)
            | Word::Scale(_)
            | Word::Compare(_)
            | Word::Per => false,
            _ => true,
        }
    }

    /// What is left: quotes, a number before what it counts, a word that ties
    /// nothing but what is asked for ("number of events").
    fn rest<'t>(&mut self, cursor: Cursor<'t>) -> Result<Cursor<'t>, Reason> {
        let Some(term) = cursor.term() else { return Ok(cursor) };
        if term.quoted {
            let text = term.text.trim_matches(['"', '«', '»', '“', '”', ' ']);
            self.filters.push(Filter::Text(text.to_owned()));
            return Ok(cursor.next());
        }
        let after = cursor.next().past_filler();
        let asks = |cursor: Cursor<'_>| {
            cursor
                .read(|word| matches!(word, Word::What(_) | Word::Category(_)).then_some(()))
                .is_some()
        };
        if let Some(amount) = term.amount {
            let whole = amount.fract() == 0.0 && (1.0..1e6).contains(&amount);
            if whole && (asks(after) || self.order.is_some()) {
                #[expect(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "checked"
                )]
                let limit = amount as usize;
                self.limit = Some(limit);
                return Ok(cursor.next());
            }
        }
        if let Some(link) = cursor.read(link) {
            let glue = matches!(link, Link::Of | Link::In | Link::For | Link::About | Link::And);
            if glue && (asks(after) || follows(after)) {
                return Ok(cursor.next());
            }
            return Err(after.term().map_or_else(
                || cursor.incomplete(),
                |next| Reason::Unknown(format!("{} {}", term.text, next.text)),
            ));
        }
        Err(Reason::Unknown(term.text.clone()))
    }

    fn finish(mut self) -> Result<Query, Reason> {
        self.settle_loose();
        let what = self.what.or_else(|| self.implied()).ok_or(Reason::NoQuestion)?;
        if self.say && what == What::People {
            self.filters.push(Filter::Speaking);
        }
        if let (Some(_), None, false) = (self.order, self.limit, self.plural) {
            self.limit = Some(1);
        }
        let shape = match (self.per, self.count) {
            (Some(span), _) => Shape::CountPer(span),
            (None, true) => Shape::Count,
            (None, false) => Shape::Rows,
        };
        Ok(Query { what, filters: self.filters, order: self.order, limit: self.limit, shape })
    }

    /// "what did Musk say": the one named without a tie speaks, if one speaks.
    fn settle_loose(&mut self) {
        let mut speaker = self.say && self.what != Some(What::People);
        for (kind, slug) in std::mem::take(&mut self.loose) {
            let speaks = speaker && matches!(kind, EntityKind::Person | EntityKind::Organization);
            speaker &= !speaks;
            let role = if speaks { EntityRole::By } else { EntityRole::About };
            self.filters.push(Filter::Entity(role, vec![slug]));
        }
    }

    /// What a question asks for that does not say: what its words belong to.
    fn implied(&self) -> Option<What> {
        self.filters
            .iter()
            .find_map(|filter| match filter {
                Filter::Status(status) => Some(home_of_status(status)),
                _ => None,
            })
            .or_else(|| (!self.filters.is_empty()).then_some(What::Events))
    }
}

/// Whether a term follows that can stand by itself.
fn follows(cursor: Cursor<'_>) -> bool {
    cursor
        .read(|word| {
            matches!(word, Word::Status(_) | Word::Most | Word::First | Word::Last).then_some(())
        })
        .is_some()
}

pub(super) fn link(word: &Word) -> Option<Link> {
    match word {
        Word::Link(link) => Some(*link),
        _ => None,
    }
}

fn scale(word: &Word) -> Option<f64> {
    match word {
        Word::Scale(scale) => Some(*scale),
        _ => None,
    }
}

fn unit_at(cursor: Cursor<'_>) -> Option<String> {
    cursor.term()?.things.iter().find_map(|thing| match thing {
        Thing::Unit(slug) => Some(slug.clone()),
        _ => None,
    })
}

/// What a category is a category of.
fn home(category: &str) -> What {
    match category {
        "company" | "media" => What::Organizations,
        "city" | "site" => What::Places,
        _ => What::Systems,
    }
}

/// What a status is a status of.
fn home_of_status(status: &str) -> What {
    match status {
        "reported" | "planned" | "projected" | "claimed" | "estimated" => What::Figures,
        _ => What::Predictions,
    }
}
