-- Every column has a CHECK of its type instead of STRICT, which SQLite before 3.37 and
-- programs built with it cannot read; some CHECKs (words, days) imply the type. Each
-- table and view says in its own text what it holds, and the view `read_me` lists them.
-- Categories are no closed list any more. The table `parts` is the closure of part_of.

-- Views are made anew below: their columns get names in one language, with pairs of
-- `_en` and `_fr`.
DROP VIEW timeline;
DROP VIEW system_mentions;
DROP VIEW people_statements;
DROP VIEW relation_names;
DROP VIEW figure_values;
DROP VIEW prediction_status;
DROP VIEW supports_by_source;
DROP VIEW quotes;
DROP VIEW support_facts;
DROP VIEW documents_read;
DROP VIEW gazetteer;
DROP VIEW mention_names;
DROP VIEW entity_names;

-- No query, load or deletion uses these.
DROP INDEX entities_kind;
DROP INDEX units_dataset;
DROP INDEX metrics_dataset;
DROP INDEX unit_aliases_dataset;
DROP INDEX metric_aliases_dataset;
DROP INDEX events_ends_on;
DROP INDEX events_category;
DROP INDEX figures_status;
DROP INDEX predictions_due;
DROP INDEX outcomes_verdict;

-- The rows of a STRICT table are stored as those of any other, so only the text of the
-- tables changes: each new table is made empty, and the old one takes its definition.
-- The order of columns and of UNIQUE constraints is as it was.

CREATE TABLE v9_datasets (
    -- Where rows come from: a folder of curated facts, or one document that was read.
    id INTEGER PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE CHECK (typeof(slug) = 'text'),
    title_en TEXT NOT NULL CHECK (typeof(title_en) = 'text'),
    title_fr TEXT NOT NULL CHECK (typeof(title_fr) = 'text')
);

CREATE TABLE v9_sources (
    -- The articles that facts were read in.
    id INTEGER PRIMARY KEY,
    dataset_id INTEGER NOT NULL REFERENCES datasets (id) CHECK (typeof(dataset_id) = 'integer'),
    slug TEXT NOT NULL UNIQUE CHECK (typeof(slug) = 'text'),
    title TEXT NOT NULL CHECK (typeof(title) = 'text'),
    language TEXT NOT NULL CHECK (language IN ('en', 'fr')),
    publisher TEXT CHECK (typeof(publisher) IN ('text', 'null')),
    published_on TEXT CHECK (date(published_on) IS published_on),
    updated_on TEXT CHECK (date(updated_on) IS updated_on),
    address TEXT CHECK (typeof(address) IN ('text', 'null'))
);

CREATE TABLE v9_passages (
    -- The passages of each source. `text` stays NULL until a copy of the source is attached.
    id INTEGER PRIMARY KEY,
    source_id INTEGER NOT NULL REFERENCES sources (id) CHECK (typeof(source_id) = 'integer'),
    ordinal INTEGER NOT NULL CHECK (typeof(ordinal) = 'integer' AND ordinal > 0),
    heading TEXT CHECK (typeof(heading) IN ('text', 'null')),
    length INTEGER NOT NULL CHECK (typeof(length) = 'integer' AND length > 0),
    hash TEXT NOT NULL CHECK (typeof(hash) = 'text' AND length(hash) = 64),
    text TEXT CHECK (typeof(text) IN ('text', 'null') AND length(text) = length),
    UNIQUE (source_id, ordinal)
);

CREATE TABLE v9_entities (
    -- What facts are about: systems, people, organizations, places. Names are in `labels`.
    id INTEGER PRIMARY KEY,
    dataset_id INTEGER NOT NULL REFERENCES datasets (id) CHECK (typeof(dataset_id) = 'integer'),
    slug TEXT NOT NULL UNIQUE CHECK (typeof(slug) = 'text'),
    kind TEXT NOT NULL CHECK (kind IN ('system', 'person', 'organization', 'place', 'other')),
    summary_en TEXT CHECK (typeof(summary_en) IN ('text', 'null')),
    summary_fr TEXT CHECK (typeof(summary_fr) IN ('text', 'null')),
    UNIQUE (id, kind)
);

CREATE TABLE v9_labels (
    -- The names of entities. `key` is the form that phrases look up: lower case, no accents.
    id INTEGER PRIMARY KEY,
    dataset_id INTEGER NOT NULL REFERENCES datasets (id) CHECK (typeof(dataset_id) = 'integer'),
    entity_id INTEGER NOT NULL REFERENCES entities (id) CHECK (typeof(entity_id) = 'integer'),
    language TEXT NOT NULL CHECK (language IN ('en', 'fr')),
    text TEXT NOT NULL CHECK (typeof(text) = 'text'),
    key TEXT NOT NULL CHECK (typeof(key) = 'text'),
    preferred INTEGER NOT NULL CHECK (preferred IN (0, 1)),
    UNIQUE (entity_id, language, text)
);

CREATE TABLE v9_systems (
    -- What kind of system an entity is.
    entity_id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL DEFAULT 'system' CHECK (kind = 'system'),
    category TEXT NOT NULL
        CHECK (typeof(category) = 'text' AND category GLOB '[a-z]*' AND category NOT GLOB '*[^a-z0-9-]*'),
    FOREIGN KEY (entity_id, kind) REFERENCES entities (id, kind)
);

CREATE TABLE v9_people (
    -- What a person does.
    entity_id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL DEFAULT 'person' CHECK (kind = 'person'),
    role_en TEXT CHECK (typeof(role_en) IN ('text', 'null')),
    role_fr TEXT CHECK (typeof(role_fr) IN ('text', 'null')),
    FOREIGN KEY (entity_id, kind) REFERENCES entities (id, kind)
);

