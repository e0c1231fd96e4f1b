//! The base's own names: whatever a run of words may be a label of.

use std::collections::{BTreeSet, HashMap};

use rusqlite::{Connection, OptionalExtension, params};

use super::lexicon::Lexicon;
use crate::model::text::key;
use crate::model::{CategoryKind, EntityKind, Language};
use crate::query::fulltext::adjacent;

/// The most words a name is looked for in.
pub(super) const LONGEST_NAME: usize = 6;

/// Something in the base that a phrase can name.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Thing {
    /// An entity.
    Entity {
        /// What it is.
        kind: EntityKind,
        /// Its slug.
        slug: String,
    },
    /// A unit by its slug.
    Unit(String),
    /// A metric by its slug.
    Metric(String),
    /// A unit that the base does not have, as a multiple of one that it has.
    Multiple {
        /// The slug of the base's unit.
        slug: String,
        /// How many of it one is.
        factor: f64,
    },
    /// A category.
    Category {
        /// What it is a category of.
        kind: CategoryKind,
        /// Its slug.
        slug: String,
        /// The language in which it has the name: unlike an entity's, the name of a
        /// category is a common noun.
        language: Language,
    },
}

/// The things behind the names of one phrase.
#[derive(Debug, Default)]
pub(super) struct Gazetteer {
    names: HashMap<String, Vec<Thing>>,
}

impl Gazetteer {
    /// Looks up every candidate name, through the index on `key`.
    pub(super) fn look_up(
        connection: &Connection,
        candidates: &[String],
    ) -> rusqlite::Result<Self> {
        let mut gazetteer = Self::default();
        let singulars: Vec<_> = candidates.iter().flat_map(|name| singulars(name)).collect();
        // Sorted here: SQLite would make a table of the whole view first.
        let query = "SELECT kind, slug, language FROM gazetteer WHERE key = ?1";
        let mut statement = connection.prepare(query)?;
        for name in candidates.iter().chain(&singulars) {
            let found = statement.query_map([name], |row| {
                Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?, row.get::<_, String>(2)?))
            })?;
            let mut found = found.collect::<rusqlite::Result<Vec<_>>>()?;
            found.sort_unstable();
            let found = found.into_iter();
            let mut things: Vec<_> =
                found.filter_map(|(kind, slug, language)| thing(&kind, slug, &language)).collect();
            things.dedup();
            prefer_own_names(connection, name, &mut things)?;
            if !things.is_empty() {
                gazetteer.names.insert(name.clone(), things);
            }
        }
        Ok(gazetteer)
    }

    /// Whether it has a name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.names.contains_key(name)
    }

    /// Adds a name.
    pub(super) fn add(&mut self, name: String, thing: Thing) {
        self.names.insert(name, vec![thing]);
    }

    /// What a name stands for in a language.
    pub(super) fn things(&self, key: &str, language: Language) -> Vec<Thing> {
        let found = self
            .names
            .get(key)
            .or_else(|| singulars(key).find_map(|singular| self.names.get(&singular)));
        let is_foreign = |thing: &&Thing| matches!(thing, Thing::Category { language: other, .. } if *other != language);
        found.into_iter().flatten().filter(|thing| !is_foreign(thing)).cloned().collect()
    }
}

/// A name as the base writes it; anything else as it is.
pub(super) fn as_written(connection: &Connection, key: &str) -> rusqlite::Result<String> {
    let query = "SELECT text FROM labels WHERE key = ?1 ORDER BY preferred DESC, text LIMIT 1";
    let written = connection.query_row(query, [key], |row| row.get(0)).optional()?;
    Ok(written.unwrap_or_else(|| key.to_owned()))
}

