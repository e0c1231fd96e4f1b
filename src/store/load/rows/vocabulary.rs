//! The rows of units, metrics and entities, but for those that another dataset
//! brought into the base first.

use super::sorted::each;
use super::{Done, Sink};
use crate::model::text::key;
use crate::model::{Aliases, Bilingual, Dataset, Detail, Entity, EntityKind};
use crate::store::load::cell::Cell;
use crate::store::load::shared::Shared;

/// A dataset, and what it shares with others.
pub(super) struct Vocabulary<'d> {
    pub(super) dataset: &'d Dataset,
    pub(super) shared: &'d Shared,
}

/// What has names, and is known by a slug.
struct Named<'d> {
    table: &'static str,
    slug: &'d str,
    label: &'d Bilingual,
    aliases: &'d Aliases,
}

impl Vocabulary<'_> {
    pub(super) fn units(&self, sink: Sink<'_>) -> Done {
        let own = |slug: &String| !self.shared.units.contains(slug);
        each(
            self.dataset.units.iter().filter(|unit| own(&unit.slug)),
            |unit| &unit.slug,
            |unit| {
                let [en, fr] = Cell::both(&unit.label);
                let (dimension, factor) = (Cell::from(&unit.dimension), Cell::Real(unit.factor));
                sink(&[Cell::part(&unit.slug), dimension, factor, en, fr], None)
            },
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
        let own = |slug: &String| !self.shared.metrics.contains(slug);
        each(
            self.dataset.metrics.iter().filter(|metric| own(&metric.slug)),
            |metric| &metric.slug,
            |metric| {
                let [en, fr] = Cell::both(&metric.label);
                sink(&[Cell::part(&metric.slug), en, fr], None)
            },
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

    pub(super) fn entities(&self, sink: Sink<'_>) -> Done {
        self.own_entities(
            |_| true,
            |entity| {
                let [en, fr] = Cell::optional_both(entity.summary.as_ref());
                let kind = Cell::from(entity.detail.kind().word());
                sink(&[Cell::part(&entity.slug), kind, en, fr], None)
            },
        )
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

    /// The systems, organizations or places.
    pub(super) fn categories(&self, kind: EntityKind, sink: Sink<'_>) -> Done {
        self.own_entities(
            |detail| detail.kind() == kind,
            |entity| {
                let category = match &entity.detail {
                    Detail::System { category } => category.word(),
                    Detail::Organization { category } => category.word(),
                    Detail::Place { category } => category.word(),
                    Detail::Person { .. } => return Ok(()),
                };
                sink(&[Cell::part(&entity.slug), Cell::from(category)], None)
            },
        )
    }

    pub(super) fn people(&self, sink: Sink<'_>) -> Done {
        self.own_entities(
            |detail| detail.kind() == EntityKind::Person,
            |entity| {
                let Detail::Person { role } = &entity.detail else { return Ok(()) };
                let [en, fr] = Cell::optional_both(role.as_ref());
                sink(&[Cell::part(&entity.slug), en, fr], None)
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

    /// The label and the aliases, each in its language; what is both is the label.
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
                    let key = Cell::from(key(name));
                    let row = [Cell::part(slug), Cell::from(language), Cell::part(name), key];
                    if table != "labels" {
                        return sink(&row, None);
                    }
                    let [slug, language, text, key] = row;
                    let preferred = Cell::from(own && name == label);
                    sink(&[slug, language, text, key, preferred], None)
                },
            )?;
        }
        Ok(())
    }
}