CREATE TABLE v9_organizations (
    -- What kind of organization an entity is.
    entity_id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL DEFAULT 'organization' CHECK (kind = 'organization'),
    category TEXT NOT NULL
        CHECK (typeof(category) = 'text' AND category GLOB '[a-z]*' AND category NOT GLOB '*[^a-z0-9-]*'),
    FOREIGN KEY (entity_id, kind) REFERENCES entities (id, kind)
);

CREATE TABLE v9_places (
    -- What kind of place an entity is.
    entity_id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL DEFAULT 'place' CHECK (kind = 'place'),
    category TEXT NOT NULL
        CHECK (typeof(category) = 'text' AND category GLOB '[a-z]*' AND category NOT GLOB '*[^a-z0-9-]*'),
    FOREIGN KEY (entity_id, kind) REFERENCES entities (id, kind)
);

CREATE TABLE v9_units (
    -- Units. amount * factor is the amount in the base unit of the dimension.
    id INTEGER PRIMARY KEY,
    dataset_id INTEGER NOT NULL REFERENCES datasets (id) CHECK (typeof(dataset_id) = 'integer'),
    slug TEXT NOT NULL UNIQUE CHECK (typeof(slug) = 'text'),
    dimension TEXT NOT NULL CHECK (typeof(dimension) = 'text'),
    factor REAL NOT NULL CHECK (typeof(factor) = 'real' AND factor > 0),
    label_en TEXT NOT NULL CHECK (typeof(label_en) = 'text'),
    label_fr TEXT NOT NULL CHECK (typeof(label_fr) = 'text')
);

CREATE TABLE v9_metrics (
    -- What figures measure.
    id INTEGER PRIMARY KEY,
    dataset_id INTEGER NOT NULL REFERENCES datasets (id) CHECK (typeof(dataset_id) = 'integer'),
    slug TEXT NOT NULL UNIQUE CHECK (typeof(slug) = 'text'),
    label_en TEXT NOT NULL CHECK (typeof(label_en) = 'text'),
    label_fr TEXT NOT NULL CHECK (typeof(label_fr) = 'text')
);

CREATE TABLE v9_unit_aliases (
    -- Words for units, as phrases look them up.
    id INTEGER PRIMARY KEY,
    dataset_id INTEGER NOT NULL REFERENCES datasets (id) CHECK (typeof(dataset_id) = 'integer'),
    unit_id INTEGER NOT NULL REFERENCES units (id) CHECK (typeof(unit_id) = 'integer'),
    language TEXT NOT NULL CHECK (language IN ('en', 'fr')),
    text TEXT NOT NULL CHECK (typeof(text) = 'text'),
    key TEXT NOT NULL CHECK (typeof(key) = 'text'),
    UNIQUE (unit_id, language, text)
);

CREATE TABLE v9_metric_aliases (
    -- Words for metrics, as phrases look them up.
    id INTEGER PRIMARY KEY,
    dataset_id INTEGER NOT NULL REFERENCES datasets (id) CHECK (typeof(dataset_id) = 'integer'),
    metric_id INTEGER NOT NULL REFERENCES metrics (id) CHECK (typeof(metric_id) = 'integer'),
    language TEXT NOT NULL CHECK (language IN ('en', 'fr')),
    text TEXT NOT NULL CHECK (typeof(text) = 'text'),
    key TEXT NOT NULL CHECK (typeof(key) = 'text'),
    UNIQUE (metric_id, language, text)
);

CREATE TABLE v9_relations (
    -- What entities are to each other.
    id INTEGER PRIMARY KEY,
    dataset_id INTEGER NOT NULL REFERENCES datasets (id) CHECK (typeof(dataset_id) = 'integer'),
    subject_id INTEGER NOT NULL REFERENCES entities (id) CHECK (typeof(subject_id) = 'integer'),
    kind TEXT NOT NULL CHECK (kind IN (
        'part_of', 'succeeds', 'made_by', 'located_at', 'uses', 'alias_of', 'works_for')),
    object_id INTEGER NOT NULL REFERENCES entities (id) CHECK (typeof(object_id) = 'integer'),
    passage_id INTEGER NOT NULL REFERENCES passages (id) CHECK (typeof(passage_id) = 'integer'),
    span_start INTEGER NOT NULL CHECK (typeof(span_start) = 'integer' AND span_start >= 0),
    span_length INTEGER NOT NULL CHECK (typeof(span_length) = 'integer' AND span_length > 0),
    UNIQUE (subject_id, kind, object_id, dataset_id)
);

