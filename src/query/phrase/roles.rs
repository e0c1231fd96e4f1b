//! Roles: "the CFO of Tesla", "head of the regulator", "le juge". A person is found by the
//! words of their role or definition, and by the organization they work for.

use chrono::NaiveDate;
use rusqlite::Connection;

use super::agents::{creator_of, is_of_creator};
use super::cursor::Cursor;
use super::described::described;
use super::free_terms::is_free;
use super::joined::entity;
use super::lexicon::ends_in_tie;
use super::query::{Filter, Wanted};
use super::query_builder::{QueryBuilder, UnlinkedEntity, link};
use super::refusal::{Reason, Stop};
use super::role_holders::{leads_a_part, somebody, working_for};
use super::term::Term;
use super::text::{Texts, has_word};
use super::words::{Preposition, What, Word};
use crate::model::text::key;
use crate::model::{EntityKind, RelationKind};

impl QueryBuilder {
    /// Reads a role, and of what it is one.
    pub(super) fn role<'t>(
        &mut self,
        connection: &Connection,
        cursor: Cursor<'t>,
        today: NaiveDate,
    ) -> Result<Option<Cursor<'t>>, Stop> {
        if let Some(after) = self.role_of_named(connection, cursor, today)? {
            return Ok(Some(after));
        }
        if !self.may_be_somebody() {
            return Ok(None);
        }
        let start = cursor.past_filler();
        let mut end = past_role(start);
        // "ministre des transports"
        let more = past_role(end.next().past_filler());
        if end.is_link(Preposition::Of) && more.at > end.next().past_filler().at {
            end = more;
        }
        // "chief technology officer": the base knows which words are of a role.
        let whole = past_words_of_role(start);
        let names_none = !start.terms_to(whole).iter().any(names_something);
        if whole.at > end.at
            && names_none
            && self.asks_who()
            && !described(connection, &start.text_to(whole), EntityKind::Person)?.is_empty()
        {
            end = whole;
        }
        let role = start.text_to(end);
        if role.is_empty() {
            return Ok(None);
        }
        let ties = [Preposition::Of, Preposition::At, Preposition::For, Preposition::In];
        let of = end.read(link).is_some_and(|tie| ties.contains(&tie));
        let whose = if of { end.next().past_filler() } else { end };
        if let Some(term) = whose.term().filter(|term| of && names_something(term)) {
            let filters = match somebody(connection, &role, term, today)? {
                None => creator(connection, &role, term, today)?,
                filters => filters,
            };
            let found = filters.is_some();
            self.filters.extend(filters.into_iter().flatten());
            return Ok(found.then(|| {
                self.what = Some(What::People);
                whose.next()
            }));
        }
        let only = self.asks_who() || !has_word(connection, &role, Texts::Events)?;
        // "who is the conductor now"
        let rest = end.past_filler();
        let now = rest.is(&Word::Now(true)) && rest.next().term().is_none();
        if (rest.term().is_some() && !now)
            || !only
            || described(connection, &role, EntityKind::Person)?.is_empty()
        {
            return Ok(None);
        }
        self.filters.push(Filter::Described(role));
        self.what = Some(What::People);
        Ok(Some(end))
    }

    /// "Tesla's boss": a role behind the organization it is one of, at the end.
    fn role_of_named<'t>(
        &mut self,
        connection: &Connection,
        cursor: Cursor<'t>,
        today: NaiveDate,
    ) -> Result<Option<Cursor<'t>>, Stop> {
        let [UnlinkedEntity { kind: EntityKind::Organization, any }] = self.loose.as_slice() else {
            return Ok(None);
        };
        let ([_], true) = (any.as_slice(), self.filters.is_empty() && self.what.is_none()) else {
            return Ok(None);
        };
        let start = cursor.past_filler();
        let leads = start.read(lead);
        let end = if leads.is_some() { start.next() } else { past_role(start) };
        let asks_when = self.asked.is_some_and(|asked| asked != What::People);
        let is_more = end.term().is_some() || self.relation.is_some() || self.say;
        if end.at == start.at || is_more || asks_when {
            return Ok(None);
        }
        let typed = start.text_to(end);
        let roles = leads.map_or(vec![typed.as_str()], |roles| roles.split(' ').collect());
        for role in roles {
            if let Some(filters) =
                working_for(connection, &role.replace('-', " "), any.clone(), today)?
            {
                self.loose.clear();
                self.filters.extend(filters);
                self.what = Some(What::People);
                return Ok(Some(end));
            }
        }
        Ok(None)
    }

    /// "who leads the union": who has one of the roles of those who do.
    pub(super) fn lead<'t>(
        &mut self,
        connection: &Connection,
        cursor: Cursor<'t>,
        today: NaiveDate,
    ) -> Result<Option<Cursor<'t>>, Stop> {
        let roles = cursor.read(lead);
        let whose = cursor.next().past_filler();
        // "head of the regulator" asks for nobody else.
        let is_noun = cursor.term().is_some_and(|term| ends_in_tie(&term.text));
        let asked = (self.asks_who() || is_noun) && self.may_be_somebody();
        let Some(term) = whose.term().filter(|term| names_something(term)) else {
            let roles = roles.filter(|_| asked);
            return self.lead_of_words(connection, roles, whose);
        };
        let of_leader = roles.filter(|_| asked).into_iter().flat_map(|roles| roles.split(' '));
        for role in of_leader {
            let role = role.replace('-', " ");
            // The head of surgery at a hospital does not lead that.
            if let Some(filters) = somebody(connection, &role, term, today)?
                && !leads_a_part(connection, &role, term)?
            {
                self.filters.extend(filters);
                self.what = Some(What::People);
                return Ok(Some(whose.next()));
            }
        }
        let operates = cursor.is(&Word::Operator(true));
        if roles.is_some() && asked && !operates {
            return Err(Reason::Unknown(cursor.text_to(cursor.next())).into());
        }
        Ok(None)
    }

    /// "who runs the vaccination programme": whose role has these words too.
    fn lead_of_words<'t>(
        &mut self,
        connection: &Connection,
        roles: Option<&str>,
        whose: Cursor<'t>,
    ) -> Result<Option<Cursor<'t>>, Stop> {
        let end = past_words_of_role(whose);
        if end.term().is_some() || end.at == whose.at {
            return Ok(None);
        }
        let words = whose.text_to(end);
        for role in roles.into_iter().flat_map(|roles| roles.split(' ')) {
            let both = format!("{} {words}", role.replace('-', " "));
            if !described(connection, &both, EntityKind::Person)?.is_empty() {
                self.filters.push(Filter::Described(both));
                self.what = Some(What::People);
                return Ok(Some(end));
            }
        }
        Ok(None)
    }

    /// "who replaced her as minister", "who was appointed as conductor": a role that one of
    /// the two has is no more than what is known of them; else it is a word of the text.
    pub(super) fn as_role<'t>(
        &mut self,
        connection: &Connection,
        cursor: Cursor<'t>,
    ) -> Result<Option<Cursor<'t>>, Stop> {
        let start = cursor.next().past_filler();
        let end = past_words_of_role(start);
        if !cursor.is(&Word::As) || end.at == start.at || !self.who {
            return Ok(None);
        }
        let Some((RelationKind::Succeeds, _)) = self.relation else {
            return Ok(self.happened.is_some().then_some(start));
        };
        let having = described(connection, &start.text_to(end), EntityKind::Person)?;
        let query = "SELECT EXISTS (SELECT 1 FROM relations AS r
                     JOIN entities AS s ON s.id = r.subject_id JOIN entities AS o ON o.id = r.object_id
                     WHERE r.kind = 'succeeds' AND ((s.slug = ?1 AND o.slug = ?2)
                                                 OR (s.slug = ?2 AND o.slug = ?1)))";
        let mut statement = connection.prepare_cached(query)?;
        for named in &self.right {
            for slug in &having {
                let is_one = slug == named;
                if is_one || statement.query_row([named, slug], |row| row.get::<_, bool>(0))? {
                    return Ok(Some(end));
                }
            }
        }
        Ok(None)
    }

    /// Whether a person is asked for in so many words.
    fn asks_who(&self) -> bool {
        self.wanted == Wanted::Definition || self.asked == Some(What::People)
    }

    /// Whether what is asked for may be a person, and nothing else is said yet.
    fn may_be_somebody(&self) -> bool {
        let people = self.what.is_none_or(|what| what == What::People);
        let who = self.asked.is_none_or(|asked| asked == What::People);
        let bare = self.filters.is_empty() && self.loose.is_empty() && self.relation.is_none();
        people && who && bare && !self.say && !self.count && self.happened.is_none()
    }
}

