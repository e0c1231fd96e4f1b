//! What the columns of views hold. A name means the same in every view.

use super::Kind;

/// A column, with what it holds.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Column {
    /// Its name.
    pub(crate) name: &'static str,
    pub(super) kind: Kind,
    /// What it is called.
    pub(crate) title: &'static str,
    /// What it holds; with its unit, if it has one.
    pub(crate) about: &'static str,
}

/// A column by its name.
pub(crate) fn column(name: &str) -> Option<&'static Column> {
    COLUMNS.iter().find(|column| column.name == name)
}

const fn text(name: &'static str, title: &'static str, about: &'static str) -> Column {
    Column { name, kind: Kind::Text, title, about }
}

const fn of(kind: Kind, name: &'static str, title: &'static str, about: &'static str) -> Column {
    Column { name, kind, title, about }
}

/// The words that a column may hold, as the schema has them.
const ORIGINS: &[&str] = &["curated", "extracted", "proposed"];
const FACTS: &[&str] = &["event", "figure", "prediction", "relation"];
const KINDS: &[&str] = &["system", "person", "organization", "place", "other"];
const QUALIFIERS: &[&str] =
    &["exact", "about", "more_than", "at_least", "less_than", "at_most", "between", "several"];
/// Of figures, and of predictions.
const STATUSES: &[&str] = &[
    "reported",
    "planned",
    "projected",
    "claimed",
    "estimated",
    "open",
    "overdue",
    "kept",
    "late",
    "missed",
    "dropped",
    "partly",
    "unknown",
];

/// Every column of the views that are exported.
pub(super) const COLUMNS: &[Column] = &[
    text(
        "date",
        "Date",
        "When, in ISO 8601 at the precision of the source: 2024-08-03, 2024-08, 2023-Q1, 2024",
    ),
    text("title", "Title of the source", "The title of the source"),
    text("title_en", "Title", "What happened, in English"),
    text("title_fr", "Title in French", "What happened, in French"),
    text("systems_en", "Systems", "The systems that the event mentions, in English"),
    text("people_en", "People", "The people that the event mentions, in English"),
    text(
        "organizations_en",
        "Organizations",
        "The organizations that the event mentions, in English",
    ),
    text("places_en", "Places", "The places that the event mentions, in English"),
    text("systems_fr", "Systems in French", "The systems that the event mentions, in French"),
    text("people_fr", "People in French", "The people that the event mentions, in French"),
    text(
        "organizations_fr",
        "Organizations in French",
        "The organizations that the event mentions, in French",
    ),
    text("places_fr", "Places in French", "The places that the event mentions, in French"),
    text("slug", "Slug", "The name of the fact or entity, which stays the same"),
    text("event", "Event", "The slug of the event"),
    text("entity", "Entity", "The slug of the entity"),
    text("source", "Source", "The slug of the source"),
    text("dataset", "Dataset", "The dataset that the source belongs to"),
    of(Kind::Whole, "passage", "Passage", "The number of the passage in the source, from 1"),
    of(
        Kind::Whole,
        "span_start",
        "Start",
        "Where the words begin in the passage, in characters from 0",
    ),
    of(Kind::Whole, "span_length", "Length", "How long the words are, in characters"),
    of(
        Kind::Word(ORIGINS),
        "origin",
        "Origin",
        "How it came into the base: written by people, extracted by rules, or proposed and checked",
    ),
    of(
        Kind::Share,
        "confidence",
        "Confidence",
        "How sure the rule is, from 0 to 1; empty for what people wrote",
    ),
    text("rule", "Rule", "The rule that extracted it"),
    text("system_en", "System", "The name of the system, in English"),
    text("system_fr", "System in French", "The name of the system, in French"),
    text("category", "Category", "The class of the system"),
    text("role", "Role", "What the entity does in the event"),
    text("subject_en", "Subject", "What it is about, in English"),
    text("subject_fr", "Subject in French", "What it is about, in French"),
    text("object_en", "Object", "What the subject is related to, in English"),
    text("object_fr", "Object in French", "What the subject is related to, in French"),
    text("relation", "Relation", "What the subject is to the object"),
    text("metric_en", "Metric", "What is measured, in English"),
    text("metric_fr", "Metric in French", "What is measured, in French"),
    of(Kind::Number, "value", "Value", "The amount, in the unit of the row; empty for a range"),
    of(Kind::Number, "low", "Lower bound", "The least it may be, in the unit of the row"),
    of(Kind::Number, "high", "Upper bound", "The most it may be, in the unit of the row"),
    of(Kind::Word(QUALIFIERS), "qualifier", "Qualifier", "How exact the amount is"),
    text("unit_en", "Unit", "The unit of the amount, in English"),
    text("unit_fr", "Unit in French", "The unit of the amount, in French"),
    of(
        Kind::Word(STATUSES),
        "status",
        "Status",
        "What the source makes of a figure, or what came of a prediction as of the day of the export",
    ),
    text("stated_in_en", "Stated in", "The event that states the figure, in English"),
    text("stated_in_fr", "Stated in, in French", "The event that states the figure, in French"),
    text("stated_on", "Stated on", "The date of that event"),
    text("made", "Made", "When the prediction was made, as `date`"),
    text("made_by_en", "Made by", "Who made the prediction, in English"),
    text("made_by_fr", "Made by, in French", "Who made the prediction, in French"),
    text("due", "Due", "By when, as `date`"),
    text("statement_en", "Statement", "What is stated, in English"),
    text("statement_fr", "Statement in French", "What is stated, in French"),
    of(
        Kind::Whole,
        "days_late",
        "Days late",
        "Days from the last day it was due to its outcome, or to the day of the export while it is overdue",
    ),
    text("shown_on", "Shown on", "When its outcome was shown, as `date`"),
    text("shown_by_en", "Shown by", "The event that shows the outcome, in English"),
    text("shown_by_fr", "Shown by, in French", "The event that shows the outcome, in French"),
    of(Kind::Word(FACTS), "fact", "Kind of fact", "What the slug names"),
    text("quote", "Quote", "The words of the source; empty unless it is attached"),
    of(Kind::Flag, "support", "Support", "1 where the source says a curated fact again"),
    text("person_en", "Person", "Who speaks, in English"),
    text("person_fr", "Person in French", "Who speaks, in French"),
    of(Kind::Word(KINDS), "kind", "Kind", "What the entity is"),
    text("name_en", "Name", "The preferred name, in English"),
    text("name_fr", "Name in French", "The preferred name, in French"),
    text("publisher", "Publisher", "Who published the source"),
    text("language", "Language", "The language of the source, `en` or `fr`"),
    of(Kind::Day, "published", "Published", "When the source was published"),
    of(Kind::Day, "updated", "Updated", "When the source was last changed"),
    text("address", "Address", "Where the source can be read"),
];