CREATE TABLE v9_events (
    -- What happened. `date` is ISO 8601 at its precision (2023-Q1); `starts_on` and
    -- `ends_on` are its first and last day.
    id INTEGER PRIMARY KEY,
    dataset_id INTEGER NOT NULL REFERENCES datasets (id) CHECK (typeof(dataset_id) = 'integer'),
    slug TEXT NOT NULL UNIQUE CHECK (typeof(slug) = 'text'),
    date TEXT NOT NULL CHECK (typeof(date) = 'text'),
    starts_on TEXT NOT NULL CHECK (date(starts_on) IS starts_on),
    ends_on TEXT NOT NULL CHECK (date(ends_on) IS ends_on),
    precision TEXT NOT NULL CHECK (precision IN ('day', 'month', 'quarter', 'half', 'year')),
    approximate INTEGER NOT NULL CHECK (approximate IN (0, 1)),
    category TEXT NOT NULL
        CHECK (typeof(category) = 'text' AND category GLOB '[a-z]*' AND category NOT GLOB '*[^a-z0-9-]*'),
    title_en TEXT NOT NULL CHECK (typeof(title_en) = 'text'),
    title_fr TEXT NOT NULL CHECK (typeof(title_fr) = 'text'),
    summary_en TEXT NOT NULL CHECK (typeof(summary_en) = 'text'),
    summary_fr TEXT NOT NULL CHECK (typeof(summary_fr) = 'text'),
    passage_id INTEGER NOT NULL REFERENCES passages (id) CHECK (typeof(passage_id) = 'integer'),
    span_start INTEGER NOT NULL CHECK (typeof(span_start) = 'integer' AND span_start >= 0),
    span_length INTEGER NOT NULL CHECK (typeof(span_length) = 'integer' AND span_length > 0),
    origin TEXT NOT NULL DEFAULT 'curated' CHECK (origin IN ('curated', 'extracted', 'proposed')),
    confidence REAL CHECK (typeof(confidence) IN ('real', 'null') AND confidence BETWEEN 0 AND 1),
    rule TEXT CHECK (typeof(rule) IN ('text', 'null') AND (rule IS NULL) = (confidence IS NULL)
        AND (origin = 'curated') = (confidence IS NULL)),
    CHECK (starts_on <= ends_on)
);

CREATE TABLE v9_mentions (
    -- Which entities an event names, and in which role.
    event_id INTEGER NOT NULL REFERENCES events (id) CHECK (typeof(event_id) = 'integer'),
    entity_id INTEGER NOT NULL REFERENCES entities (id) CHECK (typeof(entity_id) = 'integer'),
    role TEXT NOT NULL CHECK (role IN (
        'subject', 'speaker', 'actor', 'host', 'place', 'mentioned')),
    PRIMARY KEY (event_id, entity_id, role)
) WITHOUT ROWID;

CREATE TABLE v9_figures (
    -- Amounts. `low` = `high` for one number; one of them is NULL for an open bound.
    id INTEGER PRIMARY KEY,
    dataset_id INTEGER NOT NULL REFERENCES datasets (id) CHECK (typeof(dataset_id) = 'integer'),
    slug TEXT NOT NULL UNIQUE CHECK (typeof(slug) = 'text'),
    event_id INTEGER NOT NULL REFERENCES events (id) CHECK (typeof(event_id) = 'integer'),
    subject_id INTEGER NOT NULL REFERENCES entities (id) CHECK (typeof(subject_id) = 'integer'),
    object_id INTEGER REFERENCES entities (id) CHECK (typeof(object_id) IN ('integer', 'null')),
    metric_id INTEGER NOT NULL REFERENCES metrics (id) CHECK (typeof(metric_id) = 'integer'),
    low REAL CHECK (typeof(low) IN ('real', 'null')),
    high REAL CHECK (typeof(high) IN ('real', 'null')),
    qualifier TEXT NOT NULL CHECK (qualifier IN (
        'exact', 'about', 'more_than', 'at_least', 'less_than', 'at_most', 'between', 'several')),
    unit_id INTEGER NOT NULL REFERENCES units (id) CHECK (typeof(unit_id) = 'integer'),
    date TEXT NOT NULL CHECK (typeof(date) = 'text'),
    starts_on TEXT NOT NULL CHECK (date(starts_on) IS starts_on),
    ends_on TEXT NOT NULL CHECK (date(ends_on) IS ends_on),
    precision TEXT NOT NULL CHECK (precision IN ('day', 'month', 'quarter', 'half', 'year')),
    status TEXT NOT NULL CHECK (status IN (
        'reported', 'planned', 'projected', 'claimed', 'estimated')),
    passage_id INTEGER NOT NULL REFERENCES passages (id) CHECK (typeof(passage_id) = 'integer'),
    span_start INTEGER NOT NULL CHECK (typeof(span_start) = 'integer' AND span_start >= 0),
    span_length INTEGER NOT NULL CHECK (typeof(span_length) = 'integer' AND span_length > 0),
    origin TEXT NOT NULL DEFAULT 'curated' CHECK (origin IN ('curated', 'extracted', 'proposed')),
    confidence REAL CHECK (typeof(confidence) IN ('real', 'null') AND confidence BETWEEN 0 AND 1),
    rule TEXT CHECK (typeof(rule) IN ('text', 'null') AND (rule IS NULL) = (confidence IS NULL)
        AND (origin = 'curated') = (confidence IS NULL)),
    CHECK (low IS NOT NULL OR high IS NOT NULL),
    CHECK (low <= high),
    CHECK (starts_on <= ends_on)
);