/// "the architect of the hall": who has this role and something to do with that.
fn creator(
    connection: &Connection,
    role: &str,
    whose: &Term,
    today: NaiveDate,
) -> Result<Option<Vec<Filter>>, Stop> {
    let noun = key(role);
    let Some((kind, slug)) = entity(whose, None)?.filter(|_| is_of_creator(&noun)) else {
        return Ok(None);
    };
    if kind == EntityKind::Person {
        return Ok(None);
    }
    let found = creator_of(connection, &[noun], &slug, today)?;
    Ok(found.filter(|(what, _)| *what == What::People).map(|(_, filters)| filters))
}

/// Past words that may be of a role.
fn past_role(mut at: Cursor<'_>) -> Cursor<'_> {
    while at.term().is_some_and(|term| !term.quoted && is_free(at, term, false)) {
        at = at.next();
    }
    at
}

/// Past all words up to one that ties them to something else.
fn past_words_of_role(mut at: Cursor<'_>) -> Cursor<'_> {
    while at.term().is_some_and(|term| !term.quoted) && at.read(link).is_none() {
        at = at.next();
    }
    at
}

fn lead(word: &Word) -> Option<&'static str> {
    match word {
        Word::Lead(roles) => Some(*roles),
        _ => None,
    }
}

fn names_something(term: &Term) -> bool {
    let is_word = |word: &Word| !matches!(word, Word::Filler);
    !term.things.is_empty() && !term.words.iter().any(is_word)
}
