//! What is recognized in a phrase word by word, and the questions that can be made
//! of it.

use chrono::NaiveDate;
use rusqlite::Connection;

use super::cursor::Cursor;
use super::gazetteer::Thing;
use super::joined::speaks;
use super::measure_names::metrics_with;
use super::query::{EntityRole, Filter, Query};
use super::query_builder::QueryBuilder;
use super::refusal::Stop;
use super::term::Term;
use super::text::{Texts, has_word};
use super::words::{What, Word};
use crate::model::text::key;
use crate::model::{EntityKind, RelationKind};

/// How many filters are tried together: twice as many questions for each.
const MOST_FILTERS: usize = 4;

/// The fewest letters of a word that the text is searched for.
const SHORTEST_WORD: usize = 3;

/// What is asked for besides what the phrase names, best first.
const USUAL: [What; 4] = [What::Events, What::Relations, What::Predictions, What::Figures];

/// The parts of a phrase that mean something by themselves.
#[derive(Debug, Default)]
pub(super) struct Recognized {
    whats: Vec<What>,
    /// Those that more than a question word asks for.
    named: Vec<What>,
    pieces: Vec<Piece>,
}

/// A filter, and what it belongs to if it belongs to one thing only.
#[derive(Debug)]
struct Piece {
    filter: Filter,
    home: Option<What>,
    /// Whether its own words name what it is of: a metric, and no adjective for one.
    tells: bool,
    /// What it is, if it is an entity.
    kind: Option<EntityKind>,
}

impl Recognized {
    /// Reads each part of a phrase as if it stood alone.
    pub(super) fn read(
        connection: &Connection,
        terms: &[Term],
        today: NaiveDate,
    ) -> rusqlite::Result<Self> {
        let mut recognized = Self::default();
        let mut cursor = Cursor::new(terms);
        while cursor.term().is_some() {
            let mut alone = QueryBuilder::default();
            cursor = match alone.step(connection, cursor, today) {
                Ok(after) => {
                    recognized.add(alone, cursor.terms_to(after));
                    after
                }
                Err(Stop::Reason(_)) => cursor.next(),
                Err(Stop::Sqlite(error)) => return Err(error),
            };
        }
        // "lost" may be a part of the name of a metric: "satellites lost".
        for term in terms.iter().filter(|term| !term.is_known()) {
            for metric in metrics_with(connection, &key(&term.text))? {
                let home = Some(What::Figures);
                recognized.whats.extend(home.filter(|what| !recognized.whats.contains(what)));
                let filter = Filter::Metric(vec![metric]);
                recognized.push(Piece { filter, home, tells: true, kind: None });
            }
        }
        recognized.add_counted(terms);
        if recognized.pieces.iter().all(|piece| piece.home.is_some()) {
            recognized.add_words(connection, terms)?;
        }
        Ok(recognized)
    }

    /// "how many trains": figures in that unit.
    fn add_counted(&mut self, terms: &[Term]) {
        let counts = |word: &Word| matches!(word, Word::HowMany);
        let Some(at) = terms.iter().position(|term| term.words.iter().any(counts)) else { return };
        let unit = terms.get(at + 1).and_then(|term| {
            term.things.iter().find_map(|thing| match thing {
                Thing::Unit(slug) => Some(Filter::Unit(slug.clone())),
                _ => None,
            })
        });
        if let Some(filter) = unit {
            let home = Some(What::Figures);
            self.whats.extend(home.filter(|what| !self.whats.contains(what)));
            self.push(Piece { filter, home, tells: true, kind: None });
        }
    }

    /// Of a phrase in which nothing is recognized, the words that stand in the text of events.
    fn add_words(&mut self, connection: &Connection, terms: &[Term]) -> rusqlite::Result<()> {
        let is_content = |term: &&Term| {
            let is_content =
                |word: &Word| matches!(word, Word::Measure(_) | Word::Happen(_) | Word::Trend);
            term.words.iter().all(is_content) && term.text.chars().count() >= SHORTEST_WORD
        };
        for term in terms.iter().filter(is_content) {
            if has_word(connection, &term.text, Texts::Events)? {
                self.push(Piece {
                    filter: Filter::Text(term.text.clone()),
                    home: None,
                    tells: false,
                    kind: None,
                });
            }
        }
        Ok(())
    }