CREATE TABLE v9_predictions (
    -- What somebody said would happen, and by when it was due.
    id INTEGER PRIMARY KEY,
    dataset_id INTEGER NOT NULL REFERENCES datasets (id) CHECK (typeof(dataset_id) = 'integer'),
    slug TEXT NOT NULL UNIQUE CHECK (typeof(slug) = 'text'),
    event_id INTEGER NOT NULL REFERENCES events (id) CHECK (typeof(event_id) = 'integer'),
    by_id INTEGER NOT NULL REFERENCES entities (id) CHECK (typeof(by_id) = 'integer'),
    subject_id INTEGER NOT NULL REFERENCES entities (id) CHECK (typeof(subject_id) = 'integer'),
    due TEXT NOT NULL CHECK (typeof(due) = 'text'),
    due_from TEXT NOT NULL CHECK (date(due_from) IS due_from),
    due_to TEXT NOT NULL CHECK (date(due_to) IS due_to),
    due_precision TEXT NOT NULL CHECK (due_precision IN ('day', 'month', 'quarter', 'half', 'year')),
    approximate INTEGER NOT NULL CHECK (approximate IN (0, 1)),
    statement_en TEXT NOT NULL CHECK (typeof(statement_en) = 'text'),
    statement_fr TEXT NOT NULL CHECK (typeof(statement_fr) = 'text'),
    figure_id INTEGER REFERENCES figures (id) CHECK (typeof(figure_id) IN ('integer', 'null')),
    passage_id INTEGER NOT NULL REFERENCES passages (id) CHECK (typeof(passage_id) = 'integer'),
    span_start INTEGER NOT NULL CHECK (typeof(span_start) = 'integer' AND span_start >= 0),
    span_length INTEGER NOT NULL CHECK (typeof(span_length) = 'integer' AND span_length > 0),
    origin TEXT NOT NULL DEFAULT 'curated' CHECK (origin IN ('curated', 'extracted', 'proposed')),
    confidence REAL CHECK (typeof(confidence) IN ('real', 'null') AND confidence BETWEEN 0 AND 1),
    rule TEXT CHECK (typeof(rule) IN ('text', 'null') AND (rule IS NULL) = (confidence IS NULL)
        AND (origin = 'curated') = (confidence IS NULL)),
    CHECK (due_from <= due_to)
);

CREATE TABLE v9_outcomes (
    -- What came of a prediction, and the event that shows it.
    prediction_id INTEGER PRIMARY KEY REFERENCES predictions (id),
    verdict TEXT NOT NULL CHECK (verdict IN (
        'kept', 'late', 'missed', 'dropped', 'partly', 'open', 'unknown')),
    event_id INTEGER NOT NULL REFERENCES events (id) CHECK (typeof(event_id) = 'integer')
);

CREATE TABLE v9_canned_queries (
    -- The questions that kb answers, as SQL with named parameters.
    name TEXT PRIMARY KEY CHECK (typeof(name) = 'text'),
    title_en TEXT NOT NULL CHECK (typeof(title_en) = 'text'),
    title_fr TEXT NOT NULL CHECK (typeof(title_fr) = 'text'),
    phrases TEXT NOT NULL CHECK (typeof(phrases) = 'text'),
    parameters TEXT NOT NULL CHECK (typeof(parameters) = 'text'),
    sql TEXT NOT NULL CHECK (typeof(sql) = 'text')
);

CREATE TABLE v9_documents (
    -- The documents that were read, each with its own dataset.
    dataset_id INTEGER PRIMARY KEY REFERENCES datasets (id),
    hash TEXT NOT NULL UNIQUE CHECK (typeof(hash) = 'text' AND length(hash) = 64),
    name TEXT NOT NULL CHECK (typeof(name) = 'text'),
    format TEXT NOT NULL CHECK (format IN ('text', 'markdown', 'html'))
);

CREATE TABLE v9_supports (
    -- Where a source says again what a curated fact says.
    id INTEGER PRIMARY KEY,
    dataset_id INTEGER NOT NULL REFERENCES datasets (id) CHECK (typeof(dataset_id) = 'integer'),
    event_id INTEGER REFERENCES events (id) ON DELETE CASCADE
        CHECK (typeof(event_id) IN ('integer', 'null')),
    figure_id INTEGER REFERENCES figures (id) ON DELETE CASCADE
        CHECK (typeof(figure_id) IN ('integer', 'null')),
    prediction_id INTEGER REFERENCES predictions (id) ON DELETE CASCADE
        CHECK (typeof(prediction_id) IN ('integer', 'null')),
    passage_id INTEGER NOT NULL REFERENCES passages (id) CHECK (typeof(passage_id) = 'integer'),
    span_start INTEGER NOT NULL CHECK (typeof(span_start) = 'integer' AND span_start >= 0),
    span_length INTEGER NOT NULL CHECK (typeof(span_length) = 'integer' AND span_length > 0),
    confidence REAL NOT NULL CHECK (typeof(confidence) = 'real' AND confidence BETWEEN 0 AND 1),
    rule TEXT NOT NULL CHECK (typeof(rule) = 'text'),
    UNIQUE (event_id, passage_id, span_start, span_length),
    UNIQUE (figure_id, passage_id, span_start, span_length),
    UNIQUE (prediction_id, passage_id, span_start, span_length),
    CHECK ((event_id IS NOT NULL) + (figure_id IS NOT NULL) + (prediction_id IS NOT NULL) = 1)
);

CREATE TABLE v9_entity_events (
    -- Kept by triggers: the events that mention an entity, each once, by date.
    entity_id INTEGER NOT NULL CHECK (typeof(entity_id) = 'integer'),
    starts_on TEXT NOT NULL CHECK (typeof(starts_on) = 'text'),
    ends_on TEXT NOT NULL CHECK (typeof(ends_on) = 'text'),
    event_id INTEGER NOT NULL CHECK (typeof(event_id) = 'integer'),
    date TEXT NOT NULL CHECK (typeof(date) = 'text'),
    PRIMARY KEY (entity_id, starts_on, ends_on, event_id)
) WITHOUT ROWID;

CREATE TABLE v9_mention_counts (
    -- Kept by triggers: how many events mention an entity, within each year and in all
    -- (0000-01-01 to 9999-12-31).
    entity_id INTEGER NOT NULL CHECK (typeof(entity_id) = 'integer'),
    starts_on TEXT NOT NULL CHECK (typeof(starts_on) = 'text'),
    ends_on TEXT NOT NULL CHECK (typeof(ends_on) = 'text'),
    kind TEXT NOT NULL CHECK (typeof(kind) = 'text'),
    mentions INTEGER NOT NULL CHECK (typeof(mentions) = 'integer'),
    earliest TEXT NOT NULL CHECK (typeof(earliest) = 'text'),
    latest TEXT NOT NULL CHECK (typeof(latest) = 'text'),
    PRIMARY KEY (entity_id, starts_on, ends_on)
) WITHOUT ROWID;

