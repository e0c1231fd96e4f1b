//! Standard categories are inserted when a dataset first uses them. They belong to no
//! dataset, so that the order in which datasets are loaded does not matter.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension, params};

use super::refusal::Refusal;
use crate::model::text::key;
use crate::model::{Aliases, Bilingual, Category, Dataset};

/// Inserts the standard categories that a dataset uses and the base does not have.
///
/// # Errors
/// If the dataset uses a category that is neither its own nor the base's nor standard.
pub(super) fn insert(connection: &Connection, dataset: &Dataset) -> Result<(), Refusal> {
    let own: BTreeSet<&str> =
        dataset.categories.iter().map(|category| category.slug.as_str()).collect();
    let of_entities = dataset.entities.iter().filter_map(|entity| entity.detail.category());
    let of_events = dataset.events.iter().map(|event| event.category.as_str());
    let used: BTreeSet<&str> = of_entities.chain(of_events).collect();
    for slug in used.difference(&own) {
        let query = "SELECT 1 FROM categories WHERE slug = ?1";
        let found = connection.prepare_cached(query)?.query_row([slug], |_| Ok(())).optional()?;
        if found.is_none() {
            let category = Category::standard().find(|category| category.slug == *slug);
            write(connection, &category.ok_or_else(|| undefined(slug))?)?;
        }
    }
    Ok(())
}

fn undefined(slug: &str) -> Refusal {
    Refusal::Conflict(format!("the category \"{slug}\" is not defined: add a [[category]]"))
}

fn write(connection: &Connection, category: &Category) -> rusqlite::Result<()> {
    let Category { slug, kind, label, plural, aliases } = category;
    let insert = "INSERT INTO categories (slug, kind, label_en, label_fr, plural_en, plural_fr)
                  VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
    let row = params![slug, kind.word(), label.en, label.fr, plural.en, plural.fr];
    connection.prepare_cached(insert)?.execute(row)?;
    let id = connection.last_insert_rowid();
    let insert = "INSERT INTO category_aliases (category_id, language, text, key)
                  VALUES (?1, ?2, ?3, ?4)";
    let mut statement = connection.prepare_cached(insert)?;
    for (language, name) in names(label, plural, aliases) {
        statement.execute(params![id, language, name, key(name)])?;
    }
    Ok(())
}

/// Every name once, with the code of its language.
fn names<'d>(
    label: &'d Bilingual,
    plural: &'d Bilingual,
    aliases: &'d Aliases,
) -> BTreeSet<(&'static str, &'d str)> {
    let labels = [label, plural].into_iter();
    let labels = labels.flat_map(|both| [("en", both.en.as_str()), ("fr", both.fr.as_str())]);
    let en = aliases.en.iter().map(|name| ("en", name.as_str()));
    labels.chain(en).chain(aliases.fr.iter().map(|name| ("fr", name.as_str()))).collect()
}
