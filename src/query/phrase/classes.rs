//! Categories and statuses: the classes that narrow what is asked for.

use rusqlite::{Connection, params};

use super::cursor::Cursor;
use super::definite::all_of;
use super::joined::speaks;
use super::query::{EntityRole, Filter, Wanted};
use super::query_builder::{QueryBuilder, Verb, is_plural};
use super::refusal::{Reason, Stop};
use super::text::occurs_as_written;
use super::verb_forms::POSTPONE;
use super::words::{Preposition, What, Word};
use crate::model::CategoryKind;
use crate::model::text::key;

impl QueryBuilder {
    /// "the cost of the strike", "the longest delay": figures that such events state.
    fn stated_by_events<'t>(&mut self, cursor: Cursor<'t>) -> Option<Cursor<'t>> {
        let place =
            if cursor.is_link(Preposition::Of) { cursor.next().past_filler() } else { cursor };
        let term = place.term().filter(|_| self.what == Some(What::Figures))?;
        let (_, slug) = term.categories().find(|(kind, _)| *kind == CategoryKind::Event)?;
        self.filters.push(Filter::Category(vec![slug.to_owned()]));
        self.of_events = Some(term.text.clone());
        Some(place.next())
    }

    /// "chips", "chips or vehicles": categories of what is asked for.
    pub(super) fn category<'t>(
        &mut self,
        connection: &Connection,
        cursor: Cursor<'t>,
    ) -> Result<Option<Cursor<'t>>, Stop> {
        let is_not = cursor.is_link(Preposition::IsNot);
        let without = cursor.is_link(Preposition::Without) && !is_not;
        let denied = is_not || without;
        let cursor = if denied { cursor.next().past_filler() } else { cursor };
        if !denied && let Some(after) = self.stated_by_events(cursor) {
            return Ok(Some(after));
        }
        let Some(term) = cursor.term() else { return Ok(None) };
        // "did she keep her word about the delay": the statement says so.
        let is_event = term.categories().all(|(kind, _)| kind == CategoryKind::Event);
        if self.asks_if_kept() && is_event && !denied && term.categories().next().is_some() {
            self.what = Some(What::Predictions);
            self.search_for(connection, std::slice::from_ref(term), &term.text)?;
            return Ok(Some(cursor.next()));
        }
        let fits = |kind: CategoryKind| self.what == Some(What::of_category(kind));
        let category = term.categories().find(|(kind, _)| fits(*kind));
        let Some((kind, slug)) = category.or_else(|| term.categories().next()) else {
            return Ok(None);
        };
        // "events that do not concern the terminals": none of them.
        if without
            && self.claims()
            && kind != CategoryKind::Event
            && let Some(slugs) = all_of(connection, kind, slug)?
        {
            let none =
                slugs.into_iter().map(|slug| Filter::Entity(EntityRole::Without, vec![slug]));
            self.filters.extend(none);
            return Ok(Some(cursor.next()));
        }
        // "when did the last family leave the village", where there are several.
        if self.when_it_happened && self.what.is_none() && kind != CategoryKind::Event && !denied {
            let words = term.text.clone();
            if occurs_as_written(connection, &words)? {
                self.filters.push(Filter::Text(words));
                return Ok(Some(cursor.next()));
            }
        }
        // "systems without chips" may mean those that contain none.
        if without && !(kind == CategoryKind::Event && fits(kind)) {
            return Ok(None);
        }
        // "the cost of tunnels", "longest tunnel": of any one of them.
        let is_about = self.claims() || (self.what.is_none() && self.happened.is_some());
        if (self.what == Some(What::Figures) || (is_about && kind != CategoryKind::Event))
            && !denied
            && let Some(slugs) = all_of(connection, kind, slug)?
        {
            self.filters.push(Filter::Entity(EntityRole::About, slugs));
            return Ok(Some(cursor.next()));
        }
        // "who makes rockets": any of them.
        let is_right = self.relation.is_some() && self.right.is_empty() && !self.claims();
        if is_right
            && !denied
            && let Some(slugs) = all_of(connection, kind, slug)?
        {
            self.right = slugs;
            return Ok(Some(cursor.next()));
        }
        // "how many games did it release": the releases of games.
        if kind == CategoryKind::Event
            && self.how_many
            && self.what.is_some_and(What::is_entity)
            && matches!(self.loose.as_slice(), [one] if speaks(one.kind))
        {
            let maker = std::mem::take(&mut self.loose);
            let is_asked = self.ask_about_members(connection, Some(What::Events))?;
            self.loose = maker;
            if is_asked {
                self.filters.push(Filter::Category(vec![slug.to_owned()]));
                self.say = true;
                return Ok(Some(cursor.next()));
            }
        }
        // "who called the strike", "where was the strike": the events say so.
        let asks = matches!(self.asked, Some(What::People | What::Places));
        if kind == CategoryKind::Event && asks && self.what.is_none() {
            self.asked = None;
        }
        self.categorise(kind, term, is_plural(&term.text))?;
        let is_category = |filter: &Filter| matches!(filter, Filter::Category(_));
        if !denied && kind != CategoryKind::Event && self.filters.iter().any(is_category) {
            return Err(Reason::TwoQuestions(self.named.clone(), term.text.clone()).into());
        }
        let mut any = vec![slug.to_owned()];
        if kind != CategoryKind::Event {
            any.extend(narrower(connection, kind, &term.text)?);
        }
        let after = alternatives(cursor.next(), &mut any, |at| {
            let mut same = at.term()?.categories().filter(|(other, _)| *other == kind);
            same.next().map(|(_, slug)| slug)
        });
        if denied {
            self.filters.extend(any.into_iter().map(Filter::NotCategory));
        } else {
            self.notice_plural(&cursor.text_to(after));
            self.filters.push(Filter::Category(any));
        }
        Ok(Some(after))
    }

    /// "events with figures", "without promises": what events state; "who made no promise".
    pub(super) fn states<'t>(&mut self, cursor: Cursor<'t>) -> Option<Cursor<'t>> {
        let who = cursor.is(&Word::Ask(What::People)) && self.what.is_none();
        let makers = who || matches!(self.what, Some(What::People | What::Organizations));
        if self.what != Some(What::Events) && !makers {
            return None;
        }
        let has = cursor.is_link(Preposition::With);
        if !has && !cursor.is_link(Preposition::Without) {
            return None;
        }
        let after = cursor.next().past_filler();
        let stated = after.read(|word| match word {
            Word::What(what @ (What::Figures | What::Predictions)) => Some(*what),
            _ => None,
        })?;
        if makers && (has || stated != What::Predictions) {
            return None;
        }
        self.what = self.what.or(Some(What::People));
        self.filters.push(Filter::Has(stated, has));
        Some(after.next())
    }

    /// "which promises did she break": of promises, that they were not kept.
    pub(super) fn broken<'t>(&mut self, cursor: Cursor<'t>) -> Option<Cursor<'t>> {
        let promises = Word::What(What::Predictions);
        let follows = || cursor.rest().iter().any(|term| term.words.contains(&promises));
        let is_asked =
            cursor.is(&Word::Broke) && (self.what == Some(What::Predictions) || follows());
        is_asked.then(|| {
            self.filters.push(Filter::Status(BROKEN.map(str::to_owned).to_vec()));
            cursor.next()
        })
    }

    /// Whether the question is if somebody kept a promise.
    fn asks_if_kept(&self) -> bool {
        let is_kept = |filter: &Filter| matches!(filter, Filter::Status(any) if any == &["kept"]);
        self.wanted == Wanted::Truth
            && self.what.is_none_or(|what| what == What::Predictions)
            && self.filters.iter().any(is_kept)
    }

    /// "kept", "late or overdue", "not late": statuses.
    pub(super) fn status<'t>(&mut self, cursor: Cursor<'t>) -> Option<Cursor<'t>> {
        let denied = cursor.is_link(Preposition::IsNot);
        let place = if denied { cursor.next().past_filler() } else { cursor };
        // A word may have an earlier meaning than its status.
        let first = place.read(|word| word.stands_alone().then_some(word));
        let Some(Word::Status(first)) = first else { return None };
        // "where are the trains kept": where they are.
        if self.asked == Some(What::Places) && self.what.is_none() && *first == "kept" {
            return Some(place.next());
        }
        // "what has the minister decided": whatever they did.
        if place.is(&Word::Done) && self.deed && self.what.is_none() {
            return Some(place.next());
        }
        // "why did it open late": what is told of the delay.
        let is_why = self.wanted == Wanted::Reason && !self.manner && place.is(&Word::Late);
        if is_why && self.happened.take().is_some() {
            self.happened = Some(Verb::new(POSTPONE, &cursor.text_to(place.next())));
            return Some(place.next());
        }
        let mut any: Vec<_> = first.split(',').map(str::to_owned).collect();
        let is_family = self.count || self.wanted == Wanted::Reason;
        if is_family && place.is(&Word::Late) {
            any.extend(["missed", "overdue"].map(str::to_owned));
        }
        let after = alternatives(place.next(), &mut any, |at| at.read(status_of));
        if denied {
            self.denied_status.extend(any);
            self.denied = cursor.text_to(after);
        } else {
            self.narrow_status(any);
        }
        Some(after)
    }
}

