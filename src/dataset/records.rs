//! The records of a dataset, one reader each. A record with a problem is left
//! out of the draft; what it names still counts, so that one mistake makes one
//! message.

use toml_span::value::Value;

use super::extracted::{document, hash, origin};
use super::fields::Fields;
use super::symbols::{RecordKind, SymbolTable};
use crate::model::{
    Bilingual, Detail, DocumentInfo, Entity, EntityKind, Event, Figure, Mention, Metric, Outcome,
    Passage, Prediction, Qualifier, Relation, RelationKind, Role, Source, Unit,
};

/// The keys of `dataset.toml`: slug, title and document.
pub(super) fn dataset(
    fields: &mut Fields<'_, '_>,
) -> Option<(String, Bilingual, Option<DocumentInfo>)> {
    let (slug, title) = (fields.text("slug"), fields.bilingual("title"));
    let document = document(fields);
    Some((slug?, title?, document))
}

pub(super) fn source(symbols: &mut SymbolTable, value: Value<'_>) -> Option<Source> {
    let mut fields = Fields::of(symbols, "[[source]]", value)?;
    let slug = fields.slug(RecordKind::Source);
    let (title, language) = (fields.text("title"), fields.word("language"));
    let publisher = fields.optional_text("publisher");
    let (published, updated) = (fields.optional_day("published"), fields.optional_day("updated"));
    let address = fields.optional_text("address");
    let values = fields.list("passage").unwrap_or_default();
    let passages = passages(fields.symbols, values);
    fields.finish();
    Some(Source {
        slug: slug?,
        title: title?,
        language: language?,
        publisher,
        published,
        updated,
        address,
        passages,
    })
}

fn passages(symbols: &mut SymbolTable, values: Vec<Value<'_>>) -> Vec<Passage> {
    let mut passages: Vec<Passage> = Vec::new();
    for value in values {
        let offset = value.span.start;
        let Some(passage) = passage(symbols, value) else { continue };
        if passages.iter().any(|other| other.ordinal == passage.ordinal) {
            symbols.wrong(offset, format!("duplicate passage {}", passage.ordinal));
            continue;
        }
        passages.push(passage);
    }
    passages.sort_by_key(|passage| passage.ordinal);
    passages
}

fn passage(symbols: &mut SymbolTable, value: Value<'_>) -> Option<Passage> {
    let mut fields = Fields::of(symbols, "[[source.passage]]", value)?;
    let (ordinal, length) = (fields.count("ordinal", 1), fields.count("length", 1));
    let heading = fields.optional_text("heading");
    let hash = hash(&mut fields);
    fields.finish();
    Some(Passage { ordinal: ordinal?, heading, length: length?, hash: hash?, text: None })
}

pub(super) fn unit(symbols: &mut SymbolTable, value: Value<'_>) -> Option<Unit> {
    let mut fields = Fields::of(symbols, "[[unit]]", value)?;
    let slug = fields.slug(RecordKind::Unit);
    let (dimension, factor) = (fields.text("dimension"), fields.number("factor"));
    let (label, aliases) = (fields.bilingual("label"), fields.aliases());
    if factor.is_none_or(|factor| factor <= 0.0) {
        fields.symbols.wrong(fields.offset, "[[unit]] needs a `factor` above 0");
    }
    fields.finish();
    Some(Unit { slug: slug?, dimension: dimension?, factor: factor?, label: label?, aliases })
}

pub(super) fn metric(symbols: &mut SymbolTable, value: Value<'_>) -> Option<Metric> {
    let mut fields = Fields::of(symbols, "[[metric]]", value)?;
    let slug = fields.slug(RecordKind::Metric);
    let (label, aliases) = (fields.bilingual("label"), fields.aliases());
    fields.finish();
    Some(Metric { slug: slug?, label: label?, aliases })
}

pub(super) fn entity(
    symbols: &mut SymbolTable,
    kind: EntityKind,
    value: Value<'_>,
) -> Option<Entity> {
    let name = match kind {
        EntityKind::System => "[[system]]",
        EntityKind::Person => "[[person]]",
        EntityKind::Organization => "[[organization]]",
        EntityKind::Place => "[[place]]",
    };
    let mut fields = Fields::of(symbols, name, value)?;
    let slug = fields.slug(RecordKind::Entity);
    let (label, aliases) = (fields.bilingual("label"), fields.aliases());
    let summary = fields.optional_bilingual("summary");
    let detail = detail(&mut fields, kind);
    fields.finish();
    Some(Entity { slug: slug?, detail: detail?, label: label?, aliases, summary })
}

fn detail(fields: &mut Fields<'_, '_>, kind: EntityKind) -> Option<Detail> {
    Some(match kind {
        EntityKind::System => Detail::System { category: fields.word("category")? },
        EntityKind::Person => Detail::Person { role: fields.optional_bilingual("role") },
        EntityKind::Organization => Detail::Organization { category: fields.word("category")? },
        EntityKind::Place => Detail::Place { category: fields.word("category")? },
    })
}

