//! The rows of relations, events, figures, predictions and supports.

use super::sink::{Done, Sink};
use super::sorted::each;
use crate::model::{Dataset, Support};
use crate::store::records::{event, figure, prediction, relation, support};

pub(super) fn relations(dataset: &Dataset, sink: Sink<'_>) -> Done {
    each(
        dataset.relations.iter(),
        |relation| (&relation.subject, relation.kind.word(), &relation.object),
        |relation| sink(&relation::cells(relation), None),
    )
}

pub(super) fn events(dataset: &Dataset, sink: Sink<'_>) -> Done {
    each(dataset.events.iter(), |event| &event.slug, |event| sink(&event::cells(event), None))
}

pub(super) fn mentions(dataset: &Dataset, sink: Sink<'_>) -> Done {
    each(
        dataset.events.iter(),
        |event| &event.slug,
        |event| {
            each(
                event.mentions.iter(),
                |mention| (&mention.entity, mention.role.word()),
                |mention| sink(&event::mention_cells(event, mention), None),
            )
        },
    )
}

pub(super) fn figures(dataset: &Dataset, sink: Sink<'_>) -> Done {
    each(dataset.figures.iter(), |figure| &figure.slug, |figure| sink(&figure::cells(figure), None))
}

pub(super) fn predictions(dataset: &Dataset, sink: Sink<'_>) -> Done {
    each(
        dataset.predictions.iter(),
        |prediction| &prediction.slug,
        |prediction| sink(&prediction::cells(prediction), None),
    )
}

pub(super) fn outcomes(dataset: &Dataset, sink: Sink<'_>) -> Done {
    each(
        dataset.predictions.iter().filter(|prediction| prediction.outcome.is_some()),
        |prediction| &prediction.slug,
        |prediction| {
            let Some(outcome) = &prediction.outcome else { return Ok(()) };
            sink(&prediction::outcome_cells(prediction, outcome), None)
        },
    )
}

pub(super) fn supports(dataset: &Dataset, sink: Sink<'_>) -> Done {
    each(dataset.supports.iter(), Support::key, |support| sink(&support::cells(support), None))
}
