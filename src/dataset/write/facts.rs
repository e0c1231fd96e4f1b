//! The facts of a dataset as records, each with its locator.

use std::collections::HashMap;

use super::record::{Record, list, number, quoted};
use crate::model::{Dataset, Event, Figure, Locator, Origin, Period, Prediction, Qualifier, Role};

/// The facts with what their records leave out because it is understood.
pub(super) struct Facts<'d> {
    dataset: &'d Dataset,
    /// The dates of the dataset's own events: a figure's unless it says another.
    dates: HashMap<&'d str, Period>,
}

impl<'d> Facts<'d> {
    pub(super) fn of(dataset: &'d Dataset) -> Self {
        let dates = dataset.events.iter().map(|event| (event.slug.as_str(), event.date));
        Self { dataset, dates: dates.collect() }
    }

    pub(super) fn relations(&self) -> String {
        let mut out = String::new();
        for relation in &self.dataset.relations {
            let mut record = Record::new("[[relation]]");
            record.text("subject", &relation.subject);
            record.text("kind", relation.kind.word());
            record.text("object", &relation.object);
            record.put("at", self.locator(&relation.at));
            record.write(&mut out);
        }
        out
    }

    pub(super) fn events(&self) -> String {
        let mut out = String::new();
        for event in &self.dataset.events {
            let mut record = Record::new("[[event]]");
            record.text("slug", &event.slug);
            record.text("date", &event.date.to_string());
            flag(&mut record, event.approximate);
            record.text("category", event.category.word());
            record.both("title", &event.title);
            record.both("summary", &event.summary);
            self.stands(&mut record, &event.at, event.origin.as_ref());
            record.write(&mut out);
            mentions(event, &mut out);
        }
        out
    }

    pub(super) fn figures(&self) -> String {
        let mut out = String::new();
        for figure in &self.dataset.figures {
            let mut record = Record::new("[[figure]]");
            record.text("slug", &figure.slug);
            record.text("event", &figure.event);
            record.text("subject", &figure.subject);
            record.optional("object", figure.object.as_deref());
            record.text("metric", &figure.metric);
            amount(&mut record, figure);
            record.text("unit", &figure.unit);
            if self.dates.get(figure.event.as_str()) != Some(&figure.date) {
                record.text("date", &figure.date.to_string());
            }
            record.text("status", figure.status.word());
            self.stands(&mut record, &figure.at, figure.origin.as_ref());
            record.write(&mut out);
        }
        out
    }

    pub(super) fn predictions(&self) -> String {
        let mut out = String::new();
        for prediction in &self.dataset.predictions {
            let mut record = Record::new("[[prediction]]");
            record.text("slug", &prediction.slug);
            record.text("event", &prediction.event);
            record.text("by", &prediction.by);
            record.text("subject", &prediction.subject);
            record.text("due", &prediction.due.to_string());
            flag(&mut record, prediction.approximate);
            record.both("statement", &prediction.statement);
            record.optional("figure", prediction.figure.as_deref());
            self.stands(&mut record, &prediction.at, prediction.origin.as_ref());
            record.write(&mut out);
            outcome(prediction, &mut out);
        }
        out
    }

    pub(super) fn supports(&self) -> String {
        let mut out = String::new();
        for support in &self.dataset.supports {
            let mut record = Record::new("[[support]]");
            record.text(support.fact.kind.word(), &support.fact.slug);
            self.stands(&mut record, &support.at, Some(&support.origin));
            record.write(&mut out);
        }
        out
    }

    /// Puts where a fact stands and how it was extracted.
    fn stands(&self, record: &mut Record, at: &Locator, origin: Option<&Origin>) {
        record.put("at", self.locator(at));
        if let Some(Origin { confidence, rule }) = origin {
            let (confidence, rule) = (number(*confidence), quoted(rule));
            record.put("origin", format!("{{ confidence = {confidence}, rule = {rule} }}"));
        }
    }

    /// A locator; with its source where the dataset has not just one.
    fn locator(&self, at: &Locator) -> String {
        let source = match self.dataset.sources.as_slice() {
            [only] if only.slug == at.source => String::new(),
            _ => format!("source = {}, ", quoted(&at.source)),
        };
        let Locator { passage, start, length, .. } = at;
        format!("{{ {source}passage = {passage}, start = {start}, length = {length} }}")
    }
}

fn flag(record: &mut Record, approximate: bool) {
    if approximate {
        record.put("approximate", "true".to_owned());
    }
}

fn amount(record: &mut Record, figure: &Figure) {
    match (figure.low, figure.high) {
        (Some(low), Some(high)) if low.to_bits() == high.to_bits() => {
            record.put("value", number(low));
        }
        bounds => {
            for (key, bound) in [("low", bounds.0), ("high", bounds.1)] {
                if let Some(bound) = bound {
                    record.put(key, number(bound));
                }
            }
        }
    }
    if figure.qualifier != Qualifier::Exact {
        record.text("qualifier", figure.qualifier.word());
    }
}

fn mentions(event: &Event, out: &mut String) {
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

fn outcome(prediction: &Prediction, out: &mut String) {
    if let Some(outcome) = &prediction.outcome {
        let mut record = Record::new("[prediction.outcome]");
        record.text("verdict", outcome.verdict.word());
        record.text("event", &outcome.event);
        record.write(out);
    }
}