CREATE TABLE v9_prediction_days (
    -- Kept by triggers: the days that the status of a prediction depends on.
    prediction_id INTEGER PRIMARY KEY,
    made_on TEXT NOT NULL CHECK (typeof(made_on) = 'text'),
    due_from TEXT NOT NULL CHECK (typeof(due_from) = 'text'),
    due_to TEXT NOT NULL CHECK (typeof(due_to) = 'text'),
    verdict TEXT CHECK (typeof(verdict) IN ('text', 'null')),
    decided_on TEXT CHECK (typeof(decided_on) IN ('text', 'null'))
);

PRAGMA writable_schema = ON;
UPDATE sqlite_master SET sql = (
    SELECT replace(v9.sql, 'CREATE TABLE v9_', 'CREATE TABLE ') FROM sqlite_master AS v9
    WHERE v9.type = 'table' AND v9.name = 'v9_' || sqlite_master.name)
WHERE type = 'table' AND 'v9_' || name IN (SELECT v9.name FROM sqlite_master AS v9 WHERE v9.type = 'table');
PRAGMA writable_schema = RESET;

DROP TABLE v9_datasets;
DROP TABLE v9_sources;
DROP TABLE v9_passages;
DROP TABLE v9_entities;
DROP TABLE v9_labels;
DROP TABLE v9_systems;
DROP TABLE v9_people;
DROP TABLE v9_organizations;
DROP TABLE v9_places;
DROP TABLE v9_units;
DROP TABLE v9_metrics;
DROP TABLE v9_unit_aliases;
DROP TABLE v9_metric_aliases;
DROP TABLE v9_relations;
DROP TABLE v9_events;
DROP TABLE v9_mentions;
DROP TABLE v9_figures;
DROP TABLE v9_predictions;
DROP TABLE v9_outcomes;
DROP TABLE v9_canned_queries;
DROP TABLE v9_documents;
DROP TABLE v9_supports;
DROP TABLE v9_entity_events;
DROP TABLE v9_mention_counts;
DROP TABLE v9_prediction_days;

CREATE TABLE parts (
    -- Kept by triggers: every entity with all of its parts (part_of), itself included.
    whole_id INTEGER NOT NULL CHECK (typeof(whole_id) = 'integer'),
    part_id INTEGER NOT NULL CHECK (typeof(part_id) = 'integer'),
    PRIMARY KEY (whole_id, part_id)
) WITHOUT ROWID;
CREATE INDEX parts_part ON parts (part_id);

INSERT INTO parts (whole_id, part_id)
WITH RECURSIVE part (whole_id, part_id) AS (
    SELECT e.id, e.id FROM entities AS e
    UNION
    SELECT part.whole_id, r.subject_id FROM part
    CROSS JOIN relations AS r ON r.object_id = part.part_id AND r.kind = 'part_of')
SELECT whole_id, part_id FROM part;

CREATE TRIGGER entities_parts_insert AFTER INSERT ON entities
WHEN NOT EXISTS (SELECT 1 FROM parts AS p WHERE p.whole_id = new.id AND p.part_id = new.id) BEGIN
    INSERT INTO parts (whole_id, part_id) VALUES (new.id, new.id);
END;
CREATE TRIGGER entities_parts_delete AFTER DELETE ON entities BEGIN
    DELETE FROM parts WHERE whole_id = old.id OR part_id = old.id;
END;
CREATE TRIGGER relations_parts_insert AFTER INSERT ON relations WHEN new.kind = 'part_of' BEGIN
    INSERT INTO parts (whole_id, part_id)
    SELECT up.whole_id, down.part_id
    FROM parts AS up, parts AS down
    WHERE up.part_id = new.object_id AND down.whole_id = new.subject_id
    EXCEPT SELECT whole_id, part_id FROM parts;
END;
-- What held the object as a part may have lost parts: its parts are found again.
CREATE TRIGGER relations_parts_delete AFTER DELETE ON relations WHEN old.kind = 'part_of' BEGIN
    DELETE FROM parts WHERE whole_id <> part_id
        AND whole_id IN (SELECT p.whole_id FROM parts AS p WHERE p.part_id = old.object_id);
    INSERT INTO parts (whole_id, part_id)
    WITH RECURSIVE whole (id) AS (
        SELECT old.object_id
        UNION
        SELECT r.object_id FROM whole
        CROSS JOIN relations AS r ON r.subject_id = whole.id AND r.kind = 'part_of'),
    part (whole_id, part_id) AS (
        SELECT id, id FROM whole
        UNION
        SELECT part.whole_id, r.subject_id FROM part
        CROSS JOIN relations AS r ON r.object_id = part.part_id AND r.kind = 'part_of')
    SELECT whole_id, part_id FROM part
    EXCEPT SELECT whole_id, part_id FROM parts;
