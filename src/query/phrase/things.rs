//! What a phrase names: entities with the word that ties them, units and
//! metrics.

use super::cursor::Cursor;
use super::free_terms::tells_whose;
use super::gazetteer::Thing;
use super::joined::{another, denies, entity, speaks};
use super::named_measures::denied;
use super::query::role;
use super::query::{EntityRole, Filter, Wanted};
use super::query_builder::{QueryBuilder, UnlinkedEntity, link};
use super::refusal::Reason;
use super::term::Term;
use super::trends::with_metrics;
use super::words::{Preposition, What, Word};
use crate::model::{EntityKind, RelationKind};

impl QueryBuilder {
    /// Entities, units and metrics, with the word that ties them and the others
    /// that "and" or "or" adds.
    pub(super) fn things<'t>(&mut self, cursor: Cursor<'t>) -> Result<Option<Cursor<'t>>, Reason> {
        let tie = cursor.read(link).filter(|tie| {
            !matches!(
                tie,
                Preposition::And | Preposition::Or | Preposition::Nor | Preposition::Comma
            )
        });
        // "systems made by Tesla" is a relation, "promises made by Musk" is not.
        let related = cursor.read(|word| matches!(word, Word::Relation(..)).then_some(()));
        if related.is_some() && !self.claims() {
            return Ok(None);
        }
        // "how many chips per tile"
        let is_system =
            |thing: &Thing| matches!(thing, Thing::Entity { kind: EntityKind::System, .. });
        let each = cursor.next().past_filler().term();
        let per = self.how_many
            && cursor.is(&Word::Per)
            && each.is_some_and(|term| term.things.iter().any(is_system));
        let tie = if per { Some(Preposition::In) } else { tie };
        let at = if tie.is_some() { cursor.next().past_filler() } else { cursor };
        // "about the mention of Cortex": the inner word ties nothing more.
        let denies_maker = tie == Some(Preposition::Without) && at.is_link(Preposition::Of);
        let (tie, mut at) = with_denied_maker(tie, at);
        let inner = [Preposition::Of, Preposition::About, Preposition::With, Preposition::In];
        while tie.is_some()
            && inner.iter().any(|link| at.is_link(*link))
            && (tie == Some(Preposition::Without) || !at.is_link(Preposition::In))
            && at.term().is_some_and(|term| term.things.is_empty())
        {
            at = at.next().past_filler();
        }
        let figures_follow = at.next().is(&Word::What(What::Figures));
        let names = |term: &Term| self.names(term, tie) || (term.is_metric() && figures_follow);
        let Some(first) = at.term().filter(|term| names(term)) else { return Ok(None) };
        // "the nurses' strike" is no amount of nurses.
        if first.is_measure() && !self.count && tells_whose(at) {
            return Ok(None);
        }
        // "how many people work for it"
        let is_what = |word: &Word| matches!(word, Word::What(_));
        let is_related = |word: &Word| matches!(word, Word::Relation(..));
        let verb = at.next().past_filler();
        if first.words.iter().any(is_what)
            && verb.read(|word| is_related(word).then_some(())).is_some()
        {
            return Ok(None);
        }
        if let Some(filter) = self.measure(first, tie) {
            let is_metric = |filter: &Filter| matches!(filter, Filter::Metric(_));
            if is_metric(&filter) && self.filters.iter().any(|one| is_metric(one) && *one != filter)
            {
                return Err(Reason::TwoQuestions(self.named.clone(), first.text.clone()));
            }
            if denies(tie) {
                self.filters.push(denied(filter));
                return Ok(Some(at.next()));
            }
            let (filter, after) = with_metrics(filter, at.next());
            self.filters.push(filter);
            return Ok(Some(after));
        }
        let Some((kind, slug)) = entity(first, tie)? else { return Ok(None) };
        self.fits(kind, tie, denies_maker, || cursor.text_to(at.next()))?;
        let tie = if denies_maker && self.is_made() { Some(Preposition::NotBy) } else { tie };
        at = at.next();
        if self.relation.is_some() && self.right.is_empty() && !denies(tie) {
            self.right.push(slug);
            while let Some((joint, place, _, slug)) = another(at, tie)? {
                // "does it use both", "what uses both" need two answers.
                let is_narrowed = self.wanted == Wanted::Truth || self.what.is_some();
                if joint == Preposition::And && is_narrowed {
                    return Err(Reason::Unknown(cursor.text_to(place)));
                }
                self.right.push(slug);
                at = place;
            }
            return Ok(Some(at));
        }
        let made = matches!(self.what, Some(What::Predictions | What::Outcomes));
        let tie = match tie {
            None => None,
            // "qu'est-ce que le D1": an article, which French also puts before dates.
            Some(Preposition::On)
                if self.what.is_none()
                    && (speaks(kind)
                        || matches!(self.wanted, Wanted::Definition | Wanted::Place)) =>
            {
                None
            }
            Some(Preposition::Of | Preposition::From) if made && kind != EntityKind::System => None,
            // "which of Musk's promises"
            Some(Preposition::Of) if self.what.is_none() && kind == EntityKind::Person => None,
            // "chips of Nvidia", "puces de Nvidia": those it makes.
            Some(Preposition::Of)
                if self.what == Some(What::Systems) && kind == EntityKind::Organization =>
            {
                None
            }
            // "people at Blue Line" work there.
            Some(Preposition::At | Preposition::From)
                if self.what == Some(What::People) && kind == EntityKind::Organization =>
            {
                self.filters.push(Filter::Related(RelationKind::WorksFor, vec![slug]));
                return Ok(Some(at));
            }
            tie => tie,
        };
        self.entities(slug, kind, tie, at).map(Some)
    }

    /// The first entity is read; reads those joined to it.
    fn entities<'t>(
        &mut self,
        slug: String,
        kind: EntityKind,
        tie: Option<Preposition>,
        mut at: Cursor<'t>,
    ) -> Result<Cursor<'t>, Reason> {
        let mut any = vec![slug];
        let (mut kind, mut joined) = (kind, false);
        while let Some((joint, place, other, slug)) = another(at, tie)? {
            if (joint == Preposition::Or || self.versus) && !denies(tie) {
                any.push(slug);
                // Several speak if each of them does.
                kind = if speaks(other) { kind } else { other };
            } else {
                joined = true;
                let one = std::mem::replace(&mut any, vec![slug]);
                self.filters.push(Filter::Entity(tie.map_or(EntityRole::About, role), one));
            }
            at = place;
        }
        match tie {
            None if !joined => self.loose.push(UnlinkedEntity { kind, any }),
            _ => self.filters.push(Filter::Entity(tie.map_or(EntityRole::About, role), any)),
        }
        Ok(at)
    }

    /// Whether an entity can stand behind a word: nothing comes "before Dojo", and of
    /// promises "without Musk" may mean two things.
    fn fits(
        &self,
        kind: EntityKind,
        tie: Option<Preposition>,
        denies_maker: bool,
        words: impl Fn() -> String,
    ) -> Result<(), Reason> {
        use Preposition::{After, Before, Between, From, Since, To, Until};
        let timed = matches!(tie, Some(Before | After | Since | Until | To | Between));
        let maker = kind == EntityKind::Person || kind == EntityKind::Organization;
        let from = tie == Some(From) && !maker && kind != EntityKind::Place;
        let person = tie == Some(Preposition::Without) && kind == EntityKind::Person;
        let other = denies_maker && !maker;
        let denied = self.is_made() && if denies_maker { other } else { person };
        if timed || from || denied { Err(Reason::Unknown(words())) } else { Ok(()) }
    }

    /// Whether what is asked for is made or stated by somebody.
    fn is_made(&self) -> bool {
        matches!(self.what, Some(What::Predictions | What::Outcomes | What::Figures))
    }

    /// Whether a term is to be read as what it names rather than as a word.
    fn names(&self, term: &Term, tie: Option<Preposition>) -> bool {
        if term.things.is_empty() {
            return false;
        }
        // "why were operations cancelled"
        let is_reason = self.what.is_none()
            && ((self.wanted == Wanted::Reason && !self.manner) || self.when_it_happened);
        if is_reason && term.is_measure() {
            return false;
        }
        let is_entity = term.things.iter().any(|thing| matches!(thing, Thing::Entity { .. }));
        // "her promise about branches" asks for the text.
        if tie == Some(Preposition::About) && self.what == Some(What::Predictions) && !is_entity {
            return false;
        }
        // Units and metrics narrow nothing but figures.
        let of_promises = matches!(tie, None | Some(Preposition::In | Preposition::Of))
            && self.what == Some(What::Predictions);
        if !is_entity && self.what.is_some_and(|what| what != What::Figures) && !of_promises {
            return false;
        }
        // "how much did Dojo cost" asks for money, whatever it was paid for.
        let is_family = term.words.iter().any(|word| matches!(word, Word::Measure(_)));
        let measured = tie == Some(Preposition::In)
            || (self.what == Some(What::Figures) && !(self.wanted == Wanted::Amount && is_family));
        let counts = self.how_many && self.what.is_none();
        let category = term.categories().next().is_some();
        // "the mass of the satellites" is no amount of satellites.
        let has_metric = self.filters.iter().any(|filter| matches!(filter, Filter::Metric(_)));
        if category && !is_entity && has_metric {
            return false;
        }
        (term.words.is_empty() && !category)
            || (is_entity && term.words.iter().all(gives_way))
            || (!is_entity && (measured || of_promises || (counts && !category)))
    }
}

/// Whether a word gives way to a name that is written alike: "A", "T4" without a year.
fn gives_way(word: &Word) -> bool {
    matches!(word, Word::Filler | Word::Quarter(_) | Word::Half(_))
}

/// "not announced by", "qui ne sont pas par": the maker is denied.
fn with_denied_maker(
    tie: Option<Preposition>,
    at: Cursor<'_>,
) -> (Option<Preposition>, Cursor<'_>) {
    match tie {
        Some(Preposition::Without) if at.is_link(Preposition::By) => {
            (Some(Preposition::NotBy), at.next().past_filler())
        }
        tie => (tie, at),
    }
}
