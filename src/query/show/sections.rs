//! The sections about a thing of each kind.

/// A heading, the statement of its rows, and which of them.
pub(super) type Section = (&'static str, &'static str, &'static str);

const EVENTS: &str = include_str!("../sql/show/events.sql");
const FIGURES: &str = include_str!("../sql/show/figures.sql");
const MENTIONS: &str = include_str!("../sql/show/mentions.sql");
const OUTCOME: &str = include_str!("../sql/show/outcome.sql");
const PASSAGES: &str = include_str!("../sql/show/passages.sql");
const PASSAGE_EVENTS: &str = include_str!("../sql/show/passage_events.sql");
const PREDICTIONS: &str = include_str!("../sql/show/predictions.sql");
const RELATIONS: &str = include_str!("../sql/show/relations.sql");
const SUPPORTED: &str = include_str!("../sql/show/supported.sql");
const SUPPORTS: &str = include_str!("../sql/show/supports.sql");

const OF_ENTITY: [Section; 4] = [
    ("relations", RELATIONS, "r.subject_id = :id OR r.object_id = :id"),
    ("events", EVENTS, ""),
    ("figures", FIGURES, include_str!("../sql/show/figures_of_entity.sql")),
    ("predictions", PREDICTIONS, include_str!("../sql/show/predictions_of_entity.sql")),
];
const OF_EVENT: [Section; 5] = [
    ("mentions", MENTIONS, ""),
    ("figures", FIGURES, "f.event_id = :id"),
    ("predictions", PREDICTIONS, "pr.event_id = :id"),
    ("decided", PREDICTIONS, "o.event_id = :id"),
    ("supports", SUPPORTS, "su.event_id = :id"),
];
const OF_PREDICTION: [Section; 3] = [
    ("figure", FIGURES, "f.id = (SELECT pr.figure_id FROM predictions AS pr WHERE pr.id = :id)"),
    ("outcome", OUTCOME, ""),
    ("supports", SUPPORTS, "su.prediction_id = :id"),
];
const OF_FIGURE: [Section; 2] = [
    ("predictions", PREDICTIONS, "pr.figure_id = :id"),
    ("supports", SUPPORTS, "su.figure_id = :id"),
];
const OF_SOURCE: [Section; 2] =
    [("passages", PASSAGES, ""), ("supports", SUPPORTED, "p.source_id = :id")];
const OF_PASSAGE: [Section; 5] = [
    ("events", PASSAGE_EVENTS, ""),
    ("figures", FIGURES, "f.passage_id = :id"),
    ("predictions", PREDICTIONS, "pr.passage_id = :id"),
    ("relations", RELATIONS, "r.passage_id = :id"),
    ("supports", SUPPORTED, "su.passage_id = :id"),
];

const OF_UNIT: [Section; 2] =
    [("units", include_str!("../sql/show/units.sql"), ""), ("figures", FIGURES, "f.unit_id = :id")];
const OF_METRIC: [Section; 1] = [("figures", FIGURES, "f.metric_id = :id")];
const OF_CATEGORY: [Section; 1] = [("members", include_str!("../sql/show/members.sql"), "")];

/// The fields of a thing itself, and the sections that follow.
pub(super) fn sections(what: &str) -> Option<(&'static str, &'static [Section])> {
    Some(match what {
        "entity" => (include_str!("../sql/show/entity.sql"), &OF_ENTITY),
        "event" => (include_str!("../sql/show/event.sql"), &OF_EVENT),
        "prediction" => (include_str!("../sql/show/prediction.sql"), &OF_PREDICTION),
        "figure" => (include_str!("../sql/show/figure.sql"), &OF_FIGURE),
        "source" => (include_str!("../sql/show/source.sql"), &OF_SOURCE),
        "passage" => (include_str!("../sql/show/passage.sql"), &OF_PASSAGE),
        "unit" => (include_str!("../sql/show/unit.sql"), &OF_UNIT),
        "metric" => (include_str!("../sql/show/metric.sql"), &OF_METRIC),
        "category" => (include_str!("../sql/show/category.sql"), &OF_CATEGORY),
        "dataset" => (include_str!("../sql/show/dataset.sql"), &[]),
        _ => return None,
    })
}
