//! The names, units, metrics and categories that a base has before an article is ingested.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::facts::slug;
use super::names::Label;
use crate::model::text::key;
use crate::model::{
    Aliases, Bilingual, Category, Dataset, Entity, EntityKind, Figure, Metric, Unit,
};

/// The names, units, metrics and categories of a base.
#[derive(Clone, Debug, Default)]
pub struct Knowledge {
    /// The names of entities.
    pub labels: Vec<Label>,
    entities: Vec<Entity>,
    /// The index of each entity, by slug.
    slugs: HashMap<String, usize>,
    units: Vec<Unit>,
    /// The index of each unit, by the keys of its names.
    unit_keys: HashMap<String, usize>,
    metrics: Vec<Metric>,
    categories: Vec<Category>,
    /// The dimensions that figures of a metric have.
    dimensions: BTreeMap<String, BTreeSet<String>>,
}

impl Knowledge {
    /// The knowledge of a dataset.
    #[must_use]
    pub fn of(dataset: &Dataset) -> Self {
        let mut knowledge = Self::new(dataset, []);
        knowledge.add_dimensions(dataset);
        knowledge
    }

    /// The knowledge of a dataset, with pairs of a metric and a dimension that its
    /// figures have.
    #[must_use]
    pub fn new(dataset: &Dataset, counted: impl IntoIterator<Item = (String, String)>) -> Self {
        let mut knowledge = Self {
            labels: dataset.entities.iter().flat_map(labels).collect(),
            slugs: (dataset.entities.iter().map(|entity| entity.slug.clone()).zip(0..)).collect(),
            entities: dataset.entities.clone(),
            unit_keys: unit_keys(&dataset.units),
            units: dataset.units.clone(),
            metrics: dataset.metrics.clone(),
            categories: dataset.categories.clone(),
            dimensions: BTreeMap::new(),
        };
        knowledge.add(counted);
        knowledge
    }

    /// Adds the dimensions that the figures of a dataset have.
    pub fn add_dimensions(&mut self, dataset: &Dataset) {
        let dimension = |figure: &Figure| {
            let unit = dataset.units.iter().find(|unit| unit.slug == figure.unit)?;
            Some((figure.metric.clone(), unit.dimension.clone()))
        };
        self.add(dataset.figures.iter().filter_map(dimension));
    }

    fn add(&mut self, counted: impl IntoIterator<Item = (String, String)>) {
        for (metric, dimension) in counted {
            self.dimensions.entry(metric).or_default().insert(dimension);
        }
    }

    /// The entity of this slug.
    pub(crate) fn entity(&self, slug: &str) -> Option<&Entity> {
        self.entities.get(*self.slugs.get(slug)?)
    }

    /// The category of an entity; empty if it has none.
    pub(crate) fn category_of(&self, slug: &str) -> &str {
        self.entity(slug).and_then(|entity| entity.detail.category()).unwrap_or_default()
    }

    /// The slug of a name that the base has no entity of.
    pub(crate) fn free_slug(&self, name: &str, kind: EntityKind) -> String {
        let slug = slug(name);
        if self.entity(&slug).is_none() { slug } else { format!("{slug}-{}", kind.word()) }
    }

    /// The unit of this name.
    pub(crate) fn unit(&self, name: &str) -> Option<&Unit> {
        self.units.get(*self.unit_keys.get(&key(name))?)
    }

    /// Every name of every metric.
    pub(crate) fn metric_names(&self) -> impl Iterator<Item = (&str, &Metric)> {
        self.metrics.iter().flat_map(|metric| {
            names(&metric.label, &metric.aliases).map(move |name| (name, metric))
        })
    }

    /// Whether a figure of a metric may have a dimension. A metric without figures
    /// accepts any.
    pub(crate) fn suits(&self, metric: &str, dimension: &str) -> bool {
        self.dimensions.get(metric).is_none_or(|known| known.contains(dimension))
    }

    /// The category of this slug.
    pub(crate) fn category(&self, slug: &str) -> Option<&Category> {
        self.categories.iter().find(|category| category.slug == slug)
    }

    /// The metric of this slug.
    pub(crate) fn metric(&self, slug: &str) -> Option<&Metric> {
        self.metrics.iter().find(|metric| metric.slug == slug)
    }
}

/// The units by the keys of their names; the first of several with a name wins.
fn unit_keys(units: &[Unit]) -> HashMap<String, usize> {
    let mut keys = HashMap::new();
    for (index, unit) in units.iter().enumerate() {
        let names = names(&unit.label, &unit.aliases).chain([unit.slug.as_str()]);
        for name in names {
            keys.entry(key(name)).or_insert(index);
        }
    }
    keys
}

fn labels(entity: &Entity) -> impl Iterator<Item = Label> {
    names(&entity.label, &entity.aliases).map(|text| Label {
        slug: entity.slug.clone(),
        kind: entity.detail.kind(),
        text: text.to_owned(),
    })
}

fn names<'d>(label: &'d Bilingual, aliases: &'d Aliases) -> impl Iterator<Item = &'d str> {
    let labels = [label.en.as_str(), label.fr.as_str()].into_iter();
    labels.chain(aliases.en.iter().chain(&aliases.fr).map(String::as_str))
}