impl QueryBuilder {
    /// Narrows by statuses: by those that an earlier word has too, "overdue" of "overdue without
    /// outcome".
    fn narrow_status(&mut self, any: Vec<String>) {
        let earlier = self.filters.iter_mut().find_map(|filter| match filter {
            Filter::Status(earlier) => Some(earlier),
            _ => None,
        });
        let both = |earlier: &Vec<String>| {
            earlier.iter().filter(|one| any.contains(one)).cloned().collect::<Vec<_>>()
        };
        match earlier {
            Some(earlier) if !both(earlier).is_empty() => *earlier = both(earlier),
            _ => self.filters.push(Filter::Status(any)),
        }
    }
}

/// The categories whose names have a word as their head: "compagnie" of "compagnie aérienne".
fn narrower(
    connection: &Connection,
    kind: CategoryKind,
    typed: &str,
) -> rusqlite::Result<Vec<String>> {
    let query = "SELECT DISTINCT a.category FROM category_aliases AS a
                 JOIN categories AS c ON c.slug = a.category
                 WHERE c.kind = ?1 AND ((a.language = 'en' AND a.key LIKE '% ' || ?2)
                                     OR (a.language = 'fr' AND a.key LIKE ?2 || ' %'))
                   AND NOT EXISTS (SELECT 1 FROM category_aliases AS own
                                   WHERE own.key = ?2 AND own.category = a.category)
                 ORDER BY a.category";
    let mut statement = connection.prepare_cached(query)?;
    statement.query_map(params![kind.word(), key(typed)], |row| row.get(0))?.collect()
}

/// The statuses of promises that were not kept.
const BROKEN: [&str; 4] = ["late", "missed", "dropped", "overdue"];

/// "… or vehicles", "… ou ouvertes": more words of one kind.
fn alternatives<'t>(
    mut at: Cursor<'t>,
    any: &mut Vec<String>,
    same: impl Fn(Cursor<'t>) -> Option<&'t str>,
) -> Cursor<'t> {
    loop {
        let place = at.next().past_filler();
        let joints = [Preposition::Or, Preposition::And, Preposition::Comma];
        let joined = joints.iter().any(|link| at.is_link(*link));
        let place =
            if joints.iter().any(|link| place.is_link(*link)) { place.next() } else { place };
        let Some(more) = same(place).filter(|_| joined) else { return at };
        any.extend(more.split(',').map(str::to_owned));
        at = place.next();
    }
}

fn status_of(word: &Word) -> Option<&'static str> {
    match word {
        Word::Status(status) => Some(*status),
        _ => None,
    }
}