pub(super) fn relation(
    symbols: &mut SymbolTable,
    only_source: Option<&str>,
    value: Value<'_>,
) -> Option<Relation> {
    let mut fields = Fields::of(symbols, "[[relation]]", value)?;
    let subject = fields.reference(RecordKind::Entity, "subject");
    let kind = fields.word("kind");
    let object = fields.reference(RecordKind::Entity, "object");
    let at = fields.locator(only_source);
    let offset = fields.offset;
    fields.finish();
    let (subject, kind, object): (_, RelationKind, _) = (subject?, kind?, object?);
    symbols.define(RecordKind::Relation, &format!("{subject} {kind} {object}"), offset);
    Some(Relation { subject, kind, object, at: at? })
}

pub(super) fn event(
    symbols: &mut SymbolTable,
    only_source: Option<&str>,
    value: Value<'_>,
) -> Option<Event> {
    let mut fields = Fields::of(symbols, "[[event]]", value)?;
    let slug = fields.slug(RecordKind::Event);
    let (date, approximate) = (fields.parsed("date"), fields.flag("approximate"));
    let category = fields.word("category");
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

pub(super) fn figure(
    symbols: &mut SymbolTable,
    only_source: Option<&str>,
    events: &[Event],
    value: Value<'_>,
) -> Option<Figure> {
    let mut fields = Fields::of(symbols, "[[figure]]", value)?;
    let slug = fields.slug(RecordKind::Figure);
    let event = fields.reference(RecordKind::Event, "event");
    let subject = fields.reference(RecordKind::Entity, "subject");
    let object = fields.optional_reference(RecordKind::Entity, "object");
    let metric = fields.reference(RecordKind::Metric, "metric");
    let bounds = bounds(&mut fields);
    let unit = fields.reference(RecordKind::Unit, "unit");
    let date = fields.optional_parsed("date");
    let (status, at) = (fields.word("status"), fields.locator(only_source));
    let (origin, offset) = (origin(&mut fields), fields.offset);
    fields.finish();
    let (event, (low, high, qualifier)) = (event?, bounds?);
    let stated = || events.iter().find(|other| other.slug == event).map(|event| event.date);
    let Some(date) = date.or_else(stated) else {
        symbols.undated(&event, offset);
        return None;
    };
    Some(Figure {
        slug: slug?,
        event,
        subject: subject?,
        object,
        metric: metric?,
        low,
        high,
        qualifier,
        unit: unit?,
        date,
        status: status?,
        at: at?,
        origin,
    })
}

type Bounds = (Option<f64>, Option<f64>, Qualifier);

/// The bounds, and whether they fit the qualifier.
fn bounds(fields: &mut Fields<'_, '_>) -> Option<Bounds> {
    let value = fields.number("value");
    let (low, high) = (fields.number("low"), fields.number("high"));
    let qualifier = fields.optional_word("qualifier").unwrap_or(Qualifier::Exact);
    let (low, high) = match (value, low, high) {
        (Some(value), None, None) => (Some(value), Some(value)),
        (None, low, high) => (low, high),
        _ => {
            fields.symbols.wrong(fields.offset, "[[figure]] has `value` and a bound: choose one");
            return None;
        }
    };
    let fits = match qualifier {
        Qualifier::Exact | Qualifier::About => low.is_some() && low == high,
        Qualifier::MoreThan | Qualifier::AtLeast | Qualifier::Several => {
            low.is_some() && high.is_none()
        }
        Qualifier::LessThan | Qualifier::AtMost => low.is_none() && high.is_some(),
        Qualifier::Between => low.zip(high).is_some_and(|(low, high)| low < high),
    };
    if !fits {
        let wants = match qualifier {
            Qualifier::Exact | Qualifier::About => "one `value`",
            Qualifier::MoreThan | Qualifier::AtLeast | Qualifier::Several => "`low` alone",
            Qualifier::LessThan | Qualifier::AtMost => "`high` alone",
            Qualifier::Between => "`low` below `high`",
        };
        let message = format!("[[figure]] with qualifier \"{qualifier}\" takes {wants}");
        fields.symbols.wrong(fields.offset, message);
    }
    fits.then_some((low, high, qualifier))
}

pub(super) fn prediction(
    symbols: &mut SymbolTable,
    only_source: Option<&str>,
    value: Value<'_>,
) -> Option<Prediction> {
    let mut fields = Fields::of(symbols, "[[prediction]]", value)?;
    let slug = fields.slug(RecordKind::Prediction);
    let event = fields.reference(RecordKind::Event, "event");
    let by = fields.reference(RecordKind::Entity, "by");
    let subject = fields.reference(RecordKind::Entity, "subject");
    let (due, approximate) = (fields.parsed("due"), fields.flag("approximate"));
    let statement = fields.bilingual("statement");
    let figure = fields.optional_reference(RecordKind::Figure, "figure");
    let (at, origin) = (fields.locator(only_source), origin(&mut fields));
    let outcome = outcome(&mut fields);
    fields.finish();
    Some(Prediction {
        slug: slug?,
        event: event?,
        by: by?,
        subject: subject?,
        due: due?,
        approximate,
        statement: statement?,
        figure,
        at: at?,
        origin,
        outcome,
    })
}

fn outcome(fields: &mut Fields<'_, '_>) -> Option<Outcome> {
    let value = fields.take("outcome")?;
    let mut fields = Fields::of(fields.symbols, "[prediction.outcome]", value)?;
    let (verdict, event) = (fields.word("verdict"), fields.reference(RecordKind::Event, "event"));
    fields.finish();
    Some(Outcome { verdict: verdict?, event: event? })
}
