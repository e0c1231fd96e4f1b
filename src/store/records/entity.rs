//! The records of an entity, its names, and what only one kind of entity has.

use strum::VariantNames;

use super::Stored;
use crate::model::text::key;
use crate::model::{Aliases, Bilingual, Detail, Entity, EntityKind, Language};
use crate::store::cell::Cell;
use crate::store::tables::Table;

record! {
    /// The entities.
    ENTITIES = Table::own("entities", 1).referred();
    cells(entity: Entity) {
        slug = Cell::part(&entity.slug),
        kind in (EntityKind::VARIANTS) = Cell::from(entity.detail.kind().word()),
        summary_en = Cell::en(entity.summary.as_ref()),
        summary_fr = Cell::fr(entity.summary.as_ref()),
    }
}

record! {
    /// The names of entities.
    LABELS = Table::own("labels", 3);
    label_cells(slug: str, language_word: str, name: str, is_preferred: bool) {
        entity_id -> Entity = Cell::part(slug),
        language in (Language::VARIANTS) = Cell::from(language_word),
        text = Cell::part(name),
        key = Cell::from(key(name)),
        preferred = Cell::from(*is_preferred),
    }
}

record! {
    /// The systems among the entities.
    SYSTEMS = Table::through("systems", 1, "entity_id", "entities");
    system_cells(slug: str, category: String) {
        entity_id -> Entity = Cell::part(slug),
        category = Cell::from(category),
    }
}

record! {
    /// The people among the entities.
    PEOPLE = Table::through("people", 1, "entity_id", "entities");
    person_cells(slug: str, role: Option<Bilingual>) {
        entity_id -> Entity = Cell::part(slug),
        role_en = Cell::en(role.as_ref()),
        role_fr = Cell::fr(role.as_ref()),
    }
}

record! {
    /// The organizations among the entities.
    ORGANIZATIONS = Table::through("organizations", 1, "entity_id", "entities");
    organization_cells(slug: str, category: String) {
        entity_id -> Entity = Cell::part(slug),
        category = Cell::from(category),
    }
}

record! {
    /// The places among the entities.
    PLACES = Table::through("places", 1, "entity_id", "entities");
    place_cells(slug: str, category: String) {
        entity_id -> Entity = Cell::part(slug),
        category = Cell::from(category),
    }
}

/// The SQL that selects every entity as `t`, with what only its kind has.
pub(in crate::store) const SELECT: &str = "SELECT t.slug, t.kind, t.summary_en, t.summary_fr,
        n.name_en, n.name_fr, coalesce(y.category, o.category, pl.category) AS category,
        pe.role_en, pe.role_fr
    FROM entities AS t
    JOIN entity_names AS n ON n.entity_id = t.id
    LEFT JOIN systems AS y ON y.entity_id = t.id
    LEFT JOIN organizations AS o ON o.entity_id = t.id
    LEFT JOIN places AS pl ON pl.entity_id = t.id
    LEFT JOIN people AS pe ON pe.entity_id = t.id";

/// Reads an entity back from a row of [`SELECT`], without its aliases.
pub(in crate::store) fn read(row: &Stored<'_>) -> rusqlite::Result<Entity> {
    Ok(Entity {
        slug: row.get("slug")?,
        detail: match row.parsed("kind")? {
            EntityKind::System => Detail::System { category: row.get("category")? },
            EntityKind::Organization => Detail::Organization { category: row.get("category")? },
            EntityKind::Place => Detail::Place { category: row.get("category")? },
            EntityKind::Person => Detail::Person { role: row.optional_both("role")? },
            EntityKind::Other => Detail::Other,
        },
        label: row.both("name")?,
        aliases: Aliases::default(),
        summary: row.optional_both("summary")?,
    })
}