END;
CREATE TRIGGER relations_parts_update AFTER UPDATE OF subject_id, kind, object_id ON relations BEGIN
    DELETE FROM parts WHERE whole_id <> part_id AND whole_id IN (
        SELECT p.whole_id FROM parts AS p WHERE p.part_id IN (old.object_id, new.object_id));
    INSERT INTO parts (whole_id, part_id)
    WITH RECURSIVE whole (id) AS (
        SELECT old.object_id
        UNION
        SELECT new.object_id
        UNION
        SELECT r.object_id FROM whole
        CROSS JOIN relations AS r ON r.subject_id = whole.id AND r.kind = 'part_of'),
    part (whole_id, part_id) AS (
        SELECT id, id FROM whole
        UNION
        SELECT part.whole_id, r.subject_id FROM part
        CROSS JOIN relations AS r ON r.object_id = part.part_id AND r.kind = 'part_of')
    SELECT whole_id, part_id FROM part
    EXCEPT SELECT whole_id, part_id FROM parts;
END;

CREATE VIEW read_me AS
-- What each table and view holds; the first ones are those to start with.
SELECT 'timeline' AS name, 'start here' AS start, 'Every event by date, with what it mentions.' AS holds
UNION ALL VALUES
    ('system_mentions', 'start here', 'Every mention of a system, with the event.'),
    ('figure_values', 'start here', 'Every amount: what it measures, its bounds, its unit.'),
    ('prediction_status', 'start here', 'Every prediction, when it was due, and what came of it as of today.'),
    ('quotes', 'start here', 'Where each fact stands in its source, and the quote if the source is attached.'),
    ('people_statements', NULL, 'Every event in which a person speaks.'),
    ('relation_names', NULL, 'What entities are to each other.'),
    ('supports_by_source', NULL, 'What a source says again that a curated fact says.'),
    ('documents_read', NULL, 'Every document that was read, and how many facts were found.'),
    ('entity_names', NULL, 'The preferred names of every entity.'),
    ('mention_names', NULL, 'The entities of every event, with their names.'),
    ('gazetteer', NULL, 'Every name that a phrase may use, for entities, units and metrics.'),
    ('support_facts', NULL, 'The fact that each support is about.'),
    ('canned_queries', NULL, 'The questions that kb answers, as SQL with named parameters.'),
    ('search', NULL, 'The full-text index: titles, summaries, names and attached passages.'),
    ('datasets', NULL, 'Where rows come from: a folder of curated facts, or one document.'),
    ('documents', NULL, 'The documents that were read, each with its own dataset.'),
    ('sources', NULL, 'The articles that facts were read in.'),
    ('passages', NULL, 'The passages of each source; their text if a copy is attached.'),
    ('entities', NULL, 'What facts are about: systems, people, organizations, places.'),
    ('labels', NULL, 'The names of entities, in both languages.'),
    ('systems', NULL, 'What kind of system an entity is.'),
    ('people', NULL, 'What a person does.'),
    ('organizations', NULL, 'What kind of organization an entity is.'),
    ('places', NULL, 'What kind of place an entity is.'),
    ('units', NULL, 'Units, with their dimension and factor.'),
    ('unit_aliases', NULL, 'Words for units.'),
    ('metrics', NULL, 'What figures measure.'),
    ('metric_aliases', NULL, 'Words for metrics.'),
    ('relations', NULL, 'What entities are to each other, with locators.'),
    ('parts', NULL, 'Every entity with all of its parts, itself included.'),
    ('events', NULL, 'What happened, when, and where the source says so.'),
    ('mentions', NULL, 'Which entities an event names, and in which role.'),
    ('figures', NULL, 'Amounts, as ids of metrics, units and entities.'),
    ('predictions', NULL, 'What somebody said would happen, and by when.'),
    ('outcomes', NULL, 'What came of predictions, and the event that shows it.'),
    ('supports', NULL, 'Where a source says again what a curated fact says.'),
    ('entity_events', NULL, 'The events of each entity by date; kept by triggers.'),
    ('mention_counts', NULL, 'How many events mention each entity; kept by triggers.'),
    ('prediction_days', NULL, 'The days that decide the status of predictions; kept by triggers.'),
    ('read_me', NULL, 'This list.'),
    ('refinery_schema_history', NULL, 'Which migrations were applied to this file.');

CREATE VIEW entity_names AS
-- The preferred names of every entity.
SELECT
    e.id AS entity_id,
    e.slug,
    e.kind,
    coalesce(
        (SELECT l.text FROM labels AS l
         WHERE l.entity_id = e.id AND l.language = 'en' AND l.preferred = 1), e.slug) AS name_en,
    coalesce(
        (SELECT l.text FROM labels AS l
         WHERE l.entity_id = e.id AND l.language = 'fr' AND l.preferred = 1), e.slug) AS name_fr
FROM entities AS e;

CREATE VIEW mention_names AS
-- The entities of every event, with their names.
SELECT m.event_id, m.role, n.entity_id, n.slug, n.kind, n.name_en, n.name_fr
FROM mentions AS m
JOIN entity_names AS n ON n.entity_id = m.entity_id;

CREATE VIEW gazetteer AS
-- Every name that a phrase may use.
SELECT l.key, l.language, l.text, e.kind, e.slug
FROM labels AS l
JOIN entities AS e ON e.id = l.entity_id
UNION ALL
SELECT a.key, a.language, a.text, 'unit', u.slug
FROM unit_aliases AS a
JOIN units AS u ON u.id = a.unit_id
UNION ALL
SELECT a.key, a.language, a.text, 'metric', m.slug
FROM metric_aliases AS a
JOIN metrics AS m ON m.id = a.metric_id;