/// Leaves out the categories that a name is only another name of, where it is the own name
/// of one: "contracts" in a base with a category called so.
fn prefer_own_names(
    connection: &Connection,
    name: &str,
    things: &mut Vec<Thing>,
) -> rusqlite::Result<()> {
    let is_category = |thing: &&Thing| matches!(thing, Thing::Category { .. });
    if things.iter().filter(is_category).count() < 2 {
        return Ok(());
    }
    let query = "SELECT EXISTS (SELECT 1 FROM categories AS c
        JOIN category_aliases AS a ON a.category = c.slug WHERE c.slug = ?1 AND a.key = ?2
          AND a.text IN (c.label_en, c.plural_en, c.label_fr, c.plural_fr))";
    let mut statement = connection.prepare_cached(query)?;
    let mut others = Vec::new();
    for thing in things.iter() {
        if let Thing::Category { slug, .. } = thing
            && !statement.query_row([slug, name], |row| row.get::<_, bool>(0))?
        {
            others.push(thing.clone());
        }
    }
    if others.len() < things.iter().filter(is_category).count() {
        things.retain(|thing| !others.contains(thing));
    }
    Ok(())
}

/// Whether two categories share a name: what one of them means, the other says too.
pub(super) fn share_a_name(
    connection: &Connection,
    one: &str,
    other: &str,
) -> rusqlite::Result<bool> {
    let query = "SELECT EXISTS (SELECT 1 FROM category_aliases AS a JOIN category_aliases AS b
                 ON b.key = a.key WHERE a.category = ?1 AND b.category = ?2)";
    connection.prepare_cached(query)?.query_row([one, other], |row| row.get(0))
}

/// The categories of events that one of these names stands for.
pub(super) fn events_called(
    connection: &Connection,
    names: &[&str],
) -> rusqlite::Result<Vec<String>> {
    let query = "SELECT slug FROM gazetteer WHERE key = ?1 AND kind = 'event category'";
    let mut statement = connection.prepare_cached(query)?;
    let mut found = Vec::new();
    for name in names {
        for slug in statement.query_map([key(name)], |row| row.get(0))? {
            found.push(slug?);
        }
    }
    found.sort();
    found.dedup();
    Ok(found)
}

/// What is named by a word if its letters are written otherwise: "okland" for "Økland",
/// "strasse" for "Straße".
pub(super) fn named_otherwise(connection: &Connection, word: &str) -> rusqlite::Result<Vec<Thing>> {
    let mut spellings = Vec::new();
    for (special, plain) in LETTERS {
        spellings.push(word.replace(special, plain));
        spellings.push(word.replace(plain, special));
        let each = word.match_indices(plain);
        spellings.extend(
            each.map(|(at, _)| format!("{}{special}{}", &word[..at], &word[at + plain.len()..])),
        );
    }
    spellings.sort();
    spellings.dedup();
    spellings.retain(|spelling| spelling != word);
    let found = Gazetteer::look_up(connection, &spellings)?;
    let mut things: Vec<Thing> = found.names.into_values().flatten().collect();
    things.retain(|thing| matches!(thing, Thing::Entity { .. }));
    things.dedup();
    Ok(things)
}

/// Letters without an accent that keyboards lack, and what is typed for them.
const LETTERS: [(&str, &str); 12] = [
    ("ø", "o"),
    ("ø", "oe"),
    ("œ", "oe"),
    ("æ", "ae"),
    ("æ", "a"),
    ("ß", "ss"),
    ("ł", "l"),
    ("đ", "d"),
    ("ð", "d"),
    ("þ", "th"),
    ("ı", "i"),
    ("ħ", "h"),
];

/// The only entity with a word in one of its names.
pub(super) fn named_with(connection: &Connection, word: &str) -> rusqlite::Result<Option<String>> {
    let query = "SELECT DISTINCT e.slug FROM search
                 JOIN labels AS l ON l.id = search.rowid / 8
                 JOIN entities AS e ON e.id = l.entity_id
                 WHERE search MATCH ?1 AND search.rowid % 8 = 1
                   AND ' ' || l.key || ' ' LIKE '% ' || ?2 || ' %' LIMIT 2";
    let mut statement = connection.prepare_cached(query)?;
    let found = statement.query_map([&adjacent(word), word], |row| row.get(0))?;
    let mut found: Vec<String> = found.collect::<rusqlite::Result<_>>()?;
    Ok(found.pop().filter(|_| found.is_empty()))
}

