//! The records of an event and of the entities that it mentions.

use strum::VariantNames;

use super::{ORIGINS, Stored};
use crate::model::{Event, Mention, Precision, Role};
use crate::store::cell::Cell;
use crate::store::tables::Table;

record! {
    /// The events.
    EVENTS = Table::own("events", 1).referred();
    cells(event: Event) {
        slug = Cell::part(&event.slug),
        date = Cell::date(event.date),
        starts_on = Cell::start(event.date),
        ends_on = Cell::end(event.date),
        precision in (Precision::VARIANTS) = Cell::from(event.date.precision().word()),
        approximate = Cell::from(event.approximate),
        category = Cell::from(&event.category),
        title_en = Cell::from(&event.title.en),
        title_fr = Cell::from(&event.title.fr),
        summary_en = Cell::from(&event.summary.en),
        summary_fr = Cell::from(&event.summary.fr),
        passage_id -> Passage = Cell::passage(&event.at),
        span_start = Cell::from(event.at.start),
        span_length = Cell::from(event.at.length),
        origin in (ORIGINS) = Cell::origin(event.origin.as_ref()),
        confidence = Cell::confidence(event.origin.as_ref()),
        rule = Cell::rule(event.origin.as_ref()),
    }
}

record! {
    /// The entities that events mention.
    MENTIONS = Table::through("mentions", 3, "event_id", "events");
    mention_cells(event: Event, mention: Mention) {
        event_id -> Event = Cell::part(&event.slug),
        entity_id -> Entity = Cell::part(&mention.entity),
        role in (Role::VARIANTS) = Cell::from(mention.role.word()),
    }
}

/// Reads an event back, without its mentions.
pub(in crate::store) fn read(row: &Stored<'_>) -> rusqlite::Result<Event> {
    Ok(Event {
        slug: row.get("slug")?,
        date: row.parsed("date")?,
        approximate: row.get("approximate")?,
        category: row.get("category")?,
        title: row.both("title")?,
        summary: row.both("summary")?,
        at: row.locator()?,
        origin: row.origin()?,
        mentions: Vec::new(),
    })
}

/// Reads a mention back, with the slug of its event.
pub(in crate::store) fn read_mention(row: &Stored<'_>) -> rusqlite::Result<(String, Mention)> {
    let mention = Mention { entity: row.get("entity_id")?, role: row.parsed("role")? };
    Ok((row.get("event_id")?, mention))
}
