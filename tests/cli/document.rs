//! What a document may be read as, made by hand: a dataset with texts and origins,
//! as ingesting gets it.

use std::time::Duration;

use kb::model::text::{normalise_passage, passage_hash, scalar_count};
use kb::model::{
    Aliases, Bilingual, Dataset, DocumentFormat, DocumentInfo, Event, Figure, FigureStatus,
    Language, Locator, Mention, Metric, Origin, Passage, Prediction, Qualifier, Role, Source, Unit,
};
use kb::store::{Ingest, Ingested};

use super::support::Folder;

/// A document of a name, read as dataset and source of that name, with these
/// passages and no facts.
pub(crate) fn document(name: &str, version: char, passages: &[&str]) -> Dataset {
    let source = Source {
        slug: name.to_owned(),
        title: name.to_owned(),
        language: Language::En,
        publisher: None,
        published: None,
        updated: None,
        address: None,
        passages: (1..).zip(passages).map(|(ordinal, text)| passage(ordinal, text)).collect(),
    };
    let info = DocumentInfo {
        hash: version.to_string().repeat(64),
        name: format!("{name}.txt"),
        format: DocumentFormat::Text,
    };
    Dataset {
        slug: name.to_owned(),
        title: bilingual(name),
        document: Some(info),
        sources: vec![source],
        units: vec![unit("eur")],
        metrics: vec![Metric {
            slug: "price".to_owned(),
            label: bilingual("price"),
            aliases: Aliases::default(),
        }],
        ..Dataset::default()
    }
}

fn passage(ordinal: u32, text: &str) -> Passage {
    let text = normalise_passage(text);
    let (length, hash) = (scalar_count(&text), passage_hash(&text));
    Passage { ordinal, heading: None, length, hash, text: Some(text) }
}

fn unit(slug: &str) -> Unit {
    let label = bilingual(slug);
    let aliases = Aliases::default();
    Unit { slug: slug.to_owned(), dimension: slug.to_owned(), factor: 1.0, label, aliases }
}

fn bilingual(text: &str) -> Bilingual {
    Bilingual { en: text.to_owned(), fr: text.to_owned() }
}

fn origin(rule: &str) -> Origin {
    Origin { confidence: 0.75, rule: rule.to_owned() }
}

fn at(dataset: &Dataset, passage: u32, start: u32, length: u32) -> Locator {
    Locator { source: dataset.slug.clone(), passage, start, length }
}

/// Adds an event that fills a passage.
pub(crate) fn event(dataset: &mut Dataset, passage: u32, date: &str, mentions: &[(&str, Role)]) {
    let slug = format!("{}-event-{}", dataset.slug, dataset.events.len() + 1);
    let text = &dataset.sources[0].passages[passage as usize - 1];
    let locator = at(dataset, passage, 0, text.length);
    let mention =
        |(entity, role): &(&str, Role)| Mention { entity: (*entity).to_owned(), role: *role };
    let event = Event {
        title: bilingual(&slug),
        summary: bilingual(&slug),
        slug,
        date: date.parse().unwrap(),
        approximate: false,
        category: "statement".to_owned(),
        at: locator,
        origin: Some(origin("dated-sentence")),
        mentions: mentions.iter().map(mention).collect(),
    };
    dataset.events.push(event);
}

/// Adds a figure of the last event, about Dojo.
pub(crate) fn figure(dataset: &mut Dataset, value: f64, unit: &str, span: (u32, u32)) {
    let event = dataset.events.last().unwrap().clone();
    let figure = Figure {
        slug: format!("{}-figure-{}", dataset.slug, dataset.figures.len() + 1),
        event: event.slug,
        subject: "dojo".to_owned(),
        object: None,
        metric: "price".to_owned(),
        low: Some(value),
        high: Some(value),
        qualifier: Qualifier::Exact,
        unit: unit.to_owned(),
        date: event.date,
        status: FigureStatus::Reported,
        at: at(dataset, event.at.passage, span.0, span.1),
        origin: Some(origin("amount")),
    };
    dataset.figures.push(figure);
}

/// Adds a prediction of the last event, by Elon Musk about Dojo.
pub(crate) fn prediction(dataset: &mut Dataset, due: &str, span: (u32, u32)) {
    let event = dataset.events.last().unwrap().clone();
    let prediction = Prediction {
        slug: format!("{}-prediction-{}", dataset.slug, dataset.predictions.len() + 1),
        event: event.slug,
        by: "elon-musk".to_owned(),
        subject: "dojo".to_owned(),
        due: due.parse().unwrap(),
        approximate: false,
        statement: bilingual("It will be so."),
        figure: None,
        at: at(dataset, event.at.passage, span.0, span.1),
        origin: Some(origin("deadline")),
        outcome: None,
    };
    dataset.predictions.push(prediction);
}

/// Ingests it into the folder's base.
pub(crate) fn ingest(folder: &Folder, dataset: &Dataset) -> Ingested {
    try_to_ingest(folder, dataset).unwrap()
}

/// The same where it may be refused.
pub(crate) fn try_to_ingest(
    folder: &Folder,
    dataset: &Dataset,
) -> Result<Ingested, kb::store::StoreError> {
    kb::store::ingest(&folder.path("kb.db"), Duration::from_secs(5), &Ingest::of(dataset))
}
