-- The facts: relations, events, figures, predictions. Each has a locator: the
-- passage, and the span of characters in it (from 0) that shows the fact.

CREATE TABLE relations (
    id INTEGER PRIMARY KEY,
    dataset_id INTEGER NOT NULL REFERENCES datasets (id),
    subject_id INTEGER NOT NULL REFERENCES entities (id),
    kind TEXT NOT NULL CHECK (kind IN (
        'part_of', 'succeeds', 'made_by', 'located_at', 'uses', 'alias_of', 'works_for')),
    object_id INTEGER NOT NULL REFERENCES entities (id),
    passage_id INTEGER NOT NULL REFERENCES passages (id),
    span_start INTEGER NOT NULL CHECK (span_start >= 0),
    span_length INTEGER NOT NULL CHECK (span_length > 0),
    UNIQUE (subject_id, kind, object_id, dataset_id)
) STRICT;
CREATE INDEX relations_dataset ON relations (dataset_id);
CREATE INDEX relations_object ON relations (object_id, kind);
CREATE INDEX relations_passage ON relations (passage_id);

-- `date` is the date as claimed, ISO 8601 at its precision (2023-Q1, 2024);
-- `starts_on` and `ends_on` are its first and its last day.
CREATE TABLE events (
    id INTEGER PRIMARY KEY,
    dataset_id INTEGER NOT NULL REFERENCES datasets (id),
    slug TEXT NOT NULL UNIQUE,
    date TEXT NOT NULL,
    starts_on TEXT NOT NULL CHECK (date(starts_on) IS starts_on),
    ends_on TEXT NOT NULL CHECK (date(ends_on) IS ends_on),
    precision TEXT NOT NULL CHECK (precision IN ('day', 'month', 'quarter', 'half', 'year')),
    approximate INTEGER NOT NULL CHECK (approximate IN (0, 1)),
    category TEXT NOT NULL CHECK (category IN (
        'announcement', 'statement', 'milestone', 'plan', 'report', 'publication')),
    title_en TEXT NOT NULL,
    title_fr TEXT NOT NULL,
    summary_en TEXT NOT NULL,
    summary_fr TEXT NOT NULL,
    passage_id INTEGER NOT NULL REFERENCES passages (id),
    span_start INTEGER NOT NULL CHECK (span_start >= 0),
    span_length INTEGER NOT NULL CHECK (span_length > 0),
    CHECK (starts_on <= ends_on)
) STRICT;
CREATE INDEX events_dataset ON events (dataset_id);
CREATE INDEX events_starts_on ON events (starts_on, ends_on);
CREATE INDEX events_ends_on ON events (ends_on);
CREATE INDEX events_category ON events (category, starts_on);
CREATE INDEX events_passage ON events (passage_id);

CREATE TABLE mentions (
    event_id INTEGER NOT NULL REFERENCES events (id),
    entity_id INTEGER NOT NULL REFERENCES entities (id),
    role TEXT NOT NULL CHECK (role IN (
        'subject', 'speaker', 'actor', 'host', 'place', 'mentioned')),
    PRIMARY KEY (event_id, entity_id, role)
) STRICT, WITHOUT ROWID;
CREATE INDEX mentions_entity ON mentions (entity_id, role, event_id);

