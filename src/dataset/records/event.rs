//! `[[event]]` and `[event.mentions]`: their keys, read and written.

use toml_span::value::Value;

use super::context::{Context, flag};
use super::extracted::origin;
use crate::dataset::fields::Fields;
use crate::dataset::symbols::{RecordKind, SymbolTable};
use crate::dataset::toml_record::{Record, list};
use crate::model::{CategoryKind, Event, Mention, Role};

/// Reads an event.
pub(in crate::dataset) fn read(
    symbols: &mut SymbolTable,
    only_source: Option<&str>,
    value: Value<'_>,
) -> Option<Event> {
    let mut fields = Fields::of(symbols, "[[event]]", value)?;
    let slug = fields.slug(RecordKind::Event);
    let (date, approximate) = (fields.parsed("date"), fields.flag("approximate"));
    let category = fields.reference(RecordKind::Category(CategoryKind::Event), "category");
    let (title, summary) = (fields.bilingual("title"), fields.bilingual("summary"));
    let (at, origin) = (fields.locator(only_source), origin(&mut fields));
    let mentions = mentions(&mut fields);
    fields.finish();
    Some(Event {
        slug: slug?,
        date: date?,
        approximate,
        category: category?,
        title: title?,
        summary: summary?,
        at: at?,
        origin,
        mentions,
    })
}

fn mentions(fields: &mut Fields<'_, '_>) -> Vec<Mention> {
    let Some(value) = fields.take("mentions") else { return Vec::new() };
    let Some(mut fields) = Fields::of(fields.symbols, "[event.mentions]", value) else {
        return Vec::new();
    };
    let mut mentions = Vec::new();
    for &role in Role::ALL {
        let entities = fields.references(RecordKind::Entity, role.word());
        mentions.extend(entities.into_iter().map(|entity| Mention { entity, role }));
    }
    fields.finish();
    mentions.sort();
    mentions.dedup();
    mentions
}

/// Writes an event as TOML.
pub(in crate::dataset) fn write(event: &Event, context: &Context<'_>, out: &mut String) {
    let mut record = Record::new("[[event]]");
    record.text("slug", &event.slug);
    record.text("date", &event.date.to_string());
    flag(&mut record, event.approximate);
    record.text("category", &event.category);
    record.both("title", &event.title);
    record.both("summary", &event.summary);
    context.stands(&mut record, &event.at, event.origin.as_ref());
    record.write(out);
    write_mentions(event, out);
}

fn write_mentions(event: &Event, out: &mut String) {
    let mut record = Record::new("[event.mentions]");
    for &role in Role::ALL {
        let of_role = event.mentions.iter().filter(|mention| mention.role == role);
        let entities: Vec<_> = of_role.map(|mention| mention.entity.as_str()).collect();
        if !entities.is_empty() {
            record.put(role.word(), list(&entities));
        }
    }
    if !event.mentions.is_empty() {
        record.write(out);
    }
}
