//! A dataset as rows: for every table a map from key to values, with slugs
//! where the base has ids.

use std::collections::BTreeMap;

use rusqlite::types::Value;

use super::shared::Shared;
use crate::model::text::key;
use crate::model::{
    Aliases, Bilingual, Dataset, Detail, Entity, FactKind, Locator, Origin, Period, Support,
};
use crate::store::tables::TABLES;

/// The rows of one table, by key.
pub(super) type Flat = BTreeMap<Vec<String>, Vec<Value>>;

/// All rows of a dataset, in the order of `TABLES`.
pub(super) fn flatten(dataset: &Dataset, shared: &Shared) -> Vec<Flat> {
    let mut rows = Flattened { flats: TABLES.iter().map(|_| Flat::new()).collect() };
    if let Some(document) = &dataset.document {
        let values = vec![text(&document.name), text(document.format.word())];
        rows.put("documents", [&document.hash], values);
    }
    rows.sources(dataset);
    rows.vocabulary(dataset, shared);
    for entity in &dataset.entities {
        rows.entity(entity, shared);
    }
    rows.events(dataset);
    rows.figures(dataset);
    rows.predictions(dataset);
    rows.supports(dataset);
    rows.flats
}

struct Flattened {
    flats: Vec<Flat>,
}

impl Flattened {
    fn put<const K: usize>(&mut self, table: &str, key: [&str; K], values: Vec<Value>) {
        let index = TABLES.iter().position(|other| other.name == table);
        if let Some(flat) = index.and_then(|index| self.flats.get_mut(index)) {
            flat.insert(key.iter().map(|&part| part.to_owned()).collect(), values);
        }
    }

    fn sources(&mut self, dataset: &Dataset) {
        for source in &dataset.sources {
            let values = vec![
                text(&source.title),
                text(source.language.word()),
                optional(source.publisher.as_deref()),
                day(source.published),
                day(source.updated),
                optional(source.address.as_deref()),
            ];
            self.put("sources", [&source.slug], values);
            for passage in &source.passages {
                let ordinal = passage.ordinal.to_string();
                let values = vec![
                    optional(passage.heading.as_deref()),
                    Value::Integer(passage.length.into()),
                    text(&passage.hash),
                ];
                self.put("passages", [&source.slug, &ordinal], values);
            }
        }
    }

    fn vocabulary(&mut self, dataset: &Dataset, shared: &Shared) {
        for unit in &dataset.units {
            if !shared.units.contains(&unit.slug) {
                let (en, fr) = both(&unit.label);
                let values = vec![text(&unit.dimension), Value::Real(unit.factor), en, fr];
                self.put("units", [&unit.slug], values);
            }
            self.names("unit_aliases", &unit.slug, &unit.label, &unit.aliases, shared);
        }
        for metric in &dataset.metrics {
            if !shared.metrics.contains(&metric.slug) {
                let (en, fr) = both(&metric.label);
                self.put("metrics", [&metric.slug], vec![en, fr]);
            }
            self.names("metric_aliases", &metric.slug, &metric.label, &metric.aliases, shared);
        }
    }

    /// The label and the aliases of `slug`, each in its language.
    fn names(
        &mut self,
        table: &'static str,
        slug: &str,
        label: &Bilingual,
        aliases: &Aliases,
        shared: &Shared,
    ) {
        let foreign = shared.entities.contains(slug);
        for (language, label, aliases) in
            [("en", &label.en, &aliases.en), ("fr", &label.fr, &aliases.fr)]
        {
            for (name, preferred) in
                aliases.iter().map(|name| (name, false)).chain([(label, !foreign)])
            {
                let known = (table, slug.to_owned(), language.to_owned(), name.clone());
                if shared.labels.contains(&known) {
                    continue;
                }
                let mut values = vec![text(&key(name))];
                if table == "labels" {
                    values.push(Value::Integer(preferred.into()));
                }
                self.put(table, [slug, language, name], values);
            }
        }
    }

    fn entity(&mut self, entity: &Entity, shared: &Shared) {
        let slug = entity.slug.as_str();
        self.names("labels", slug, &entity.label, &entity.aliases, shared);
        if shared.entities.contains(slug) {
            return;
        }
        let (en, fr) = optional_both(entity.summary.as_ref());
        self.put("entities", [slug], vec![text(entity.detail.kind().word()), en, fr]);
        match &entity.detail {
            Detail::System { category } => {
                self.put("systems", [slug], vec![text(category.word())]);
            }
            Detail::Person { role } => {
                let (en, fr) = optional_both(role.as_ref());
                self.put("people", [slug], vec![en, fr]);
            }
            Detail::Organization { category } => {
                self.put("organizations", [slug], vec![text(category.word())]);
            }
            Detail::Place { category } => self.put("places", [slug], vec![text(category.word())]),
        }
    }

