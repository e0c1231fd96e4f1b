//! What a question wants to be told first, by its words.

use chrono::NaiveDate;
use rusqlite::Connection;

use super::few_rows::few_rows;
use super::query::{EntityRole, Filter, Query, Wanted};
use super::query_builder::QueryBuilder;
use super::refusal::{Reason, Stop};
use super::term::Term;
use super::text::occurs_as_written;
use super::words::{What, Word};
use crate::model::{Language, RelationKind};
use crate::query::shape::Shape;

/// The most promises that are listed in the place of their counts.
const FEW: usize = 10;

/// What is wanted, with the verb that says what happened. "Since when is it in production"
/// is narrowed to events that begin something and say so in that form: others speak of it,
/// or of something else.
pub(super) fn named(
    connection: &Connection,
    query: &mut Query,
    terms: &[Term],
    wanted: Wanted,
    verb: Option<String>,
) -> Result<Wanted, Stop> {
    let category = match wanted {
        Wanted::Date(_) => return Ok(Wanted::Date(verb)),
        Wanted::Since(category) => category,
        other => return Ok(other),
    };
    let texts = query.filters.iter().filter_map(|filter| match filter {
        Filter::Text(text) => Some(text),
        _ => None,
    });
    let texts: Vec<_> = texts.cloned().collect();
    for word in texts.iter().flat_map(|text| text.split(' ')) {
        if !occurs_as_written(connection, word)? {
            let typed = terms.iter().find(|term| term.text.starts_with(word));
            return Err(Reason::Unknown(typed.map_or(word, |term| &term.text).to_owned()).into());
        }
    }
    if !texts.is_empty() {
        query.filters.push(Filter::Category(vec![category.to_owned()]));
        query.filters.sort_by_key(Filter::rank);
    }
    Ok(Wanted::Since(category))
}

/// A question for a relation, the other way round.
pub(super) fn turned(query: &Query) -> Query {
    let mut query = query.clone();
    for filter in &mut query.filters {
        *filter = match filter {
            Filter::Subject(slug) => Filter::Object(slug.clone()),
            Filter::Object(slug) => Filter::Subject(slug.clone()),
            _ => continue,
        };
    }
    query.filters.sort_by_key(Filter::rank);
    query
}

/// A question whether a relation holds, as one for what its subject has that relation to, and
/// the other side that was asked about.
pub(super) fn without_object(query: &Query) -> Option<(Query, Vec<String>)> {
    let has_subject = query.filters.iter().any(|filter| matches!(filter, Filter::Subject(_)));
    let object = query.filters.iter().find_map(|filter| match filter {
        Filter::Object(slugs) => Some(slugs.clone()),
        _ => None,
    });
    let object = object.filter(|_| has_subject && query.what == What::Relations)?;
    let mut query = query.clone();
    query.filters.retain(|filter| !matches!(filter, Filter::Object(_)));
    Some((query, object))
}

/// The promises of one maker, where they are few: a row of counts says less of them.
pub(super) fn few_promises(
    connection: &Connection,
    query: &Query,
    asked: &QueryBuilder,
    today: NaiveDate,
) -> Result<Option<Query>, Stop> {
    let is_one =
        |filter: &Filter| matches!(filter, Filter::Entity(EntityRole::By, any) if any.len() == 1);
    let names_one = matches!(asked.loose.as_slice(), [entity] if entity.any.len() == 1)
        || query.filters.iter().any(is_one);
    if query.shape != Shape::Scorecard || !names_one {
        return Ok(None);
    }
    let promises = Query { shape: Shape::Rows, ..query.clone() };
    let rows = few_rows(connection, &promises, Language::En, today, FEW)?;
    Ok(rows.map(|_| promises))
}

/// A question for what uses something, as one for what that uses.
pub(super) fn used_by(query: &Query) -> Option<Query> {
    let mut query = query.clone();
    let uses = query.filters.iter_mut().find_map(|filter| match filter {
        Filter::Related(RelationKind::Uses, slugs) => {
            let user = slugs.first().filter(|_| slugs.len() == 1)?.clone();
            *filter = Filter::UsedBy(user);
            Some(())
        }
        _ => None,
    });
    uses.filter(|()| query.what == What::Systems).map(|()| query)
}

impl QueryBuilder {
    /// Notes what is wanted. What is said later is more precise: "when will it be ready".
    pub(super) fn want(&mut self, wanted: Wanted) {
        self.wanted = wanted;
    }

    /// Notes what the first words of a question want, unless other words have said it.
    pub(super) fn wants_by(&mut self, term: &Term, first: bool) {
        if self.wanted != Wanted::List {
            return;
        }
        // English asks with the first word, French with "a-t-il" after the subject.
        let asks = first || term.text.contains([' ', '-']);
        let wanted = term.words.iter().find_map(|word| match word {
            Word::Describe => Some(Wanted::Definition),
            // "quelles promesses n'a-t-elle pas tenues"
            // "combien d'heures est-elle restée en panne"
            Word::YesNo if asks && !self.lists_promises() && !self.how_many => Some(Wanted::Truth),
            Word::Ask(What::Predictions) if first => Some(Wanted::Truth),
            Word::Ask(What::Events) => Some(Wanted::Date(None)),
            Word::Ask(What::People) => Some(Wanted::Agent),
            Word::Ask(What::Places) => Some(Wanted::Place),
            _ => None,
        });
        self.wanted = wanted.unwrap_or_default();
    }

    /// Whether several promises are asked for.
    fn lists_promises(&self) -> bool {
        self.what == Some(What::Predictions) && self.plural
    }

    /// What is wanted of rows of a kind, once all words are read.
    pub(super) fn settled(&self, what: What, shape: Shape) -> Wanted {
        use What::{Entities, Events, Figures, Organizations, People, Places, Predictions};
        let is_named = || self.filters.iter().any(|filter| matches!(filter, Filter::Named(_)));
        let is_side = |filter: &&Filter| matches!(filter, Filter::Subject(_) | Filter::Object(_));
        let sides = self.filters.iter().filter(is_side).count();
        match (shape, what, &self.wanted) {
            (Shape::Count, ..) => Wanted::Count,
            (Shape::Rows, _, Wanted::Reason) => Wanted::Reason,
            (Shape::Rows, Entities, wanted @ Wanted::Category(_))
            | (Shape::Rows, Events, wanted @ (Wanted::Date(_) | Wanted::Since(_))) => {
                wanted.clone()
            }
            (Shape::Rows, Entities, _) if is_named() => Wanted::Definition,
            (Shape::Rows, Events, Wanted::Truth | Wanted::Agent | Wanted::Place)
                if self.happened.is_some() =>
            {
                Wanted::Date(None)
            }
            (Shape::Rows, Figures, Wanted::Amount | Wanted::Definition) => Wanted::Amount,
            (Shape::Rows, Figures, _) if self.how_many => Wanted::Amount,
            (Shape::Rows, Predictions, Wanted::Truth | Wanted::Kept) => Wanted::Kept,
            (Shape::Rows, Predictions, Wanted::Date(_) | Wanted::Due) => Wanted::Due,
            (Shape::Rows, What::Relations, Wanted::Truth) if sides == 2 => Wanted::Truth,
            (Shape::Rows, What::Relations, _) if sides > 0 => Wanted::Agent,
            (Shape::Rows, People | Organizations, Wanted::Agent) => Wanted::Agent,
            (Shape::Rows, Places, Wanted::Place) => Wanted::Place,
            _ => Wanted::List,
        }
    }
}
