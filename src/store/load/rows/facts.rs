//! The rows of relations, events, figures, predictions and supports.

use super::sorted::each;
use super::{Done, Sink};
use crate::model::{Dataset, FactKind, Support};
use crate::store::load::cell::Cell;

pub(super) fn relations(dataset: &Dataset, sink: Sink<'_>) -> Done {
    each(
        dataset.relations.iter(),
        |relation| (&relation.subject, relation.kind.word(), &relation.object),
        |relation| {
            let (kind, object) = (Cell::from(relation.kind.word()), Cell::part(&relation.object));
            let [passage, start, length] = Cell::locator(&relation.at);
            sink(&[Cell::part(&relation.subject), kind, object, passage, start, length], None)
        },
    )
}

pub(super) fn events(dataset: &Dataset, sink: Sink<'_>) -> Done {
    each(
        dataset.events.iter(),
        |event| &event.slug,
        |event| {
            let [date, starts_on, ends_on, precision] = Cell::dates(event.date);
            let [title_en, title_fr] = Cell::both(&event.title);
            let [summary_en, summary_fr] = Cell::both(&event.summary);
            let [passage, start, length] = Cell::locator(&event.at);
            let [origin, confidence, rule] = Cell::origin(event.origin.as_ref());
            let row = [
                Cell::part(&event.slug),
                date,
                starts_on,
                ends_on,
                precision,
                Cell::from(event.approximate),
                Cell::from(event.category.word()),
                title_en,
                title_fr,
                summary_en,
                summary_fr,
                passage,
                start,
                length,
                origin,
                confidence,
                rule,
            ];
            sink(&row, None)
        },
    )
}

pub(super) fn mentions(dataset: &Dataset, sink: Sink<'_>) -> Done {
    each(
        dataset.events.iter(),
        |event| &event.slug,
        |event| {
            each(
                event.mentions.iter(),
                |mention| (&mention.entity, mention.role.word()),
                |mention| {
                    let (entity, role) = (Cell::part(&mention.entity), mention.role.word());
                    sink(&[Cell::part(&event.slug), entity, Cell::from(role)], None)
                },
            )
        },
    )
}

pub(super) fn figures(dataset: &Dataset, sink: Sink<'_>) -> Done {
    each(
        dataset.figures.iter(),
        |figure| &figure.slug,
        |figure| {
            let [date, starts_on, ends_on, precision] = Cell::dates(figure.date);
            let [passage, start, length] = Cell::locator(&figure.at);
            let [origin, confidence, rule] = Cell::origin(figure.origin.as_ref());
            let row = [
                Cell::part(&figure.slug),
                Cell::from(&figure.event),
                Cell::from(&figure.subject),
                Cell::optional(figure.object.as_deref()),
                Cell::from(&figure.metric),
                Cell::from(figure.low),
                Cell::from(figure.high),
                Cell::from(figure.qualifier.word()),
                Cell::from(&figure.unit),
                date,
                starts_on,
                ends_on,
                precision,
                Cell::from(figure.status.word()),
                passage,
                start,
                length,
                origin,
                confidence,
                rule,
            ];
            sink(&row, None)
        },
    )
}

pub(super) fn predictions(dataset: &Dataset, sink: Sink<'_>) -> Done {
    each(
        dataset.predictions.iter(),
        |prediction| &prediction.slug,
        |prediction| {
            let [due, due_from, due_to, precision] = Cell::dates(prediction.due);
            let [statement_en, statement_fr] = Cell::both(&prediction.statement);
            let [passage, start, length] = Cell::locator(&prediction.at);
            let [origin, confidence, rule] = Cell::origin(prediction.origin.as_ref());
            let row = [
                Cell::part(&prediction.slug),
                Cell::from(&prediction.event),
                Cell::from(&prediction.by),
                Cell::from(&prediction.subject),
                due,
                due_from,
                due_to,
                precision,
                Cell::from(prediction.approximate),
                statement_en,
                statement_fr,
                Cell::optional(prediction.figure.as_deref()),
                passage,
                start,
                length,
                origin,
                confidence,
                rule,
            ];
            sink(&row, None)
        },
    )
}

pub(super) fn outcomes(dataset: &Dataset, sink: Sink<'_>) -> Done {
    each(
        dataset.predictions.iter().filter(|prediction| prediction.outcome.is_some()),
        |prediction| &prediction.slug,
        |prediction| {
            let Some(outcome) = &prediction.outcome else { return Ok(()) };
            let (verdict, event) = (Cell::from(outcome.verdict.word()), &outcome.event);
            sink(&[Cell::part(&prediction.slug), verdict, Cell::from(event)], None)
        },
    )
}

pub(super) fn supports(dataset: &Dataset, sink: Sink<'_>) -> Done {
    each(dataset.supports.iter(), Support::key, |Support { fact, at, origin }| {
        let of = |kind| Cell::part(if fact.kind == kind { &fact.slug } else { "" });
        let [passage, start, length] = Cell::locator(at);
        let row = [
            passage,
            start,
            length,
            of(FactKind::Event),
            of(FactKind::Figure),
            of(FactKind::Prediction),
            Cell::Real(origin.confidence),
            Cell::from(&origin.rule),
        ];
        sink(&row, None)
    })
}
