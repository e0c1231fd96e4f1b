//! The units and metrics of extracted figures: the base's own where it has
//! them, else new ones.

use super::super::figures::WrittenUnit as Written;
use super::super::knowledge::Knowledge;
use crate::language::{GENERIC_METRICS, entries};
use crate::model::text::key;
use crate::model::{Aliases, Bilingual, Dataset, Metric, Unit};

/// The unit of a figure; it is added to the dataset.
pub(super) fn unit(knowledge: &Knowledge, dataset: &mut Dataset, written: &Written) -> String {
    let known = knowledge.unit(&written.name);
    let slug = known.map_or_else(|| slug(&written.name), |unit| unit.slug.clone());
    if dataset.units.iter().all(|other| other.slug != slug) {
        let unit = known.cloned().unwrap_or_else(|| new_unit(written));
        let place = dataset.units.partition_point(|other| other.slug < slug);
        dataset.units.insert(place, unit);
    }
    slug
}

fn new_unit(written: &Written) -> Unit {
    Unit {
        slug: slug(&written.name),
        dimension: written.dimension.clone(),
        factor: written.factor,
        label: Bilingual { en: written.name.clone(), fr: written.name.clone() },
        aliases: Aliases::default(),
    }
}

/// A metric; it is added to the dataset.
pub(super) fn metric(knowledge: &Knowledge, dataset: &mut Dataset, slug: &str) {
    if dataset.metrics.iter().any(|other| other.slug == slug) {
        return;
    }
    let known = knowledge.metric(slug).cloned().or_else(|| generic(|other| other.slug == slug));
    if let Some(metric) = known {
        let place = dataset.metrics.partition_point(|other| other.slug.as_str() < slug);
        dataset.metrics.insert(place, metric);
    }
}

/// What figures of a dimension measure if nothing else is told.
pub(super) fn generic_metric(dimension: &str) -> String {
    let of = |dimension: &str| {
        let entry = entries(GENERIC_METRICS).find(|entry| entry.value == dimension);
        entry.and_then(|entry| entry.phrases().next())
    };
    // Every currency is a dimension of its own: `money-eur`.
    let family = || dimension.split_once('-').and_then(|(family, _)| of(family));
    of(dimension).or_else(family).or_else(|| of("count")).unwrap_or_default().to_owned()
}

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
    let slug: String = key(&signs)
        .chars()
        .map(|letter| if letter.is_ascii_alphanumeric() { letter } else { '-' })
        .collect();
    let parts: Vec<_> = slug.split('-').filter(|part| !part.is_empty()).collect();
    parts.join("-")
}
