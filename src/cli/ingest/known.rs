//! The names an article may use: those of the base. While it has no curated dataset, also
//! those of the built-in one, so that it does not matter whether a first article has
//! already created the base.

use crate::cli::args::Global;
use crate::dataset::{Folder, UnresolvedDataset};
use crate::ingest::Knowledge;
use crate::model::Dataset;
use crate::store::{Base, StoreError, Vocabulary, vocabulary};

/// The names that an article may use.
pub(super) fn known(base: Option<&Base>) -> anyhow::Result<Knowledge> {
    let vocabulary = base.map(vocabulary).transpose()?.unwrap_or_default();
    let Vocabulary { dataset, dimensions, is_curated } = vocabulary;
    if is_curated {
        return Ok(Knowledge::new(&dataset, dimensions));
    }
    let built_in = UnresolvedDataset::read(&Folder::built_in()).resolve(|_, _| false)?;
    let mut knowledge = Knowledge::new(&with(dataset, &built_in), dimensions);
    knowledge.add_dimensions(&built_in);
    Ok(knowledge)
}

/// The same, of a base that is only read.
pub(super) fn known_to_read(global: &Global) -> anyhow::Result<Knowledge> {
    match Base::inspect(&global.db, global.wait) {
        Ok(base) => {
            base.verify_schema()?;
            known(Some(&base))
        }
        Err(StoreError::Missing(_) | StoreError::Empty(_)) => known(None),
        Err(error) => Err(error.into()),
    }
}

/// The vocabulary of a base and of the built-in dataset, in the order of the base. Of two
/// records with the same slug, the one of the base counts.
fn with(mut base: Dataset, built_in: &Dataset) -> Dataset {
    add(&mut base.units, &built_in.units, |unit| &unit.slug);
    add(&mut base.metrics, &built_in.metrics, |metric| &metric.slug);
    add(&mut base.categories, &built_in.categories, |category| &category.slug);
    add(&mut base.entities, &built_in.entities, |entity| &entity.slug);
    base
}

fn add<T: Clone>(base: &mut Vec<T>, built_in: &[T], slug: impl Fn(&T) -> &String) {
    for record in built_in {
        if !base.iter().any(|other| slug(other) == slug(record)) {
            base.push(record.clone());
        }
    }
    base.sort_by(|one, other| slug(one).cmp(slug(other)));
}