-- `low` = `high` when the source gives one number; one is NULL for an open
-- bound. Both are in the figure's own unit.
CREATE TABLE figures (
    id INTEGER PRIMARY KEY,
    dataset_id INTEGER NOT NULL REFERENCES datasets (id),
    slug TEXT NOT NULL UNIQUE,
    event_id INTEGER NOT NULL REFERENCES events (id),
    subject_id INTEGER NOT NULL REFERENCES entities (id),
    object_id INTEGER REFERENCES entities (id),
    metric_id INTEGER NOT NULL REFERENCES metrics (id),
    low REAL,
    high REAL,
    qualifier TEXT NOT NULL CHECK (qualifier IN (
        'exact', 'about', 'more_than', 'at_least', 'less_than', 'at_most', 'between', 'several')),
    unit_id INTEGER NOT NULL REFERENCES units (id),
    date TEXT NOT NULL,
    starts_on TEXT NOT NULL CHECK (date(starts_on) IS starts_on),
    ends_on TEXT NOT NULL CHECK (date(ends_on) IS ends_on),
    precision TEXT NOT NULL CHECK (precision IN ('day', 'month', 'quarter', 'half', 'year')),
    status TEXT NOT NULL CHECK (status IN (
        'reported', 'planned', 'projected', 'claimed', 'estimated')),
    passage_id INTEGER NOT NULL REFERENCES passages (id),
    span_start INTEGER NOT NULL CHECK (span_start >= 0),
    span_length INTEGER NOT NULL CHECK (span_length > 0),
    CHECK (low IS NOT NULL OR high IS NOT NULL),
    CHECK (low <= high),
    CHECK (starts_on <= ends_on)
) STRICT;
CREATE INDEX figures_dataset ON figures (dataset_id);
CREATE INDEX figures_event ON figures (event_id);
CREATE INDEX figures_subject ON figures (subject_id);
CREATE INDEX figures_object ON figures (object_id);
CREATE INDEX figures_metric ON figures (metric_id);
CREATE INDEX figures_unit ON figures (unit_id);
CREATE INDEX figures_starts_on ON figures (starts_on, ends_on);
CREATE INDEX figures_status ON figures (status);
CREATE INDEX figures_passage ON figures (passage_id);

CREATE TABLE predictions (
    id INTEGER PRIMARY KEY,
    dataset_id INTEGER NOT NULL REFERENCES datasets (id),
    slug TEXT NOT NULL UNIQUE,
    event_id INTEGER NOT NULL REFERENCES events (id),
    by_id INTEGER NOT NULL REFERENCES entities (id),
    subject_id INTEGER NOT NULL REFERENCES entities (id),
    due TEXT NOT NULL,
    due_from TEXT NOT NULL CHECK (date(due_from) IS due_from),
    due_to TEXT NOT NULL CHECK (date(due_to) IS due_to),
    due_precision TEXT NOT NULL CHECK (due_precision IN ('day', 'month', 'quarter', 'half', 'year')),
    approximate INTEGER NOT NULL CHECK (approximate IN (0, 1)),
    statement_en TEXT NOT NULL,
    statement_fr TEXT NOT NULL,
    figure_id INTEGER REFERENCES figures (id),
    passage_id INTEGER NOT NULL REFERENCES passages (id),
    span_start INTEGER NOT NULL CHECK (span_start >= 0),
    span_length INTEGER NOT NULL CHECK (span_length > 0),
    CHECK (due_from <= due_to)
) STRICT;
CREATE INDEX predictions_dataset ON predictions (dataset_id);
CREATE INDEX predictions_event ON predictions (event_id);
CREATE INDEX predictions_by ON predictions (by_id);
CREATE INDEX predictions_subject ON predictions (subject_id);
CREATE INDEX predictions_due ON predictions (due_from, due_to);
CREATE INDEX predictions_figure ON predictions (figure_id);
CREATE INDEX predictions_passage ON predictions (passage_id);

-- What came of a prediction, as far as an event of the base shows it.
CREATE TABLE outcomes (
    prediction_id INTEGER PRIMARY KEY REFERENCES predictions (id),
    verdict TEXT NOT NULL CHECK (verdict IN (
        'kept', 'late', 'missed', 'dropped', 'partly', 'open', 'unknown')),
    event_id INTEGER NOT NULL REFERENCES events (id)
) STRICT;
CREATE INDEX outcomes_event ON outcomes (event_id);
CREATE INDEX outcomes_verdict ON outcomes (verdict);

PRAGMA user_version = 2;
