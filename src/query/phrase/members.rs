//! Everything of a category by its entities: "which rocket exploded", "which satellite is
//! the heaviest", "who makes rockets".

use rusqlite::Connection;

use super::cursor::Cursor;
use super::definite::all_of;
use super::gazetteer::Thing;
use super::groups::best_of;
use super::measure_names::{metrics_with, names_of_metric};
use super::query::{EntityRole, Filter, Wanted};
use super::query_builder::{Best, QueryBuilder, UnlinkedEntity, link};
use super::refusal::{Reason, Stop};
use super::term::Term;
use super::text::{Texts, are_forms, occurs};
use super::verb_forms::forms;
use super::words::{Order, Preposition, What, Word};
use crate::model::text::key;
use crate::model::{EntityKind, RelationKind};

/// The unit that a term names.
fn counted_in(term: &Term) -> Option<Filter> {
    term.things.iter().find_map(|thing| match thing {
        Thing::Unit(slug) => Some(Filter::Unit(slug.clone())),
        _ => None,
    })
}

/// Whether a word only says what happened, or nothing that is known.
fn is_verb(term: &Term) -> bool {
    let says = |word: &Word| {
        matches!(
            word,
            Word::Happen(_)
                | Word::Counted
                | Word::Staff(_)
                | Word::Status(_)
                | Word::Late
                | Word::Say
                | Word::Creator(_)
        )
    };
    term.things.is_empty() && !term.quoted && term.words.iter().all(says) && term.amount.is_none()
}

/// The metrics whose name has both a verb, in some form, and what is counted: "copies sold".
fn metric_saying(
    connection: &Connection,
    verb: &Term,
    counted: &Term,
) -> rusqlite::Result<Option<Vec<String>>> {
    let (said, counted) = (key(&verb.text), key(&counted.text));
    let families = verb.words.iter().filter_map(|word| match word {
        Word::Happen(meaning) => meaning.split(' ').next(),
        _ => None,
    });
    let mut words: Vec<_> = families.flat_map(forms).map(key).collect();
    words.push(said);
    let mut found = Vec::new();
    for word in std::iter::once(&counted).chain(&words) {
        for metric in metrics_with(connection, word)? {
            let names = names_of_metric(connection, &metric)?;
            let says = |name: &String| {
                let mut parts = name.split(' ');
                parts.clone().any(|part| are_forms(part, &counted) || part == counted)
                    && parts.any(|part| words.iter().any(|word| word == part))
            };
            if names.iter().any(says) && !found.contains(&metric) {
                found.push(metric);
            }
        }
    }
    Ok(Some(found).filter(|found| !found.is_empty()))
}

impl QueryBuilder {
    /// The entities of the categories asked for, where nothing else narrows them.
    pub(super) fn members(&self, connection: &Connection) -> rusqlite::Result<Option<Vec<String>>> {
        let kind = self.what.filter(|what| what.is_entity()).and_then(What::category_kind);
        let Some(kind) = kind else { return Ok(None) };
        let [Filter::Category(categories)] = self.filters.as_slice() else { return Ok(None) };
        let mut members = Vec::new();
        for category in categories {
            let Some(slugs) = all_of(connection, kind, category)? else { return Ok(None) };
            members.extend(slugs);
        }
        members.sort();
        members.dedup();
        Ok(Some(members).filter(|_| self.loose.is_empty()))
    }

    /// Asks for facts about all that is asked for; false if that cannot be listed.
    pub(super) fn ask_about_members(
        &mut self,
        connection: &Connection,
        what: Option<What>,
    ) -> rusqlite::Result<bool> {
        let counts = self.count && what != Some(What::Events);
        let Some(members) = self.members(connection)?.filter(|_| !counts) else { return Ok(false) };
        self.filters = vec![Filter::Entity(EntityRole::About, members)];
        self.what = what;
        Ok(true)
    }

