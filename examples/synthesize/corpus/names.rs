//! The entities of a corpus, each from its number alone. A low number is a
//! popular entity.

use kb::model::{Aliases, Bilingual, Category, Detail, Entity};

use super::words::{GIVEN, OFFICES, Pair, SYLLABLES};

/// Of ten entities in a row, four are systems, three people, two organizations
/// and one is a place.
const TURN: u32 = 10;

/// The categories of systems, with what a system of each is called.
const SYSTEMS: [(&str, &str, &str); 8] = [
    ("supercomputer", "supercomputer", "supercalculateur"),
    ("cluster", "cluster", "grappe"),
    ("chip", "chip", "puce"),
    ("module", "module", "module"),
    ("computer", "computer", "ordinateur"),
    ("software", "software", "logiciel"),
    ("vehicle", "vehicle", "véhicule"),
    ("robot", "robot", "robot"),
];

/// The categories of events.
pub(crate) const EVENT_CATEGORIES: [&str; 6] =
    ["announcement", "statement", "milestone", "plan", "report", "publication"];

/// The categories that a corpus uses.
pub(crate) fn categories() -> Vec<Category> {
    let is_used = |slug: &str| {
        SYSTEMS.iter().any(|(system, ..)| *system == slug)
            || EVENT_CATEGORIES.contains(&slug)
            || ["company", "city"].contains(&slug)
    };
    Category::standard().filter(|category| is_used(&category.slug)).collect()
}

/// What an entity is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    System,
    Person,
    Organization,
    Place,
}

/// The kind of an entity.
pub(crate) fn kind(number: u32) -> Kind {
    match number % TURN {
        0 | 2 | 5 | 8 => Kind::System,
        1 | 4 | 7 => Kind::Person,
        3 | 6 => Kind::Organization,
        _ => Kind::Place,
    }
}

/// The entity of a kind in the same turn of ten, of which each has all kinds.
pub(crate) fn nearest(number: u32, wanted: Kind) -> u32 {
    let turn = number - number % TURN;
    (turn..turn + TURN).find(|number| kind(*number) == wanted).unwrap_or(number)
}

/// A word of three syllables that no other number has.
fn stem(number: u32) -> String {
    let base = u32::try_from(SYLLABLES.len()).unwrap_or(1);
    let syllable = |number: u32| SYLLABLES[(number % base) as usize];
    // Numbers that follow each other do not sound alike.
    let all = base * base * base;
    let mixed = u32::try_from(u64::from(number) * 48_271 % u64::from(all)).unwrap_or_default();
    let parts = [mixed, mixed / base, mixed / base / base].map(syllable);
    let mut stem = parts.concat();
    if let Some(first) = stem.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    // Past the number of words of three syllables they are numbered.
    match number / all {
        0 => stem,
        turn => format!("{stem} {turn}"),
    }
}

/// The slug of an entity.
pub(crate) fn slug(number: u32) -> String {
    let what = match kind(number) {
        Kind::System => "system",
        Kind::Person => "person",
        Kind::Organization => "organization",
        Kind::Place => "place",
    };
    format!("{what}-{number:06}")
}

/// What people call an entity, in both languages.
pub(crate) fn name(number: u32) -> Bilingual {
    let stem = stem(number);
    match kind(number) {
        Kind::System => both(stem.clone(), stem),
        Kind::Person => {
            let name = format!("{} {stem}", GIVEN[number as usize % GIVEN.len()]);
            both(name.clone(), name)
        }
        Kind::Organization => both(format!("{stem} Works"), format!("Ateliers {stem}")),
        Kind::Place => both(format!("Port {stem}"), format!("Port-{stem}")),
    }
}

/// The entity with its names.
pub(crate) fn entity(number: u32) -> Entity {
    let stem = stem(number);
    let at = |several: &[Pair]| several[number as usize % several.len()];
    let (detail, alias) = match kind(number) {
        Kind::System => {
            let (category, en, fr) = SYSTEMS[number as usize % SYSTEMS.len()];
            let category = category.to_owned();
            (Detail::System { category }, both(format!("{stem} {en}"), format!("{fr} {stem}")))
        }
        Kind::Person => {
            let (en, fr) = at(&OFFICES);
            let role = Some(both(en.to_owned(), fr.to_owned()));
            (Detail::Person { role }, both(stem.clone(), format!("M. {stem}")))
        }
        Kind::Organization => {
            let category = "company".to_owned();
            (Detail::Organization { category }, both(stem.clone(), stem))
        }
        Kind::Place => {
            let category = "city".to_owned();
            (Detail::Place { category }, both(format!("{stem} harbour"), format!("baie de {stem}")))
        }
    };
    let aliases = Aliases { en: vec![alias.en], fr: vec![alias.fr] };
    Entity { slug: slug(number), detail, label: name(number), aliases, summary: None }
}

pub(crate) fn both(en: String, fr: String) -> Bilingual {
    Bilingual { en, fr }
}