CREATE VIEW timeline AS
-- Every event by date, with what it mentions.
SELECT
    ev.date,
    ev.title_en,
    ev.title_fr,
    (SELECT group_concat(x.name, ', ') FROM (
        SELECT DISTINCT m.name_en AS name FROM mention_names AS m
        WHERE m.event_id = ev.id AND m.kind = 'system' ORDER BY 1) AS x) AS systems_en,
    (SELECT group_concat(x.name, ', ') FROM (
        SELECT DISTINCT m.name_en AS name FROM mention_names AS m
        WHERE m.event_id = ev.id AND m.kind = 'person' ORDER BY 1) AS x) AS people_en,
    (SELECT group_concat(x.name, ', ') FROM (
        SELECT DISTINCT m.name_en AS name FROM mention_names AS m
        WHERE m.event_id = ev.id AND m.kind = 'organization' ORDER BY 1) AS x) AS organizations_en,
    (SELECT group_concat(x.name, ', ') FROM (
        SELECT DISTINCT m.name_en AS name FROM mention_names AS m
        WHERE m.event_id = ev.id AND m.kind = 'place' ORDER BY 1) AS x) AS places_en,
    (SELECT group_concat(x.name, ', ') FROM (
        SELECT DISTINCT m.name_fr AS name FROM mention_names AS m
        WHERE m.event_id = ev.id AND m.kind = 'system' ORDER BY 1) AS x) AS systems_fr,
    (SELECT group_concat(x.name, ', ') FROM (
        SELECT DISTINCT m.name_fr AS name FROM mention_names AS m
        WHERE m.event_id = ev.id AND m.kind = 'person' ORDER BY 1) AS x) AS people_fr,
    (SELECT group_concat(x.name, ', ') FROM (
        SELECT DISTINCT m.name_fr AS name FROM mention_names AS m
        WHERE m.event_id = ev.id AND m.kind = 'organization' ORDER BY 1) AS x) AS organizations_fr,
    (SELECT group_concat(x.name, ', ') FROM (
        SELECT DISTINCT m.name_fr AS name FROM mention_names AS m
        WHERE m.event_id = ev.id AND m.kind = 'place' ORDER BY 1) AS x) AS places_fr,
    ev.slug,
    s.slug AS source,
    p.ordinal AS passage,
    ev.span_start,
    ev.span_length,
    ev.origin,
    ev.confidence
FROM events AS ev
JOIN passages AS p ON p.id = ev.passage_id
JOIN sources AS s ON s.id = p.source_id
ORDER BY ev.starts_on, ev.ends_on, ev.slug;

CREATE VIEW system_mentions AS
-- Every mention of a system, with the event.
SELECT
    m.name_en AS system_en,
    m.name_fr AS system_fr,
    y.category,
    ev.date,
    m.role,
    ev.title_en,
    ev.title_fr,
    ev.slug,
    s.slug AS source,
    p.ordinal AS passage,
    ev.span_start,
    ev.span_length,
    ev.origin,
    ev.confidence
FROM mention_names AS m
JOIN systems AS y ON y.entity_id = m.entity_id
JOIN events AS ev ON ev.id = m.event_id
JOIN passages AS p ON p.id = ev.passage_id
JOIN sources AS s ON s.id = p.source_id
ORDER BY m.name_en, ev.starts_on, ev.ends_on, ev.slug;

CREATE VIEW people_statements AS
-- Every event in which a person speaks.
SELECT
    m.name_en AS person_en,
    m.name_fr AS person_fr,
    ev.date,
    ev.title_en,
    ev.title_fr,
    ev.slug,
    s.slug AS source,
    p.ordinal AS passage,
    ev.span_start,
    ev.span_length,
    ev.origin,
    ev.confidence
FROM mention_names AS m
JOIN events AS ev ON ev.id = m.event_id
JOIN passages AS p ON p.id = ev.passage_id
JOIN sources AS s ON s.id = p.source_id
WHERE m.kind = 'person' AND m.role = 'speaker'
ORDER BY m.name_en, ev.starts_on, ev.ends_on, ev.slug;

CREATE VIEW relation_names AS
-- What entities are to each other.
SELECT
    a.name_en AS subject_en,
    a.name_fr AS subject_fr,
    r.kind AS relation,
    b.name_en AS object_en,
    b.name_fr AS object_fr,
    s.slug AS source,
    p.ordinal AS passage,
    r.span_start,
    r.span_length
FROM relations AS r
JOIN entity_names AS a ON a.entity_id = r.subject_id
JOIN entity_names AS b ON b.entity_id = r.object_id
JOIN passages AS p ON p.id = r.passage_id
JOIN sources AS s ON s.id = p.source_id
ORDER BY a.name_en, r.kind, b.name_en;

CREATE VIEW figure_values AS
-- Every amount. `value` is the number, or the only bound; a range has none.
SELECT
    f.date,
    n.name_en AS subject_en,
    n.name_fr AS subject_fr,
    mt.label_en AS metric_en,
    mt.label_fr AS metric_fr,
    CASE WHEN f.low = f.high OR f.high IS NULL THEN f.low
         WHEN f.low IS NULL THEN f.high END AS value,
    f.low,
    f.high,
    f.qualifier,
    u.label_en AS unit_en,
    u.label_fr AS unit_fr,
    f.status,
    ev.title_en AS stated_in_en,
    ev.title_fr AS stated_in_fr,
    ev.date AS stated_on,
    f.slug,
    s.slug AS source,
    p.ordinal AS passage,
    f.span_start,
    f.span_length,
    f.origin,
    f.confidence
FROM figures AS f
JOIN entity_names AS n ON n.entity_id = f.subject_id
JOIN metrics AS mt ON mt.id = f.metric_id
JOIN units AS u ON u.id = f.unit_id
JOIN events AS ev ON ev.id = f.event_id
JOIN passages AS p ON p.id = f.passage_id
JOIN sources AS s ON s.id = p.source_id
ORDER BY f.starts_on, f.ends_on, f.slug;