    fn add(&mut self, alone: QueryBuilder, terms: &[Term]) {
        let home = alone.what;
        self.named.extend(home);
        let who = (alone.who || alone.asked == Some(What::People)).then_some(What::People);
        if let Some(what) = home.or(alone.asked).or(who).filter(|what| !self.whats.contains(what)) {
            self.whats.push(what);
            // Who has to do with something is often told by its relations.
            self.whats.extend(who.into_iter().flat_map(|_| [What::Relations, What::Organizations]));
        }
        if alone.relation.is_some() {
            for what in [What::Relations, What::Organizations] {
                self.whats.extend(Some(what).filter(|what| !self.whats.contains(what)));
            }
        }
        for filter in alone.filters {
            let kind = kind_in(&filter, terms);
            let tells = home.is_some() && alone.adjective.is_empty();
            self.push(Piece { filter, home, tells, kind });
        }
        for entity in alone.loose {
            let filter = Filter::Entity(EntityRole::About, entity.any);
            self.push(Piece { filter, home: None, tells: false, kind: Some(entity.kind) });
        }
    }

    fn push(&mut self, piece: Piece) {
        let is_new = self.pieces.iter().all(|other| other.filter != piece.filter);
        if is_new && self.pieces.len() < MOST_FILTERS {
            self.pieces.push(piece);
        }
    }

    /// Questions made of what was recognized, grouped by what they ask for; in a group
    /// those with most filters come first.
    pub(super) fn queries(&self) -> Vec<Vec<Query>> {
        let usual = USUAL.iter().filter(|what| !self.whats.contains(what));
        self.whats.iter().chain(usual).map(|what| self.of(*what)).collect()
    }

    fn of(&self, what: What) -> Vec<Query> {
        let fitting: Vec<_> =
            self.pieces.iter().filter(|piece| piece.home.is_none_or(|home| home == what)).collect();
        // Without any filter, only what the phrase names is near it.
        let least = usize::from(!self.named.contains(&what));
        let mut subsets: Vec<usize> = (least..1 << fitting.len()).collect();
        // What belongs to one thing only tells more than a name: a metric, a status.
        let telling = |subset: &usize| {
            let pieces = fitting.iter().enumerate();
            pieces.filter(|(at, piece)| subset >> at & 1 == 1 && piece.tells).count()
        };
        subsets.sort_by_key(|subset| std::cmp::Reverse((subset.count_ones(), telling(subset))));
        let chosen = |subset: usize| {
            let pieces = fitting.iter().enumerate();
            let chosen = pieces.filter(move |(index, _)| subset >> index & 1 == 1);
            let mut filters: Vec<_> = chosen.map(|(_, piece)| piece.filter_for(what)).collect();
            filters.sort_by_key(Filter::rank);
            Query::rows(what, filters)
        };
        subsets.into_iter().map(chosen).collect()
    }
}

/// The kind of the entity that a filter names.
fn kind_in(filter: &Filter, terms: &[Term]) -> Option<EntityKind> {
    let Filter::Entity(_, slugs) = filter else { return None };
    terms.iter().flat_map(|term| &term.things).find_map(|thing| match thing {
        Thing::Entity { kind, slug } if slugs.contains(slug) => Some(*kind),
        _ => None,
    })
}

impl Piece {
    /// The filter for a question: who can speak is who promises, and people work for an
    /// organization.
    fn filter_for(&self, what: What) -> Filter {
        let Filter::Entity(EntityRole::About, slugs) = &self.filter else {
            return self.filter.clone();
        };
        match (what, slugs.as_slice()) {
            (What::Predictions | What::Outcomes, _) if self.kind.is_some_and(speaks) => {
                Filter::Entity(EntityRole::By, slugs.clone())
            }
            (What::People, [_]) if self.kind == Some(EntityKind::Organization) => {
                Filter::Related(RelationKind::WorksFor, slugs.clone())
            }
            _ => self.filter.clone(),
        }
    }
}