    fn events(&mut self, dataset: &Dataset) {
        for relation in &dataset.relations {
            let key = [relation.subject.as_str(), relation.kind.word(), &relation.object];
            self.put("relations", key, locator(&relation.at).to_vec());
        }
        for event in &dataset.events {
            let mut values = dates(event.date).to_vec();
            let (title_en, title_fr) = both(&event.title);
            let (summary_en, summary_fr) = both(&event.summary);
            values.extend([
                Value::Integer(event.approximate.into()),
                text(event.category.word()),
                title_en,
                title_fr,
                summary_en,
                summary_fr,
            ]);
            values.extend(locator(&event.at));
            values.extend(origin(event.origin.as_ref()));
            self.put("events", [&event.slug], values);
            for mention in &event.mentions {
                let key = [event.slug.as_str(), &mention.entity, mention.role.word()];
                self.put("mentions", key, Vec::new());
            }
        }
    }

    fn figures(&mut self, dataset: &Dataset) {
        for figure in &dataset.figures {
            let bound = |bound: Option<f64>| bound.map_or(Value::Null, Value::Real);
            let mut values = vec![
                text(&figure.event),
                text(&figure.subject),
                optional(figure.object.as_deref()),
                text(&figure.metric),
                bound(figure.low),
                bound(figure.high),
                text(figure.qualifier.word()),
                text(&figure.unit),
            ];
            values.extend(dates(figure.date));
            values.push(text(figure.status.word()));
            values.extend(locator(&figure.at));
            values.extend(origin(figure.origin.as_ref()));
            self.put("figures", [&figure.slug], values);
        }
    }

    fn predictions(&mut self, dataset: &Dataset) {
        for prediction in &dataset.predictions {
            let mut values =
                vec![text(&prediction.event), text(&prediction.by), text(&prediction.subject)];
            values.extend(dates(prediction.due));
            let (statement_en, statement_fr) = both(&prediction.statement);
            values.extend([
                Value::Integer(prediction.approximate.into()),
                statement_en,
                statement_fr,
                optional(prediction.figure.as_deref()),
            ]);
            values.extend(locator(&prediction.at));
            values.extend(origin(prediction.origin.as_ref()));
            self.put("predictions", [&prediction.slug], values);
            if let Some(outcome) = &prediction.outcome {
                let values = vec![text(outcome.verdict.word()), text(&outcome.event)];
                self.put("outcomes", [&prediction.slug], values);
            }
        }
    }

    fn supports(&mut self, dataset: &Dataset) {
        for Support { fact, at, origin } in &dataset.supports {
            let of = |kind| if fact.kind == kind { fact.slug.as_str() } else { "" };
            let passage = passage(at);
            let (start, length) = (at.start.to_string(), at.length.to_string());
            let key = [
                passage.as_str(),
                &start,
                &length,
                of(FactKind::Event),
                of(FactKind::Figure),
                of(FactKind::Prediction),
            ];
            let values = vec![Value::Real(origin.confidence), text(&origin.rule)];
            self.put("supports", key, values);
        }
    }
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

fn optional(value: Option<&str>) -> Value {
    value.map_or(Value::Null, text)
}

fn day(period: Option<Period>) -> Value {
    period.map_or(Value::Null, |period| Value::Text(period.start().to_string()))
}

fn both(texts: &Bilingual) -> (Value, Value) {
    (text(&texts.en), text(&texts.fr))
}

fn optional_both(texts: Option<&Bilingual>) -> (Value, Value) {
    texts.map_or((Value::Null, Value::Null), both)
}

/// The date as written, its first and last day, and its precision.
fn dates(period: Period) -> [Value; 4] {
    [
        Value::Text(period.to_string()),
        Value::Text(period.start().to_string()),
        Value::Text(period.end().to_string()),
        text(period.precision().word()),
    ]
}

fn locator(at: &Locator) -> [Value; 3] {
    [Value::Text(passage(at)), Value::Integer(at.start.into()), Value::Integer(at.length.into())]
}

/// The passage of a locator as the loader names it.
fn passage(at: &Locator) -> String {
    format!("{}#{}", at.source, at.passage)
}

/// Whether a fact was extracted, how sure and by which rule.
fn origin(origin: Option<&Origin>) -> [Value; 3] {
    origin.map_or([text("curated"), Value::Null, Value::Null], |origin| {
        [text("extracted"), Value::Real(origin.confidence), text(&origin.rule)]
    })
}
