//! "The regional court", "le tribunal administratif": a category with a word beside it that
//! the name or definition of only one entity of that category has.

use rusqlite::Connection;

use super::definite::{all_of, ends_in_article};
use super::gazetteer::Thing;
use super::term::Term;
use super::text::{Texts, slugs_of};
use super::words::{What, Word};
use crate::query::fulltext::adjacent;

/// Reads such categories as what they name.
pub(super) fn name_qualified(connection: &Connection, terms: &mut [Term]) -> rusqlite::Result<()> {
    for at in 1..terms.len() {
        let Some((before, [first, second, ..])) = terms.split_at_mut_checked(at) else { break };
        if !before.last().is_some_and(ends_in_article) {
            continue;
        }
        let called = called(&first.text, &second.text);
        // English puts the word before the category, French behind it.
        let (category, word) = if first.is_known() { (first, second) } else { (second, first) };
        if word.is_known() {
            continue;
        }
        if let Some(thing) = the_one(connection, category, &called)? {
            category.things = vec![thing];
            word.words = vec![Word::Filler];
        }
    }
    Ok(())
}

/// The expression for two words next to each other, each also in the singular.
fn called(first: &str, second: &str) -> String {
    let forms = |word: &str| [word.to_owned(), word.trim_end_matches(['s', 'S']).to_owned()];
    let pairs = forms(first)
        .into_iter()
        .flat_map(|first| forms(second).map(|second| adjacent(&format!("{first} {second}"))));
    pairs.collect::<Vec<_>>().join(" OR ")
}

/// The only entity of a category whose name or definition an expression finds.
fn the_one(
    connection: &Connection,
    category: &Term,
    called: &str,
) -> rusqlite::Result<Option<Thing>> {
    let Some((kind, slug)) = category.categories().next() else { return Ok(None) };
    let Some(entity) = What::of_category(kind).entity_kind() else { return Ok(None) };
    let members = all_of(connection, kind, slug)?.unwrap_or_default();
    let (called, _) = slugs_of(connection, called, Texts::Entities(entity))?;
    let mut found = called.into_iter().filter(|slug| members.contains(slug));
    let one = found.next().filter(|_| found.next().is_none());
    Ok(one.map(|slug| Thing::Entity { kind: entity, slug }))
}
