//! What a corpus is about: one curated dataset with the units, the metrics, the
//! entities and how they are related.

use kb::model::text::{passage_hash, scalar_count};
use kb::model::{
    Aliases, Bilingual, Dataset, Language, Locator, Metric, Passage, Relation, RelationKind,
    Source, Unit,
};

use super::names::{Kind, both, categories, entity, kind, nearest, slug};

/// A unit: slug, dimension, factor, English and French label.
type UnitRow = (&'static str, &'static str, f64, &'static str, &'static str);

const UNITS: [UnitRow; 10] = [
    ("eflops", "performance", 1000.0, "exaflops", "exaflops"),
    ("gpu", "accelerators", 1.0, "GPUs", "GPU"),
    ("gw", "power", 1000.0, "gigawatts", "gigawatts"),
    ("mw", "power", 1.0, "megawatts", "mégawatts"),
    ("percent", "share", 1.0, "percent", "pour cent"),
    ("pflops", "performance", 1.0, "petaflops", "pétaflops"),
    ("staff", "staff", 1.0, "employees", "employés"),
    ("usd", "money", 1.0, "USD", "USD"),
    ("usd-billion", "money", 1e9, "billion USD", "milliards USD"),
    ("usd-million", "money", 1e6, "million USD", "millions USD"),
];

/// A metric: slug, English and French label, its units and its usual size.
pub(crate) type MetricRow =
    (&'static str, &'static str, &'static str, &'static [&'static str], f64);

pub(crate) const METRICS: [MetricRow; 6] = [
    ("accelerators", "accelerators", "accélérateurs", &["gpu"], 20_000.0),
    ("cost", "cost", "coût", &["usd-million", "usd-million", "usd-billion", "usd"], 90.0),
    ("performance", "performance", "performance", &["pflops", "eflops"], 40.0),
    ("power", "power draw", "puissance", &["mw", "gw"], 60.0),
    ("share", "share", "part", &["percent"], 30.0),
    ("workforce", "workforce", "effectif", &["staff"], 900.0),
];

const REGISTER: &str = "register";

/// Entities on one page of the register.
const PAGE: u32 = 50;

/// The vocabulary of a corpus with so many entities.
pub(crate) fn vocabulary(entities: u32) -> Dataset {
    Dataset {
        slug: REGISTER.to_owned(),
        title: both("Register of names".to_owned(), "Registre des noms".to_owned()),
        sources: vec![register(entities)],
        units: UNITS.iter().map(unit).collect(),
        metrics: METRICS.iter().map(metric).collect(),
        categories: sorted(categories(), |category| category.slug.clone()),
        entities: sorted((0..entities).map(entity).collect(), |entity| entity.slug.clone()),
        relations: relations(entities),
        ..Dataset::default()
    }
}

fn sorted<T, K: Ord>(mut several: Vec<T>, key: impl Fn(&T) -> K) -> Vec<T> {
    several.sort_by_key(key);
    several
}

fn register(entities: u32) -> Source {
    let page = |ordinal: u32| {
        let text = page_text(ordinal);
        let (length, hash) = (scalar_count(&text), passage_hash(&text));
        Passage { ordinal, heading: None, length, hash, text: None }
    };
    Source {
        slug: REGISTER.to_owned(),
        title: "Register of names".to_owned(),
        language: Language::En,
        publisher: Some("Synthetic Press".to_owned()),
        published: None,
        updated: None,
        address: None,
        passages: (1..=entities.div_ceil(PAGE)).map(page).collect(),
    }
}

fn page_text(ordinal: u32) -> String {
    format!("Page {ordinal} of the register names the parts, the makers and the sites.")
}

fn unit(&(slug, dimension, factor, en, fr): &UnitRow) -> Unit {
    let label = both(en.to_owned(), fr.to_owned());
    let aliases = if slug == "usd" {
        Aliases { en: vec!["dollars".to_owned()], fr: vec!["dollars".to_owned()] }
    } else {
        Aliases::default()
    };
    Unit { slug: slug.to_owned(), dimension: dimension.to_owned(), factor, label, aliases }
}

fn metric(&(slug, en, fr, ..): &MetricRow) -> Metric {
    let label: Bilingual = both(en.to_owned(), fr.to_owned());
    Metric { slug: slug.to_owned(), label, aliases: Aliases::default() }
}

/// Every system has a maker and a site, and some are parts of a more popular one.
fn relations(entities: u32) -> Vec<Relation> {
    let systems = (0..entities).filter(|number| kind(*number) == Kind::System);
    let all = systems.flat_map(|number| {
        let mut related = vec![
            (RelationKind::MadeBy, nearest(number, Kind::Organization)),
            (RelationKind::LocatedAt, nearest(number, Kind::Place)),
        ];
        // The first of forty is a system, and has some of the others as parts.
        if number % 4 == 0 && number % 40 != 0 {
            related.push((RelationKind::PartOf, number - number % 40));
        }
        let known = related.into_iter().filter(move |(_, object)| *object < entities);
        known.map(move |(kind, object)| relation(number, kind, object))
    });
    sorted(all.collect(), |relation| {
        (relation.subject.clone(), relation.kind.word(), relation.object.clone())
    })
}

fn relation(subject: u32, kind: RelationKind, object: u32) -> Relation {
    let passage = subject / PAGE + 1;
    let at = Locator {
        source: REGISTER.to_owned(),
        passage,
        start: 0,
        length: scalar_count(&page_text(passage)),
    };
    Relation { subject: slug(subject), kind, object: slug(object), at }
}