    /// "which satellite has the highest throughput": figures of that metric; "satellites with
    /// a throughput above 30 Gbit/s" are still satellites.
    pub(super) fn metric_of_members<'t>(
        &mut self,
        connection: &Connection,
        cursor: Cursor<'t>,
    ) -> Result<Option<Cursor<'t>>, Stop> {
        let of_events = self.what == Some(What::Events)
            && self.filters.iter().any(|filter| matches!(filter, Filter::Category(_)));
        if !of_events && !self.what.is_some_and(What::is_entity) {
            return Ok(None);
        }
        let ties = [Preposition::With, Preposition::By, Preposition::Of, Preposition::In];
        let tied = cursor.read(link).is_some_and(|tie| ties.contains(&tie));
        // "quel match a attiré le plus de spectateurs", "which game sold the most copies"
        let has_verb =
            cursor.term().is_some_and(is_verb) && best_of(cursor.next().past_filler()).is_some();
        let verb = cursor.term().filter(|_| has_verb && !cursor.is(&Word::Counted));
        let cursor = if has_verb { cursor.next().past_filler() } else { cursor };
        let best = best_of(cursor);
        let named = if tied || best.is_some() { cursor.next().past_filler() } else { cursor };
        // "which film had the most viewers"
        if let (Some(best), Some(counted), Some(unit)) =
            (best, named.term(), named.term().and_then(counted_in))
        {
            let measure = match verb {
                Some(verb) => metric_saying(connection, verb, counted)?.map(Filter::Metric),
                None => Some(unit),
            };
            let Some(measure) = measure else { return Ok(None) };
            let text = cursor.text_to(named.next());
            if of_events {
                (self.what, self.asked) = (Some(What::Figures), None);
            } else if !self.ask_about_members(connection, Some(What::Figures))? {
                return Ok(None);
            }
            let order = if best == Best::Most { Order::Value } else { Order::Smallest };
            self.order_by(order, &text)?;
            self.filters.push(measure);
            (self.limit, self.named) = (Some(1), text);
            return Ok(Some(named.next()));
        }
        if of_events {
            return Ok(None);
        }
        let metric = named.term().and_then(|term| {
            term.things.iter().find_map(|thing| match thing {
                Thing::Metric(slug) => Some(slug.clone()),
                _ => None,
            })
        });
        let Some(metric) = metric else { return Ok(None) };
        let after = named.next();
        let is_compared = after.read(|word| matches!(word, Word::Compare(_)).then_some(()));
        if is_compared.is_some() {
            self.filters.push(Filter::Metric(vec![metric]));
            return Ok(Some(after));
        }
        // "baggage system lost bags"
        let is_ranked = matches!(self.order, Some(Order::Value | Order::Smallest));
        let is_bare = !tied && best.is_none() && !self.plural;
        if verb.is_some()
            || !(is_ranked || is_bare)
            || !self.ask_about_members(connection, Some(What::Figures))?
        {
            return Ok(None);
        }
        self.filters.push(Filter::Metric(vec![metric]));
        Ok(Some(after))
    }

    /// "how many passengers can it carry": the verb says nothing more than the unit.
    pub(super) fn counts_what_it_has(&self, cursor: Cursor<'_>) -> bool {
        let measures = |filter: &Filter| matches!(filter, Filter::Unit(_) | Filter::Metric(_));
        let has = |word: &Word| matches!(word, Word::Counted | Word::Staff(_)).then_some(());
        (self.how_many || self.overrun || self.wanted == Wanted::Amount)
            && cursor.read(has).is_some()
            && (self.counted.is_some() || self.filters.iter().any(measures))
    }

    /// "which rocket succeeded Kestrel", "which airlines use it": relations of any of them, where
    /// the canned query for entities has no such relation.
    pub(super) fn relation_of_members(
        &mut self,
        connection: &Connection,
        cursor: Cursor<'_>,
    ) -> rusqlite::Result<()> {
        use RelationKind::{PartOf, Succeeds, Uses};
        let what = self.what;
        let lacks = |word: &Word| match word {
            Word::Relation(Succeeds, _) => true,
            Word::Relation(Uses | PartOf, _) => {
                matches!(what, Some(What::Organizations | What::Places))
            }
            _ => false,
        };
        if cursor.read(|word| lacks(word).then_some(())).is_none() {
            return Ok(());
        }
        if let Some(members) = self.members(connection)?.filter(|_| !self.count) {
            self.filters.clear();
            self.loose.push(UnlinkedEntity { kind: EntityKind::System, any: members });
            self.what = None;
        }
        Ok(())
    }

    /// "was the vaccine ready on time": promises about any of them.
    pub(super) fn promises_of_members(
        &mut self,
        connection: &Connection,
        cursor: Cursor<'_>,
    ) -> rusqlite::Result<()> {
        let asks = cursor.is(&Word::Ready) || cursor.is(&Word::OnTime);
        if asks && self.what.is_some_and(What::is_entity) {
            self.ask_about_members(connection, None)?;
        }
        // "was the merger complete on time": promises that speak of it.
        if asks
            && let ([Filter::Category(_)], Some(What::Events)) =
                (self.filters.as_slice(), self.what)
            && occurs(connection, &self.named, Texts::Predictions)?
        {
            self.filters = vec![Filter::Text(self.named.clone())];
            self.what = None;
        }
        Ok(())
    }

    /// "which rocket exploded": what happened to any of them.
    pub(super) fn happened_to_members<'t>(
        &mut self,
        connection: &Connection,
        cursor: Cursor<'t>,
    ) -> Result<Cursor<'t>, Stop> {
        let text = cursor.term().map(|term| term.text.clone()).unwrap_or_default();
        let is_verb = cursor.read(|word| matches!(word, Word::Happen(_)).then_some(()));
        let unknown = || Reason::Unknown(text.clone());
        if is_verb.is_none() || !self.ask_about_members(connection, Some(What::Events))? {
            return Err(unknown().into());
        }
        self.happened(cursor).ok_or_else(|| unknown().into())
    }
}