/// The people that a single word is a part of the name of: "Lovelace".
pub(super) fn people_named(connection: &Connection, word: &str) -> rusqlite::Result<Vec<Thing>> {
    let query = "SELECT DISTINCT e.slug, l.key FROM search
                 JOIN labels AS l ON l.id = search.rowid / 8
                 JOIN entities AS e ON e.id = l.entity_id
                 WHERE search MATCH ?1 AND search.kind = 'person' AND search.rowid % 8 = 1
                 ORDER BY e.slug LIMIT 20";
    let mut statement = connection.prepare_cached(query)?;
    let mut rows = statement.query([adjacent(word)])?;
    let mut people = Vec::new();
    while let Some(row) = rows.next()? {
        let name = row.get_ref(1)?.as_str()?;
        if name.split(' ').any(|part| part == word) {
            people.push(Thing::Entity { kind: EntityKind::Person, slug: row.get(0)? });
        }
    }
    people.dedup();
    Ok(people)
}

/// The name in the singular: "Cybertrucks", "losses", "batteries", "canaux".
fn singulars(key: &str) -> impl Iterator<Item = String> {
    let replaced = |ending: &str, by: &str| {
        key.strip_suffix(ending).filter(|stem| stem.len() > 1).map(|stem| format!("{stem}{by}"))
    };
    let sibilant = ["ses", "xes", "ches", "shes", "zes"].iter().any(|ending| key.ends_with(ending));
    let es = if sibilant { replaced("es", "") } else { None };
    let others = [replaced("s", ""), es, replaced("ies", "y"), replaced("aux", "al")];
    others.into_iter().flatten().chain(compounds(key))
}

/// The other ways to write a name of two parts: "price of the tickets" for "ticket price",
/// "prix des billets" for "prix du billet".
fn compounds(key: &str) -> Vec<String> {
    let singular = |word: &str| word.strip_suffix('s').unwrap_or(word).to_owned();
    // "count of chips" has its own meaning.
    let is_word = |what: &str| Lexicon::of(Language::En).has(&format!("{what} of"));
    if let Some((what, of)) = key.split_once(" of ").filter(|(what, _)| !is_word(what)) {
        let of = of.strip_prefix("the ").or(of.strip_prefix("a ")).unwrap_or(of);
        return vec![format!("{of} {what}"), format!("{} {what}", singular(of))];
    }
    match key.split_once(" des ") {
        Some((what, of)) => {
            ["du", "de la", "de l", "de"].map(|tie| format!("{what} {tie} {}", singular(of))).into()
        }
        None => Vec::new(),
    }
}

fn thing(kind: &str, slug: String, language: &str) -> Option<Thing> {
    if let Some(kind) = kind.strip_suffix(" category") {
        let (kind, language) = (kind.parse().ok()?, language.parse().ok()?);
        return Some(Thing::Category { kind, slug, language });
    }
    match kind {
        "unit" => Some(Thing::Unit(slug)),
        "metric" => Some(Thing::Metric(slug)),
        kind => Some(Thing::Entity { kind: kind.parse().ok()?, slug }),
    }
}

/// The most names that are compared with a mistyped word, for each beginning of it.
const MOST_ALIKE: usize = 200;

/// Names that begin as a mistyped word does, with three letters, two or one: candidates for
/// what was meant, and no more of them in a large base. A short word is too near to too many
/// units.
pub(super) fn like(connection: &Connection, word: &str) -> rusqlite::Result<Vec<String>> {
    let query = format!(
        "SELECT DISTINCT key FROM gazetteer WHERE key >= ?1 AND key < ?1 || char(1114111)
         AND (kind NOT IN ('unit', 'metric') OR ?2 >= 6) LIMIT {MOST_ALIKE}"
    );
    let mut statement = connection.prepare_cached(&query)?;
    let length = i64::try_from(word.chars().count()).unwrap_or(i64::MAX);
    let mut names = BTreeSet::new();
    for letters in (1..=3).rev() {
        let start: String = word.chars().take(letters).collect();
        for name in statement.query_map(params![start, length], |row| row.get(0))? {
            names.insert(name?);
        }
    }
    Ok(names.into_iter().collect())
}
