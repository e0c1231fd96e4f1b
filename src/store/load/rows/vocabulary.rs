//! The rows of units, metrics, categories and entities, except those that belong to another dataset.

use std::collections::HashSet;

use super::sink::{Done, Sink};
use super::sorted::each;
use crate::model::{Aliases, Bilingual, Dataset, Detail, Entity, EntityKind};
use crate::store::load::shared::Shared;
use crate::store::records::{entity, vocabulary};

/// A dataset, and the vocabulary that it shares with others.
pub(super) struct Vocabulary<'d> {
    pub(super) dataset: &'d Dataset,
    pub(super) shared: &'d Shared,
}

/// A record with labels and aliases.
struct Named<'d> {
    table: &'static str,
    slug: &'d str,
    label: &'d Bilingual,
    aliases: &'d Aliases,
}

/// Calls `give` for the records that do not belong to another dataset.
fn own<'d, T>(
    records: &'d [T],
    shared: &HashSet<String>,
    slug: fn(&T) -> &String,
    give: impl FnMut(&'d T) -> Done,
) -> Done {
    each(records.iter().filter(|record| !shared.contains(slug(record))), slug, give)
}

impl Vocabulary<'_> {
    pub(super) fn units(&self, sink: Sink<'_>) -> Done {
        own(
            &self.dataset.units,
            &self.shared.units,
            |unit| &unit.slug,
            |unit| sink(&vocabulary::unit_cells(unit), None),
        )
    }

    pub(super) fn unit_aliases(&self, sink: Sink<'_>) -> Done {
        each(
            self.dataset.units.iter(),
            |unit| &unit.slug,
            |unit| {
                let (slug, label, aliases) = (&unit.slug, &unit.label, &unit.aliases);
                self.names(&Named { table: "unit_aliases", slug, label, aliases }, sink)
            },
        )
    }

    pub(super) fn metrics(&self, sink: Sink<'_>) -> Done {
        own(
            &self.dataset.metrics,
            &self.shared.metrics,
            |metric| &metric.slug,
            |metric| sink(&vocabulary::metric_cells(metric), None),
        )
    }

    pub(super) fn metric_aliases(&self, sink: Sink<'_>) -> Done {
        each(
            self.dataset.metrics.iter(),
            |metric| &metric.slug,
            |metric| {
                let (slug, label, aliases) = (&metric.slug, &metric.label, &metric.aliases);
                self.names(&Named { table: "metric_aliases", slug, label, aliases }, sink)
            },
        )
    }

    pub(super) fn categories(&self, sink: Sink<'_>) -> Done {
        own(
            &self.dataset.categories,
            &self.shared.categories,
            |category| &category.slug,
            |category| sink(&vocabulary::category_cells(category), None),
        )
    }

    /// The aliases of categories, the plural among them.
    pub(super) fn category_aliases(&self, sink: Sink<'_>) -> Done {
        each(
            self.dataset.categories.iter(),
            |category| &category.slug,
            |category| {
                let mut aliases = category.aliases.clone();
                aliases.en.push(category.plural.en.clone());
                aliases.fr.push(category.plural.fr.clone());
                let (slug, label) = (&category.slug, &category.label);
                let names = Named { table: "category_aliases", slug, label, aliases: &aliases };
                self.names(&names, sink)
            },
        )
    }

    pub(super) fn entities(&self, sink: Sink<'_>) -> Done {
        self.own_entities(|_| true, |entity| sink(&entity::cells(entity), None))
    }

    pub(super) fn labels(&self, sink: Sink<'_>) -> Done {
        each(
            self.dataset.entities.iter(),
            |entity| &entity.slug,
            |entity| {
                let (slug, label, aliases) = (&entity.slug, &entity.label, &entity.aliases);
                self.names(&Named { table: "labels", slug, label, aliases }, sink)
            },
        )
    }

    /// The rows of the table of one kind of entity.
    pub(super) fn details(&self, kind: EntityKind, sink: Sink<'_>) -> Done {
        self.own_entities(
            |detail| detail.kind() == kind,
            |entity| {
                let slug = &entity.slug;
                match &entity.detail {
                    Detail::System { category } => {
                        sink(&entity::system_cells(slug, category), None)
                    }
                    Detail::Person { role } => sink(&entity::person_cells(slug, role), None),
                    Detail::Organization { category } => {
                        sink(&entity::organization_cells(slug, category), None)
                    }
                    Detail::Place { category } => sink(&entity::place_cells(slug, category), None),
                    Detail::Other => Ok(()),
                }
            },
        )
    }

    fn own_entities(
        &self,
        picked: impl Fn(&Detail) -> bool,
        give: impl FnMut(&Entity) -> Done,
    ) -> Done {
        let own = |entity: &&Entity| {
            picked(&entity.detail) && !self.shared.entities.contains(&entity.slug)
        };
        each(self.dataset.entities.iter().filter(own), |entity| &entity.slug, give)
    }

    /// The label and the aliases by language; an alias equal to the label is skipped.
    fn names(&self, named: &Named<'_>, sink: Sink<'_>) -> Done {
        let &Named { table, slug, label, aliases } = named;
        let own = !self.shared.entities.contains(slug);
        for (language, label, aliases) in
            [("en", &label.en, &aliases.en), ("fr", &label.fr, &aliases.fr)]
        {
            let names = aliases.iter().filter(|name| *name != label).chain([label]);
            each(
                names,
                |name| name,
                |name| {
                    if self.shared.has_label(table, slug, language, name) {
                        return Ok(());
                    }
                    match table {
                        "labels" => {
                            let is_preferred = own && name == label;
                            sink(&entity::label_cells(slug, language, name, &is_preferred), None)
                        }
                        "unit_aliases" => {
                            sink(&vocabulary::unit_alias_cells(slug, language, name), None)
                        }
                        "category_aliases" => {
                            sink(&vocabulary::category_alias_cells(slug, language, name), None)
                        }
                        _ => sink(&vocabulary::metric_alias_cells(slug, language, name), None),
                    }
                },
            )?;
        }
        Ok(())
    }
}
