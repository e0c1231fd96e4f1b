//! The records of an entity, its names, and what only one kind of entity has.

use strum::VariantNames;

use crate::model::text::key;
use crate::model::{
    Bilingual, Entity, EntityKind, Language, OrganizationCategory, PlaceCategory, SystemCategory,
};
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
    system_cells(slug: str, word: SystemCategory) {
        entity_id -> Entity = Cell::part(slug),
        category in (SystemCategory::VARIANTS) = Cell::from(word.word()),
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
    organization_cells(slug: str, word: OrganizationCategory) {
        entity_id -> Entity = Cell::part(slug),
        category in (OrganizationCategory::VARIANTS) = Cell::from(word.word()),
    }
}

record! {
    /// The places among the entities.
    PLACES = Table::through("places", 1, "entity_id", "entities");
    place_cells(slug: str, word: PlaceCategory) {
        entity_id -> Entity = Cell::part(slug),
        category in (PlaceCategory::VARIANTS) = Cell::from(word.word()),
    }
}