CREATE VIEW prediction_status AS
-- Every prediction as of today. `days_late` counts from the last day it was due to the
-- day its outcome was shown, or to today while it is overdue.
SELECT
    ev.date AS made,
    b.name_en AS made_by_en,
    b.name_fr AS made_by_fr,
    n.name_en AS subject_en,
    n.name_fr AS subject_fr,
    pr.due,
    pr.statement_en,
    pr.statement_fr,
    CASE WHEN d.decided_on <= date('now') THEN d.verdict
         WHEN d.due_to < date('now') THEN 'overdue'
         ELSE 'open' END AS status,
    CASE WHEN d.decided_on <= date('now') THEN
             CASE WHEN d.verdict = 'late' AND d.decided_on > d.due_to
                  THEN CAST(julianday(d.decided_on) - julianday(d.due_to) AS INTEGER) END
         WHEN d.due_to < date('now')
         THEN CAST(julianday(date('now')) - julianday(d.due_to) AS INTEGER) END AS days_late,
    oe.date AS shown_on,
    oe.title_en AS shown_by_en,
    oe.title_fr AS shown_by_fr,
    pr.slug,
    s.slug AS source,
    p.ordinal AS passage,
    pr.span_start,
    pr.span_length,
    pr.origin,
    pr.confidence
FROM predictions AS pr
JOIN prediction_days AS d ON d.prediction_id = pr.id
JOIN events AS ev ON ev.id = pr.event_id
JOIN entity_names AS b ON b.entity_id = pr.by_id
JOIN entity_names AS n ON n.entity_id = pr.subject_id
JOIN passages AS p ON p.id = pr.passage_id
JOIN sources AS s ON s.id = p.source_id
LEFT JOIN outcomes AS o ON o.prediction_id = pr.id
LEFT JOIN events AS oe ON oe.id = o.event_id
ORDER BY ev.starts_on, pr.due_from, pr.slug;

CREATE VIEW support_facts AS
-- The fact that each support is about.
SELECT su.id AS support_id, 'event' AS fact, ev.slug, ev.title_en AS statement_en, ev.title_fr AS statement_fr
FROM supports AS su
JOIN events AS ev ON ev.id = su.event_id
UNION ALL
SELECT su.id, 'figure', f.slug, mt.label_en || ': ' || n.name_en, mt.label_fr || ' : ' || n.name_fr
FROM supports AS su
JOIN figures AS f ON f.id = su.figure_id
JOIN metrics AS mt ON mt.id = f.metric_id
JOIN entity_names AS n ON n.entity_id = f.subject_id
UNION ALL
SELECT su.id, 'prediction', pr.slug, pr.statement_en, pr.statement_fr
FROM supports AS su
JOIN predictions AS pr ON pr.id = su.prediction_id;

CREATE VIEW quotes AS
-- Where each fact stands, and the quote if the source is attached; `support` = 1 where
-- a source says a curated fact again.
SELECT x.fact, x.slug, s.slug AS source, p.ordinal AS passage, x.span_start, x.span_length,
    substr(p.text, x.span_start + 1, x.span_length) AS quote, x.support, x.origin, x.confidence
FROM (
    SELECT 'event' AS fact, slug, passage_id, span_start, span_length, 0 AS support, origin, confidence
    FROM events
    UNION ALL
    SELECT 'figure', slug, passage_id, span_start, span_length, 0, origin, confidence FROM figures
    UNION ALL
    SELECT 'prediction', slug, passage_id, span_start, span_length, 0, origin, confidence FROM predictions
    UNION ALL
    SELECT 'relation', a.slug || ' ' || r.kind || ' ' || b.slug, r.passage_id, r.span_start,
        r.span_length, 0, 'curated', NULL
    FROM relations AS r
    JOIN entities AS a ON a.id = r.subject_id
    JOIN entities AS b ON b.id = r.object_id
    UNION ALL
    SELECT sf.fact, sf.slug, su.passage_id, su.span_start, su.span_length, 1, 'extracted', su.confidence
    FROM supports AS su
    JOIN support_facts AS sf ON sf.support_id = su.id
) AS x
JOIN passages AS p ON p.id = x.passage_id
JOIN sources AS s ON s.id = p.source_id;

CREATE VIEW supports_by_source AS
-- What a source says again that a curated fact says.
SELECT
    s.slug AS source,
    s.title,
    p.ordinal AS passage,
    su.span_start,
    su.span_length,
    sf.fact,
    sf.slug,
    sf.statement_en,
    sf.statement_fr,
    substr(p.text, su.span_start + 1, su.span_length) AS quote,
    su.confidence,
    su.rule
FROM supports AS su
JOIN support_facts AS sf ON sf.support_id = su.id
JOIN passages AS p ON p.id = su.passage_id
JOIN sources AS s ON s.id = p.source_id
ORDER BY s.slug, p.ordinal, su.span_start, su.span_length, sf.fact, sf.slug;

CREATE VIEW documents_read AS
-- Every document that was read, and how many facts were found.
SELECT
    d.slug AS dataset,
    dc.name,
    dc.format,
    (SELECT count(*) FROM events AS x WHERE x.dataset_id = d.id) AS events,
    (SELECT count(*) FROM figures AS x WHERE x.dataset_id = d.id) AS figures,
    (SELECT count(*) FROM predictions AS x WHERE x.dataset_id = d.id) AS predictions,
    (SELECT count(*) FROM supports AS x WHERE x.dataset_id = d.id) AS supports,
    dc.hash
FROM documents AS dc
JOIN datasets AS d ON d.id = dc.dataset_id
ORDER BY d.slug;

PRAGMA user_version = 9;
