//! Roles: "the CFO of Tesla", "head of the regulator", "le juge". A person is found by the
//! words of their role or definition, and by the organization they work for.

use chrono::NaiveDate;
use rusqlite::Connection;

use super::answered::has_rows;
use super::cursor::Cursor;
use super::definite::all_of;
use super::described::described;
use super::free_words::is_free;
use super::gazetteer::Thing;
use super::joined::entity;
use super::query::{Filter, Query, Wanted};
use super::query_builder::{QueryBuilder, UnlinkedEntity, link};
use super::refusal::{Reason, Stop};
use super::term::Term;
use super::text::{Texts, has_word};
use super::words::{Preposition, What, Word};
use crate::model::text::key;
use crate::model::{CategoryKind, EntityKind, RelationKind};
use crate::query::shape::Shape;

/// How nouns for those who lead end, before what they lead.
const OF: [&str; 3] = [" of", " de", " du"];

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
            let filters = somebody(connection, &role, term, today)?;
            let found = filters.is_some();
            self.filters.extend(filters.into_iter().flatten());
            return Ok(found.then(|| {
                self.what = Some(What::People);
                whose.next()
            }));
        }
        let only = self.asks_who() || !has_word(connection, &role, Texts::Events)?;
        if end.past_filler().term().is_some()
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
        let is_noun = cursor.term().is_some_and(|term| OF.iter().any(|of| term.text.ends_with(of)));
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

/// Whether each role of this name with words for what it is one of has others between them.
fn leads_a_part(connection: &Connection, role: &str, whose: &Term) -> rusqlite::Result<bool> {
    let query = "SELECT coalesce(p.role_en, ''), coalesce(p.role_fr, '') FROM people AS p
                 JOIN entities AS e ON e.id = p.entity_id WHERE e.slug = ?1";
    let mut statement = connection.prepare_cached(query)?;
    // "chief executive of the bank": what stands before the first small word is of the title.
    let found = described(connection, &format!("{role} {}", whose.text), EntityKind::Person)?;
    let names = names_of(connection, whose)?;
    for slug in &found {
        let roles = statement
            .query_row([slug], |row| Ok([row.get::<_, String>(0)?, row.get::<_, String>(1)?]))?;
        let is_whole = |text: &String| {
            let text = key(text);
            let rest = text.split_once(&format!("{role} ")).map_or("", |(_, rest)| rest);
            let is_tie = |word: &&str| word.chars().count() <= 3;
            let mut between = names.iter().filter_map(|name| rest.split_once(name)).peekable();
            between.peek().is_none()
                || between.any(|(between, _)| {
                    let words = between.split_whitespace().skip_while(|word| !is_tie(word));
                    words.into_iter().all(|word| is_tie(&word))
                })
        };
        if roles.iter().filter(|role| !role.is_empty()).all(is_whole) {
            return Ok(false);
        }
    }
    Ok(!found.is_empty())
}

/// What a term is called, in full and as typed.
fn names_of(connection: &Connection, term: &Term) -> rusqlite::Result<Vec<String>> {
    let query = "SELECT l.key FROM labels AS l JOIN entities AS e ON e.id = l.entity_id
                 WHERE e.slug = ?1 ORDER BY l.key";
    let mut statement = connection.prepare_cached(query)?;
    let mut names = vec![key(&term.text)];
    for thing in &term.things {
        if let Thing::Entity { slug, .. } = thing {
            let rows = statement.query_map([slug], |row| row.get(0))?;
            names.extend(rows.collect::<rusqlite::Result<Vec<String>>>()?);
        }
    }
    Ok(names)
}

/// What finds a person by a role in something: their text has both, or has the role,
/// and they work there.
fn somebody(
    connection: &Connection,
    role: &str,
    whose: &Term,
    today: NaiveDate,
) -> Result<Option<Vec<Filter>>, Stop> {
    let both = format!("{role} {}", whose.text);
    if !described(connection, &both, EntityKind::Person)?.is_empty() {
        return Ok(Some(vec![Filter::Described(both)]));
    }
    let slugs = match entity(whose, None)? {
        Some((EntityKind::Organization, slug)) => vec![slug],
        Some(_) => return Ok(None),
        // "la cheffe de l'orchestre", where there are several.
        None => match whose.categories().find(|(kind, _)| *kind == CategoryKind::Organization) {
            Some((kind, category)) => all_of(connection, kind, category)?.unwrap_or_default(),
            None => return Ok(None),
        },
    };
    working_for(connection, role, slugs, today)
}

/// What finds a person with a role who works for one of these organizations.
fn working_for(
    connection: &Connection,
    role: &str,
    slugs: Vec<String>,
    today: NaiveDate,
) -> Result<Option<Vec<Filter>>, Stop> {
    if described(connection, role, EntityKind::Person)?.is_empty() {
        return Ok(None);
    }
    let filters =
        vec![Filter::Described(role.to_owned()), Filter::Related(RelationKind::WorksFor, slugs)];
    let query = Query {
        what: What::People,
        filters: filters.clone(),
        order: None,
        limit: None,
        offset: 0,
        shape: Shape::Rows,
    };
    Ok(has_rows(connection, &query, today)?.then_some(filters))
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
