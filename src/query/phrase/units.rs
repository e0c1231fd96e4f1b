//! Units that the base does not have, of a dimension that it measures: "2000 kW" where its
//! figures are in megawatts.

use rusqlite::{Connection, params};

use super::base_units::unit_of;
use super::gazetteer::{Gazetteer, Thing};
use super::tokens::Token;
use crate::language::{UNITS, entries, vocabularies};
use crate::model::Language;
use crate::model::text::key;

/// The most words that the name of a unit has.
const LONGEST: usize = 3;

/// A unit of the vocabularies.
struct KnownUnit<'v> {
    name: &'v str,
    dimension: &'v str,
    factor: f64,
}

/// Adds to the gazetteer the units behind the numbers of a phrase that the base can be
/// asked in.
pub(super) fn add_units(
    connection: &Connection,
    phrase: &str,
    tokens: &[Token],
    gazetteer: &mut Gazetteer,
) -> rusqlite::Result<()> {
    let is_number = |token: &Token| token.key.starts_with(|first: char| first.is_ascii_digit());
    for (index, _) in tokens.iter().enumerate().filter(|(_, token)| is_number(token)) {
        for start in [index + 1, index + 2] {
            for run in (1..=LONGEST).rev().filter_map(|length| tokens.get(start..start + length)) {
                let (Some(first), Some(last)) = (run.first(), run.last()) else { continue };
                let name = run.iter().map(|token| token.key.as_str()).collect::<Vec<_>>().join(" ");
                if gazetteer.has(&name) {
                    break;
                }
                let typed = phrase.get(first.place.start..last.place.end).unwrap_or_default();
                if let Some(unit) = multiple(connection, typed)? {
                    gazetteer.add(name, unit);
                    break;
                }
            }
        }
    }
    Ok(())
}

/// A unit as a multiple of one that figures of its dimension have.
fn multiple(connection: &Connection, typed: &str) -> rusqlite::Result<Option<Thing>> {
    let mut named: Vec<_> = known().filter(|unit| unit.name == typed).collect();
    if named.is_empty() {
        let form = key(typed);
        named = known().filter(|unit| key(unit.name) == form).collect();
    }
    // Bits and bytes may have the same name in small letters.
    let Some(first) = named.first() else { return Ok(None) };
    let one = named.iter().all(|unit| (unit.factor / first.factor - 1.0).abs() < f64::EPSILON);
    let Some(slug) = unit_of(connection, first.dimension)?.filter(|_| one) else { return Ok(None) };
    let mut statement = connection.prepare_cached(
        "SELECT a.key FROM unit_aliases AS a JOIN units AS u ON u.id = a.unit_id WHERE u.slug = ?1",
    )?;
    let mut names = statement.query(params![slug])?;
    while let Some(row) = names.next()? {
        let name = row.get_ref(0)?.as_str()?;
        let same = known().find(|unit| unit.dimension == first.dimension && key(unit.name) == name);
        if let Some(unit) = same {
            return Ok(Some(Thing::Multiple { slug, factor: first.factor / unit.factor }));
        }
    }
    Ok(None)
}

/// The units of all vocabularies.
fn known() -> impl Iterator<Item = KnownUnit<'static>> {
    let own = [Language::En, Language::Fr].map(|language| vocabularies(language).units);
    let lines = std::iter::once(UNITS).chain(own).flat_map(entries);
    let units = lines.filter(|entry| matches!(entry.kind, "symbol" | "unit"));
    units.flat_map(|entry| {
        let mut parts = entry.value.rsplitn(3, ' ');
        let factor = parts.next().and_then(|factor| factor.parse().ok());
        let dimension = parts.next().unwrap_or_default();
        let names = entry.phrases().collect::<Vec<_>>().into_iter();
        names.filter_map(move |name| Some(KnownUnit { name, dimension, factor: factor? }))
    })
}
