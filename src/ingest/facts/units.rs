//! The units and metrics of extracted figures: the base's own where it has
//! them, else new ones.

use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use super::super::figures::{WrittenUnit as Written, plural};
use super::super::knowledge::Knowledge;
use crate::language::{GENERIC_METRICS, entries, vocabularies};
use crate::model::text::key;
use crate::model::{Aliases, Bilingual, Dataset, Language, Metric, Unit};

/// The units and metrics of a dataset's figures, by slug.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    units: BTreeMap<String, Unit>,
    /// The slugs of the units, by their names in the articles.
    slugs: HashMap<String, String>,
    metrics: BTreeMap<String, Metric>,
}

impl Vocabulary {
    /// The unit of a figure; it is added to the vocabulary.
    pub(super) fn unit(&mut self, knowledge: &Knowledge, written: &Written) -> String {
        if let Some(slug) = self.slugs.get(&written.name) {
            return slug.clone();
        }
        let known = knowledge.unit(&written.name);
        let slug = known.map_or_else(|| slug(&written.name), |unit| unit.slug.clone());
        let unit = || known.cloned().unwrap_or_else(|| new_unit(written));
        self.units.entry(slug.clone()).or_insert_with(unit);
        self.slugs.insert(written.name.clone(), slug.clone());
        slug
    }

    /// Adds a metric to the vocabulary.
    pub(super) fn metric(&mut self, knowledge: &Knowledge, slug: &str) {
        if self.metrics.contains_key(slug) {
            return;
        }
        let known = knowledge.metric(slug).cloned();
        let known = known.or_else(|| generic(|other| other.slug == slug));
        self.metrics.extend(known.map(|metric| (slug.to_owned(), metric)));
    }

    /// Moves the units and metrics to a dataset.
    pub(super) fn store(self, dataset: &mut Dataset) {
        dataset.units = self.units.into_values().collect();
        dataset.metrics = self.metrics.into_values().collect();
    }
}

/// A unit with the names that the languages have for it, if it is one of theirs.
fn new_unit(written: &Written) -> Unit {
    let (en, fr) = (names(&written.name, Language::En), names(&written.name, Language::Fr));
    // A currency is shown by its name, the second of which is the plural of the first.
    let is_money = written.dimension.starts_with("money");
    let label = |names: &[String], language| {
        let shown = names.get(1).or(names.first()).filter(|_| is_money).cloned();
        shown.or_else(|| counted(&written.name, language)).unwrap_or_else(|| written.name.clone())
    };
    Unit {
        slug: slug(&written.name),
        dimension: written.dimension.clone(),
        factor: written.factor,
        label: Bilingual { en: label(&en, Language::En), fr: label(&fr, Language::Fr) },
        aliases: Aliases { en, fr },
    }
}

/// The noun by which a language other than English names what is counted.
fn counted(unit: &str, language: Language) -> Option<String> {
    let noun = NAMES.get(&(language, "count", unit)).filter(|_| language != Language::En)?;
    noun.first().map(|noun| plural(noun))
}

/// The names of a unit in a language.
fn names(unit: &str, language: Language) -> Vec<String> {
    let of = |kind| NAMES.get(&(language, kind, unit)).into_iter().flatten();
    let own = of("money").chain(of("unit"));
    own.take(MOST_NAMES).map(|name| (*name).to_owned()).collect()
}

/// A language, the kind of an entry, and the unit that it names.
type NameKey<'v> = (Language, &'v str, &'v str);

/// The names of every unit.
static NAMES: LazyLock<HashMap<NameKey<'_>, Vec<&str>>> = LazyLock::new(|| {
    let mut names: HashMap<_, Vec<&str>> = HashMap::new();
    for language in [Language::En, Language::Fr] {
        for entry in entries(vocabularies(language).units) {
            let name = match entry.kind {
                "count" => entry.value.rsplit_once(' ').map_or(entry.value, |(name, _)| name),
                _ => entry.value.split(' ').next().unwrap_or_default(),
            };
            names.entry((language, entry.kind, name)).or_default().extend(entry.phrases());
        }
    }
    names
});

/// The most names of a unit that a base needs for its phrases.
const MOST_NAMES: usize = 6;

/// What figures of a dimension measure if nothing else is told.
pub(super) fn generic_metric(dimension: &str) -> String {
    let of = |dimension: &str| GENERIC.get(dimension).copied();
    // Every currency is a dimension of its own: `money-eur`.
    let family = || dimension.split_once('-').and_then(|(family, _)| of(family));
    of(dimension).or_else(family).or_else(|| of("count")).unwrap_or_default().to_owned()
}

/// The slugs of the generic metrics, by dimension.
static GENERIC: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
    let generic = entries(GENERIC_METRICS).filter(|entry| entry.kind == "metric");
    let mut metrics = HashMap::new();
    for entry in generic {
        if let Some(slug) = entry.phrases().next() {
            metrics.entry(entry.value).or_insert(slug);
        }
    }
    metrics
});

fn generic(wanted: impl Fn(&Metric) -> bool) -> Option<Metric> {
    let mut metrics = entries(GENERIC_METRICS).filter_map(|entry| {
        let mut words = entry.phrases().map(str::to_owned);
        let (slug, en, fr) = (words.next()?, words.next()?, words.next()?);
        Some(Metric { slug, label: Bilingual { en, fr }, aliases: Aliases::default() })
    });
    metrics.find(|metric| wanted(metric))
}

/// A name for files and commands: lower case, hyphens for all that is neither
/// letter nor digit, signs in words.
#[must_use]
pub fn slug(name: &str) -> String {
    let signs = name.replace('%', " percent ").replace('/', " per ").replace('$', " dollar ");
    let signs = signs.replace('°', " degree ");
    let slug: String = key(&signs)
        .chars()
        .map(|letter| if letter.is_ascii_alphanumeric() { letter } else { '-' })
        .collect();
    let parts: Vec<_> = slug.split('-').filter(|part| !part.is_empty()).collect();
    parts.join("-")
}
