//! Roles with or in place of a name: "the minister Ada Holm" is Ada Holm, "the minister" the
//! only person with that role, or the one who had it at the time.

use rusqlite::Connection;

use super::gazetteer::Thing;
use super::lexicon::{Lexicon, is_tie};
use super::term::Term;
use super::words::{Preposition, Word};
use crate::model::text::key;
use crate::model::{EntityKind, Language};

/// The most words of a role before a name.
const LONGEST: usize = 3;

/// How roles say that somebody no longer has them.
const FORMER: [&str; 5] = ["former", "ex", "ancien", "ancienne", "previous"];

/// Joins words of a role to the name of the person behind them who has it.
pub(super) fn join_titles(connection: &Connection, terms: &mut Vec<Term>) -> rusqlite::Result<()> {
    let mut at = 1;
    while at < terms.len() {
        let person = terms.get(at).and_then(|term| match term.things.as_slice() {
            [Thing::Entity { kind: EntityKind::Person, slug }] if term.words.is_empty() => {
                Some(slug.clone())
            }
            _ => None,
        });
        let before = terms.get(..at).unwrap_or_default();
        let length = before.iter().rev().take(LONGEST).take_while(|term| may_be_title(term));
        let longest = length.count();
        let Some(person) = person.filter(|_| longest > 0) else {
            at += 1;
            continue;
        };
        let roles = roles(connection, Some(&person))?;
        let of_title = |length: &usize| {
            let title = before.get(at - length..).unwrap_or_default();
            let title = title.iter().map(|term| key(&term.text)).collect::<Vec<_>>().join(" ");
            roles.iter().any(|role| role.is_called(&title))
        };
        if let Some(length) = (1..=longest).rev().find(of_title) {
            let start = terms.get(at - length).map_or(0, |term| term.place.start);
            terms.drain(at - length..at);
            at -= length;
            pass_article(terms, at);
            if let Some(term) = terms.get_mut(at) {
                term.place.start = start;
            }
        }
        at += 1;
    }
    Ok(())
}

/// Makes the article before a place nothing more: French has the same before dates.
pub(super) fn pass_article(terms: &mut [Term], at: usize) {
    let on = Word::Preposition(Preposition::On);
    if let Some(article) = at.checked_sub(1).and_then(|before| terms.get_mut(before))
        && article.words.contains(&Word::Definite)
    {
        article.words.retain(|word| *word != on);
    }
}

/// The only person whose role is called so, or the only one of them who has it: in the year that
/// the question names, else to this day. "Minister of health" is a minister, and has nothing of
/// "health" itself.
pub(super) fn holder(
    connection: &Connection,
    words: &str,
    of: Option<&Term>,
    terms: &[Term],
) -> rusqlite::Result<Option<Thing>> {
    let words = key(words);
    let mut roles = roles(connection, None)?;
    let is_of = |role: &Role, of: &Term| role.has_words(&key(&of.text));
    roles.retain(|role| role.is_called(&words) && of.is_none_or(|of| is_of(role, of)));
    roles.dedup_by(|one, other| one.slug == other.slug);
    if roles.len() > 1 {
        let mut years = terms.iter().filter_map(year);
        match (years.next(), years.next()) {
            (Some(year), None) => roles.retain(|role| role.since <= year && year <= role.until),
            (None, _) => roles.retain(|role| role.until == i32::MAX),
            _ => {}
        }
    }
    let only = roles.pop().filter(|_| roles.is_empty());
    Ok(only.map(|role| Thing::Entity { kind: EntityKind::Person, slug: role.slug }))
}

/// Whether the role of anybody has a word.
pub(super) fn is_of_role(connection: &Connection, word: &str) -> rusqlite::Result<bool> {
    Ok(roles(connection, None)?.iter().any(|role| role.has_words(word)))
}

/// What a person is.
struct Role {
    slug: String,
    /// In one language, and from when to when they are.
    text: String,
    since: i32,
    until: i32,
}

impl Role {
    fn new(slug: String, text: &str) -> Self {
        let text = key(text);
        let words: Vec<_> = text.split(' ').collect();
        let bound = |link: Preposition| {
            let at = (1..words.len()).find(|at| {
                let tie = words.get(at.saturating_sub(2)..*at).unwrap_or_default();
                let said = [tie.join(" "), tie.last().copied().unwrap_or_default().to_owned()];
                said.iter().any(|said| says(said, link))
            })?;
            words.get(at)?.parse().ok()
        };
        let since = bound(Preposition::Since).unwrap_or(i32::MIN);
        let is_former = words.iter().any(|word| FORMER.contains(word));
        let open = if is_former { i32::MAX - 1 } else { i32::MAX };
        let until = bound(Preposition::Until).unwrap_or(open);
        Self { slug, text, since, until }
    }

    /// Whether its title, which ends before the first tie, has all of the words.
    fn is_called(&self, words: &str) -> bool {
        let title: Vec<_> = self.text.split(' ').take_while(|word| !is_tie(word)).collect();
        words.split(' ').all(|word| title.contains(&word))
    }

    fn has_words(&self, words: &str) -> bool {
        format!(" {} ", self.text).contains(&format!(" {words} "))
    }
}

/// The roles of a person, or of everybody, in both languages.
fn roles(connection: &Connection, slug: Option<&str>) -> rusqlite::Result<Vec<Role>> {
    let mut statement = connection.prepare_cached(
        "SELECT e.slug, p.role_en, p.role_fr FROM people AS p JOIN entities AS e ON e.id = p.entity_id
         WHERE coalesce(p.role_en, p.role_fr) IS NOT NULL AND (?1 IS NULL OR e.slug = ?1)
         ORDER BY e.slug",
    )?;
    let mut rows = statement.query([slug])?;
    let mut roles = Vec::new();
    while let Some(row) = rows.next()? {
        let texts: [Option<String>; 2] = [row.get(1)?, row.get(2)?];
        for text in texts.iter().flatten() {
            roles.push(Role::new(row.get(0)?, text));
        }
    }
    Ok(roles)
}

/// Whether a word may be of the title before a name: one of no other meaning, or one for those
/// who lead.
fn may_be_title(term: &Term) -> bool {
    let leads = |word: &Word| matches!(word, Word::Lead(_));
    let is_word = term.things.is_empty() && !term.quoted && term.amount.is_none();
    is_word && term.period.is_none() && term.words.iter().all(leads)
}

fn says(words: &str, link: Preposition) -> bool {
    let means = |one: &Language| {
        Lexicon::of(*one).meanings(words, words).contains(&Word::Preposition(link))
    };
    Language::ALL.iter().any(means)
}

/// The year that a term is.
fn year(term: &Term) -> Option<i32> {
    let year: i32 = term.text.parse().ok()?;
    (1000..3000).contains(&year).then_some(year)
}
