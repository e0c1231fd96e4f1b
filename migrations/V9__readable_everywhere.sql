-- Removes STRICT, which SQLite before 3.37 cannot read, and keeps its guarantee: CHECKs
-- named `types` refuse values of another type. Column affinity already converts most
-- values, so a TEXT column can only hold a BLOB by mistake, and every text is < x'' while
-- no BLOB is. A REAL column can hold a text or a BLOB by mistake, and every number is < ''.
-- An INTEGER column can also hold a fraction, so its type is checked. CHECKs of words,
-- days and ranges imply the type.
-- SQLite parses the whole schema each time a file is opened, so its text is kept short.
-- Each table and view has one comment, and the view `read_me` lists all of them.
-- The closed lists of categories are gone. The table `parts` is the closure of part_of.

-- The views are recreated below with bilingual columns, `_en` and `_fr`. The view
-- `documents_read` is dropped: the table `documents` lists the documents.
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

-- Rows of STRICT and ordinary tables have the same format, so only the definitions change:
-- each new table is created empty, and the old one takes its definition.
-- The order of columns and of UNIQUE constraints is as it was.

CREATE TABLE v9_datasets (
    -- Where rows come from: a folder of curated facts, or one document that was read.
    id INTEGER PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    title_en TEXT NOT NULL,
    title_fr TEXT NOT NULL,
    CONSTRAINT types CHECK (max(slug, title_en, title_fr) < x'')
);

CREATE TABLE v9_sources (
    -- The articles that facts were read in.
    id INTEGER PRIMARY KEY,
    dataset_id INTEGER NOT NULL REFERENCES datasets (id),
    slug TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    language TEXT NOT NULL CHECK (language IN ('en', 'fr')),
    publisher TEXT,
    published_on TEXT CHECK (date(published_on) IS published_on),
    updated_on TEXT CHECK (date(updated_on) IS updated_on),
    address TEXT,
    CONSTRAINT types CHECK (
        typeof(dataset_id) = 'integer'
        AND max(slug, title) < x''
        AND publisher < x''
        AND address < x'')
);

CREATE TABLE v9_passages (
    -- The passages of each source. `text` stays NULL until a copy of the source is attached.
    id INTEGER PRIMARY KEY,
    source_id INTEGER NOT NULL REFERENCES sources (id),
    ordinal INTEGER NOT NULL CHECK (ordinal > 0),
    heading TEXT,
    length INTEGER NOT NULL CHECK (length > 0),
    hash TEXT NOT NULL CHECK (length(hash) = 64),
    text TEXT CHECK (length(text) = length),
    UNIQUE (source_id, ordinal),
    CONSTRAINT types CHECK (
        typeof(source_id) = 'integer'
        AND typeof(ordinal) = 'integer'
        AND typeof(length) = 'integer'
        AND hash < x''
        AND heading < x''
        AND text < x'')
);

CREATE TABLE v9_entities (
    -- What facts are about: systems, people, organizations, places. Names are in `labels`.
    id INTEGER PRIMARY KEY,
    dataset_id INTEGER NOT NULL REFERENCES datasets (id),
    slug TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('system', 'person', 'organization', 'place', 'other')),
    summary_en TEXT,
    summary_fr TEXT,
    UNIQUE (id, kind),
    CONSTRAINT types CHECK (
        typeof(dataset_id) = 'integer'
        AND slug < x''
        AND summary_en < x''
        AND summary_fr < x'')
);

CREATE TABLE v9_labels (
    -- The names of entities. `key` is the form that phrases look up: lower case, no accents.
    id INTEGER PRIMARY KEY,
    dataset_id INTEGER NOT NULL REFERENCES datasets (id),
    entity_id INTEGER NOT NULL REFERENCES entities (id),
    language TEXT NOT NULL CHECK (language IN ('en', 'fr')),
    text TEXT NOT NULL,
    key TEXT NOT NULL,
    preferred INTEGER NOT NULL CHECK (preferred IN (0, 1)),
    UNIQUE (entity_id, language, text),
    CONSTRAINT types CHECK (
        typeof(dataset_id) = 'integer'
        AND typeof(entity_id) = 'integer'
        AND max(text, key) < x'')
);

CREATE TABLE v9_systems (
    -- What kind of system an entity is.
    entity_id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL DEFAULT 'system' CHECK (kind = 'system'),
    category TEXT NOT NULL CHECK (category GLOB '[a-z]*' AND category NOT GLOB '*[^a-z0-9-]*'),
    FOREIGN KEY (entity_id, kind) REFERENCES entities (id, kind),
    CONSTRAINT types CHECK (category < x'')
);

CREATE TABLE v9_people (
    -- What a person does.
    entity_id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL DEFAULT 'person' CHECK (kind = 'person'),
    role_en TEXT,
    role_fr TEXT,
    FOREIGN KEY (entity_id, kind) REFERENCES entities (id, kind),
    CONSTRAINT types CHECK (role_en < x'' AND role_fr < x'')
);

CREATE TABLE v9_organizations (
    -- What kind of organization an entity is.
    entity_id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL DEFAULT 'organization' CHECK (kind = 'organization'),
    category TEXT NOT NULL CHECK (category GLOB '[a-z]*' AND category NOT GLOB '*[^a-z0-9-]*'),
    FOREIGN KEY (entity_id, kind) REFERENCES entities (id, kind),
    CONSTRAINT types CHECK (category < x'')
);

CREATE TABLE v9_places (
    -- What kind of place an entity is.
    entity_id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL DEFAULT 'place' CHECK (kind = 'place'),
    category TEXT NOT NULL CHECK (category GLOB '[a-z]*' AND category NOT GLOB '*[^a-z0-9-]*'),
    FOREIGN KEY (entity_id, kind) REFERENCES entities (id, kind),
    CONSTRAINT types CHECK (category < x'')
);

CREATE TABLE v9_units (
    -- Units. amount * factor is the amount in the base unit of the dimension.
    id INTEGER PRIMARY KEY,
    dataset_id INTEGER NOT NULL REFERENCES datasets (id),
    slug TEXT NOT NULL UNIQUE,
    dimension TEXT NOT NULL,
    factor REAL NOT NULL CHECK (factor > 0),
    label_en TEXT NOT NULL,
    label_fr TEXT NOT NULL,
    CONSTRAINT types CHECK (
        typeof(dataset_id) = 'integer'
        AND factor < ''
        AND max(slug, dimension, label_en, label_fr) < x'')
);

CREATE TABLE v9_metrics (
    -- What figures measure.
    id INTEGER PRIMARY KEY,
    dataset_id INTEGER NOT NULL REFERENCES datasets (id),
    slug TEXT NOT NULL UNIQUE,
    label_en TEXT NOT NULL,
    label_fr TEXT NOT NULL,
    CONSTRAINT types CHECK (
        typeof(dataset_id) = 'integer'
        AND max(slug, label_en, label_fr) < x'')
);

CREATE TABLE v9_unit_aliases (
    -- Words for units, as phrases look them up.
    id INTEGER PRIMARY KEY,
    dataset_id INTEGER NOT NULL REFERENCES datasets (id),
    unit_id INTEGER NOT NULL REFERENCES units (id),
    language TEXT NOT NULL CHECK (language IN ('en', 'fr')),
    text TEXT NOT NULL,
    key TEXT NOT NULL,
    UNIQUE (unit_id, language, text),
    CONSTRAINT types CHECK (
        typeof(dataset_id) = 'integer'
        AND typeof(unit_id) = 'integer'
        AND max(text, key) < x'')
);

CREATE TABLE v9_metric_aliases (
    -- Words for metrics, as phrases look them up.
    id INTEGER PRIMARY KEY,
    dataset_id INTEGER NOT NULL REFERENCES datasets (id),
    metric_id INTEGER NOT NULL REFERENCES metrics (id),
    language TEXT NOT NULL CHECK (language IN ('en', 'fr')),
    text TEXT NOT NULL,
    key TEXT NOT NULL,
    UNIQUE (metric_id, language, text),
    CONSTRAINT types CHECK (
        typeof(dataset_id) = 'integer'
        AND typeof(metric_id) = 'integer'
        AND max(text, key) < x'')
);

CREATE TABLE v9_relations (
    -- What entities are to each other.
    id INTEGER PRIMARY KEY,
    dataset_id INTEGER NOT NULL REFERENCES datasets (id),
    subject_id INTEGER NOT NULL REFERENCES entities (id),
    kind TEXT NOT NULL CHECK (kind IN (
        'part_of', 'succeeds', 'made_by', 'located_at', 'uses', 'alias_of', 'works_for')),
    object_id INTEGER NOT NULL REFERENCES entities (id),
    passage_id INTEGER NOT NULL REFERENCES passages (id),
    span_start INTEGER NOT NULL CHECK (span_start >= 0),
    span_length INTEGER NOT NULL CHECK (span_length > 0),
    UNIQUE (subject_id, kind, object_id, dataset_id),
    CONSTRAINT types CHECK (
        max(dataset_id, subject_id, object_id, passage_id, span_start, span_length) < ''
        AND typeof(dataset_id + subject_id + object_id
            + passage_id + span_start + span_length) = 'integer')
);

CREATE TABLE v9_events (
    -- What happened. `date` is ISO 8601 at its precision (2023-Q1); `starts_on` and
    -- `ends_on` are its first and last day.
    id INTEGER PRIMARY KEY,
    dataset_id INTEGER NOT NULL REFERENCES datasets (id),
    slug TEXT NOT NULL UNIQUE,
    date TEXT NOT NULL,
    starts_on TEXT NOT NULL CHECK (date(starts_on) IS starts_on),
    ends_on TEXT NOT NULL CHECK (date(ends_on) IS ends_on),
    precision TEXT NOT NULL CHECK (precision IN ('day', 'month', 'quarter', 'half', 'year')),
    approximate INTEGER NOT NULL CHECK (approximate IN (0, 1)),
    category TEXT NOT NULL CHECK (category GLOB '[a-z]*' AND category NOT GLOB '*[^a-z0-9-]*'),
    title_en TEXT NOT NULL,
    title_fr TEXT NOT NULL,
    summary_en TEXT NOT NULL,
    summary_fr TEXT NOT NULL,
    passage_id INTEGER NOT NULL REFERENCES passages (id),
    span_start INTEGER NOT NULL CHECK (span_start >= 0),
    span_length INTEGER NOT NULL CHECK (span_length > 0),
    origin TEXT NOT NULL DEFAULT 'curated' CHECK (origin IN ('curated', 'extracted', 'proposed')),
    confidence REAL CHECK (confidence BETWEEN 0 AND 1),
    rule TEXT CHECK ((rule IS NULL) = (confidence IS NULL)
        AND (origin = 'curated') = (confidence IS NULL)),
    CHECK (starts_on <= ends_on),
    CONSTRAINT types CHECK (
        max(dataset_id, passage_id, span_start, span_length) < ''
        AND typeof(dataset_id + passage_id + span_start + span_length) = 'integer'
        AND max(slug, date, category, title_en, title_fr, summary_en, summary_fr) < x''
        AND rule < x'')
);

CREATE TABLE v9_mentions (
    -- Which entities an event names, and in which role.
    event_id INTEGER NOT NULL REFERENCES events (id),
    entity_id INTEGER NOT NULL REFERENCES entities (id),
    role TEXT NOT NULL CHECK (role IN (
        'subject', 'speaker', 'actor', 'host', 'place', 'mentioned')),
    PRIMARY KEY (event_id, entity_id, role),
    CONSTRAINT types CHECK (typeof(event_id) = 'integer' AND typeof(entity_id) = 'integer')
) WITHOUT ROWID;

CREATE TABLE v9_figures (
    -- Amounts. `low` = `high` for one number; one of them is NULL for an open bound.
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
    origin TEXT NOT NULL DEFAULT 'curated' CHECK (origin IN ('curated', 'extracted', 'proposed')),
    confidence REAL CHECK (confidence BETWEEN 0 AND 1),
    rule TEXT CHECK ((rule IS NULL) = (confidence IS NULL)
        AND (origin = 'curated') = (confidence IS NULL)),
    CHECK (low IS NOT NULL OR high IS NOT NULL),
    CHECK (low <= high),
    CHECK (starts_on <= ends_on),
    CONSTRAINT types CHECK (
        max(dataset_id, event_id, subject_id, metric_id, unit_id, passage_id, span_start, span_length, ifnull(object_id, 0)) < ''
        AND typeof(dataset_id + event_id + subject_id + metric_id
            + unit_id + passage_id + span_start + span_length + ifnull(object_id, 0)) = 'integer'
        AND low < ''
        AND high < ''
        AND max(slug, date) < x''
        AND rule < x'')
);

CREATE TABLE v9_predictions (
    -- What somebody said would happen, and by when it was due.
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
    origin TEXT NOT NULL DEFAULT 'curated' CHECK (origin IN ('curated', 'extracted', 'proposed')),
    confidence REAL CHECK (confidence BETWEEN 0 AND 1),
    rule TEXT CHECK ((rule IS NULL) = (confidence IS NULL)
        AND (origin = 'curated') = (confidence IS NULL)),
    CHECK (due_from <= due_to),
    CONSTRAINT types CHECK (
        max(dataset_id, event_id, by_id, subject_id, passage_id, span_start, span_length, ifnull(figure_id, 0)) < ''
        AND typeof(dataset_id + event_id + by_id + subject_id
            + passage_id + span_start + span_length + ifnull(figure_id, 0)) = 'integer'
        AND max(slug, due, statement_en, statement_fr) < x''
        AND rule < x'')
);

CREATE TABLE v9_outcomes (
    -- What came of a prediction, and the event that shows it.
    prediction_id INTEGER PRIMARY KEY REFERENCES predictions (id),
    verdict TEXT NOT NULL CHECK (verdict IN (
        'kept', 'late', 'missed', 'dropped', 'partly', 'open', 'unknown')),
    event_id INTEGER NOT NULL REFERENCES events (id),
    CONSTRAINT types CHECK (typeof(event_id) = 'integer')
);

CREATE TABLE v9_canned_queries (
    -- The questions that kb answers, as SQL with named parameters.
    name TEXT NOT NULL PRIMARY KEY,
    title_en TEXT NOT NULL,
    title_fr TEXT NOT NULL,
    phrases TEXT NOT NULL,
    parameters TEXT NOT NULL,
    sql TEXT NOT NULL,
    CONSTRAINT types CHECK (max(name, title_en, title_fr, phrases, parameters, sql) < x'')
);

CREATE TABLE v9_documents (
    -- The documents that were read, each with its own dataset.
    dataset_id INTEGER PRIMARY KEY REFERENCES datasets (id),
    hash TEXT NOT NULL UNIQUE CHECK (length(hash) = 64),
    name TEXT NOT NULL,
    format TEXT NOT NULL CHECK (format IN ('text', 'markdown', 'html')),
    CONSTRAINT types CHECK (max(hash, name) < x'')
);

CREATE TABLE v9_supports (
    -- Where a source says again what a curated fact says.
    id INTEGER PRIMARY KEY,
    dataset_id INTEGER NOT NULL REFERENCES datasets (id),
    event_id INTEGER REFERENCES events (id) ON DELETE CASCADE,
    figure_id INTEGER REFERENCES figures (id) ON DELETE CASCADE,
    prediction_id INTEGER REFERENCES predictions (id) ON DELETE CASCADE,
    passage_id INTEGER NOT NULL REFERENCES passages (id),
    span_start INTEGER NOT NULL CHECK (span_start >= 0),
    span_length INTEGER NOT NULL CHECK (span_length > 0),
    confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
    rule TEXT NOT NULL,
    UNIQUE (event_id, passage_id, span_start, span_length),
    UNIQUE (figure_id, passage_id, span_start, span_length),
    UNIQUE (prediction_id, passage_id, span_start, span_length),
    CHECK ((event_id IS NOT NULL) + (figure_id IS NOT NULL) + (prediction_id IS NOT NULL) = 1),
    CONSTRAINT types CHECK (
        max(dataset_id, passage_id, span_start, span_length, coalesce(event_id, figure_id, prediction_id)) < ''
        AND typeof(dataset_id + passage_id
            + span_start + span_length + coalesce(event_id, figure_id, prediction_id)) = 'integer'
        AND rule < x'')
);

CREATE TABLE v9_entity_events (
    -- Kept by triggers: the events that mention an entity, each once, by date.
    entity_id INTEGER NOT NULL,
    starts_on TEXT NOT NULL,
    ends_on TEXT NOT NULL,
    event_id INTEGER NOT NULL,
    date TEXT NOT NULL,
    PRIMARY KEY (entity_id, starts_on, ends_on, event_id),
    CONSTRAINT types CHECK (
        typeof(entity_id) = 'integer'
        AND typeof(event_id) = 'integer'
        AND max(starts_on, ends_on, date) < x'')
) WITHOUT ROWID;

CREATE TABLE v9_mention_counts (
    -- Kept by triggers: how many events mention an entity, within each year and in all
    -- (0000-01-01 to 9999-12-31).
    entity_id INTEGER NOT NULL,
    starts_on TEXT NOT NULL,
    ends_on TEXT NOT NULL,
    kind TEXT NOT NULL,
    mentions INTEGER NOT NULL,
    earliest TEXT NOT NULL,
    latest TEXT NOT NULL,
    PRIMARY KEY (entity_id, starts_on, ends_on),
    CONSTRAINT types CHECK (
        typeof(entity_id) = 'integer'
        AND typeof(mentions) = 'integer'
        AND max(starts_on, ends_on, kind, earliest, latest) < x'')
) WITHOUT ROWID;

CREATE TABLE v9_prediction_days (
    -- Kept by triggers: the days that the status of a prediction depends on.
    prediction_id INTEGER PRIMARY KEY,
    made_on TEXT NOT NULL,
    due_from TEXT NOT NULL,
    due_to TEXT NOT NULL,
    verdict TEXT,
    decided_on TEXT,
    CONSTRAINT types CHECK (
        max(made_on, due_from, due_to) < x''
        AND verdict < x''
        AND decided_on < x'')
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
    whole_id INTEGER NOT NULL,
    part_id INTEGER NOT NULL,
    PRIMARY KEY (whole_id, part_id),
    CONSTRAINT types CHECK (typeof(whole_id) = 'integer' AND typeof(part_id) = 'integer')
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
WHEN NOT EXISTS (SELECT 1 FROM parts WHERE whole_id = new.id AND part_id = new.id) BEGIN
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
-- Deleting the row of an entity with itself finds the parts again of every entity that
-- it is a part of: a relation that goes may have been one of several ways to a part.
CREATE TRIGGER parts_delete AFTER DELETE ON parts
WHEN old.whole_id = old.part_id AND EXISTS (SELECT 1 FROM entities WHERE id = old.whole_id) BEGIN
    DELETE FROM parts WHERE whole_id <> part_id AND (whole_id = old.whole_id
        OR whole_id IN (SELECT whole_id FROM parts WHERE part_id = old.whole_id));
    INSERT INTO parts (whole_id, part_id)
    WITH RECURSIVE whole (id) AS (
        SELECT old.whole_id
        UNION
        SELECT object_id FROM whole
        CROSS JOIN relations ON subject_id = whole.id AND kind = 'part_of'),
    part (whole_id, part_id) AS (
        SELECT id, id FROM whole
        UNION
        SELECT whole_id, subject_id FROM part
        CROSS JOIN relations ON object_id = part_id AND kind = 'part_of')
    SELECT whole_id, part_id FROM part
    EXCEPT SELECT whole_id, part_id FROM parts;
END;
CREATE TRIGGER relations_parts_delete AFTER DELETE ON relations WHEN old.kind = 'part_of' BEGIN
    DELETE FROM parts WHERE whole_id = old.object_id AND part_id = old.object_id;
END;
CREATE TRIGGER relations_parts_update AFTER UPDATE OF subject_id, kind, object_id ON relations BEGIN
    DELETE FROM parts WHERE whole_id = old.object_id AND part_id = old.object_id;
    DELETE FROM parts WHERE whole_id = new.object_id AND part_id = new.object_id;
END;

-- The triggers of summaries, shorter: an event whose days change touches the rows that
-- refer to it, and their triggers do the rest.
DROP TRIGGER mentions_summary_insert;
CREATE TRIGGER mentions_summary_insert AFTER INSERT ON mentions
WHEN NOT EXISTS (
    SELECT 1 FROM entity_events WHERE event_id = new.event_id AND entity_id = new.entity_id)
BEGIN
    INSERT INTO entity_events (entity_id, starts_on, ends_on, event_id, date)
    SELECT new.entity_id, starts_on, ends_on, id, date FROM events WHERE id = new.event_id;
END;
DROP TRIGGER mentions_summary_update;
CREATE TRIGGER mentions_summary_update AFTER UPDATE OF event_id, entity_id ON mentions BEGIN
    DELETE FROM entity_events
    WHERE event_id = old.event_id AND entity_id = old.entity_id AND NOT EXISTS (
        SELECT 1 FROM mentions WHERE event_id = old.event_id AND entity_id = old.entity_id);
    INSERT INTO entity_events (entity_id, starts_on, ends_on, event_id, date)
    SELECT new.entity_id, starts_on, ends_on, id, date FROM events
    WHERE id = new.event_id AND NOT EXISTS (
        SELECT 1 FROM entity_events WHERE event_id = new.event_id AND entity_id = new.entity_id);
END;
DROP TRIGGER events_summary_insert;
CREATE TRIGGER events_summary_insert AFTER INSERT ON events BEGIN
    DELETE FROM entity_events WHERE event_id = new.id;
    UPDATE mentions SET event_id = new.id WHERE event_id = new.id;
    UPDATE predictions SET event_id = new.id WHERE event_id = new.id;
    UPDATE outcomes SET event_id = new.id WHERE event_id = new.id;
END;
DROP TRIGGER events_summary_update;
CREATE TRIGGER events_summary_update AFTER UPDATE OF date, starts_on, ends_on ON events
WHEN (old.date, old.starts_on, old.ends_on) <> (new.date, new.starts_on, new.ends_on)
BEGIN
    DELETE FROM entity_events WHERE event_id = new.id;
    UPDATE mentions SET event_id = new.id WHERE event_id = new.id;
    UPDATE predictions SET event_id = new.id WHERE event_id = new.id;
    UPDATE outcomes SET event_id = new.id WHERE event_id = new.id;
END;
DROP TRIGGER entity_events_insert;
CREATE TRIGGER entity_events_insert AFTER INSERT ON entity_events BEGIN
    INSERT INTO mention_counts (entity_id, starts_on, ends_on, kind, mentions, earliest, latest)
    SELECT id, first, last, kind, 1, new.ends_on || new.date, new.starts_on || new.date
    FROM entities
    JOIN (SELECT '0000-01-01' AS first, '9999-12-31' AS last
        UNION ALL
        SELECT substr(new.starts_on, 1, 4) || '-01-01', substr(new.starts_on, 1, 4) || '-12-31')
    WHERE id = new.entity_id AND new.ends_on <= last
    ON CONFLICT (entity_id, starts_on, ends_on) DO UPDATE SET
        mentions = mentions + 1,
        earliest = min(earliest, excluded.earliest),
        latest = max(latest, excluded.latest);
END;
DROP TRIGGER entity_events_delete;
CREATE TRIGGER entity_events_delete AFTER DELETE ON entity_events BEGIN
    DELETE FROM mention_counts
    WHERE entity_id = old.entity_id AND mentions = 1
        AND starts_on <= old.starts_on AND ends_on >= old.ends_on;
    UPDATE mention_counts SET mentions = mentions - 1
    WHERE entity_id = old.entity_id AND starts_on <= old.starts_on AND ends_on >= old.ends_on;
    UPDATE mention_counts SET (earliest, latest) = (
        SELECT min(x.ends_on || date), max(x.starts_on || date) FROM entity_events AS x
        WHERE entity_id = old.entity_id AND x.starts_on >= mention_counts.starts_on
            AND x.starts_on <= mention_counts.ends_on AND x.ends_on <= mention_counts.ends_on)
    WHERE entity_id = old.entity_id AND starts_on <= old.starts_on AND ends_on >= old.ends_on
        AND (earliest = old.ends_on || old.date OR latest = old.starts_on || old.date);
END;
DROP TRIGGER entities_summary_insert;
CREATE TRIGGER entities_summary_insert AFTER INSERT ON entities BEGIN
    UPDATE mention_counts SET kind = new.kind WHERE entity_id = new.id;
END;
DROP TRIGGER predictions_summary_insert;
CREATE TRIGGER predictions_summary_insert AFTER INSERT ON predictions BEGIN
    DELETE FROM prediction_days WHERE prediction_id = new.id;
    INSERT INTO prediction_days (prediction_id, made_on, due_from, due_to)
    SELECT new.id, starts_on, new.due_from, new.due_to FROM events WHERE id = new.event_id;
    UPDATE outcomes SET event_id = event_id WHERE prediction_id = new.id;
END;

DROP TRIGGER outcomes_summary_insert;
CREATE TRIGGER outcomes_summary_insert AFTER INSERT ON outcomes BEGIN
    UPDATE outcomes SET event_id = event_id WHERE prediction_id = new.prediction_id;
END;
DROP TRIGGER outcomes_summary_update;
CREATE TRIGGER outcomes_summary_update AFTER UPDATE ON outcomes BEGIN
    UPDATE prediction_days SET verdict = NULL, decided_on = NULL
    WHERE prediction_id IN (old.prediction_id, new.prediction_id);
    UPDATE prediction_days SET
        verdict = new.verdict,
        decided_on = (SELECT starts_on FROM events WHERE id = new.event_id)
    WHERE prediction_id = new.prediction_id AND new.verdict NOT IN ('open', 'unknown');
END;
DROP TRIGGER predictions_summary_update;
CREATE TRIGGER predictions_summary_update
AFTER UPDATE OF event_id, due_from, due_to ON predictions BEGIN
    UPDATE prediction_days SET
        made_on = (SELECT starts_on FROM events WHERE id = new.event_id),
        due_from = new.due_from,
        due_to = new.due_to
    WHERE prediction_id = new.id;
END;
DROP TRIGGER mentions_summary_delete;
CREATE TRIGGER mentions_summary_delete AFTER DELETE ON mentions BEGIN
    DELETE FROM entity_events
    WHERE event_id = old.event_id AND entity_id = old.entity_id AND NOT EXISTS (
        SELECT 1 FROM mentions WHERE event_id = old.event_id AND entity_id = old.entity_id);
END;

-- The same for the full-text index.
DROP TRIGGER passages_search_insert;
CREATE TRIGGER passages_search_insert AFTER INSERT ON passages WHEN new.text IS NOT NULL BEGIN
    UPDATE passages SET text = text WHERE id = new.id;
END;
DROP TRIGGER passages_search_update;
CREATE TRIGGER passages_search_update AFTER UPDATE OF text ON passages BEGIN
    DELETE FROM search WHERE rowid = old.id * 8 + 2 AND old.text IS NOT NULL;
    INSERT INTO search (rowid, kind, slug, en, fr)
    SELECT new.id * 8 + 2, 'passage', slug || '#' || new.ordinal,
        CASE language WHEN 'en' THEN new.text END,
        CASE language WHEN 'fr' THEN new.text END
    FROM sources WHERE id = new.source_id AND new.text IS NOT NULL;
END;
DROP TRIGGER labels_search_insert;
CREATE TRIGGER labels_search_insert AFTER INSERT ON labels BEGIN
    INSERT INTO search (rowid, kind, slug, en, fr)
    SELECT new.id * 8 + 1, kind, slug,
        CASE new.language WHEN 'en' THEN new.text END,
        CASE new.language WHEN 'fr' THEN new.text END
    FROM entities WHERE id = new.entity_id;
END;

CREATE TABLE descriptions (
    -- What each table and view holds. The view `read_me` lists them.
    position INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    start TEXT CHECK (start = 'start here'),
    holds TEXT NOT NULL,
    CONSTRAINT types CHECK (max(name, holds) < x'')
);

INSERT INTO descriptions (name, start, holds) VALUES
    ('timeline', 'start here', 'Every event by date, with what it mentions.'),
    ('system_mentions', 'start here', 'Every mention of a system, with the event.'),
    ('figure_values', 'start here', 'Every amount: what it measures, its bounds, its unit.'),
    ('prediction_status', 'start here', 'Every prediction, when it was due, and what came of it as of today.'),
    ('quotes', 'start here', 'Where each fact stands in its source, and the quote if the source is attached.'),
    ('people_statements', NULL, 'Every event in which a person speaks.'),
    ('relation_names', NULL, 'What entities are to each other.'),
    ('supports_by_source', NULL, 'What a source says again that a curated fact says.'),
    ('entity_names', NULL, 'The preferred names of every entity.'),
    ('mention_names', NULL, 'The entities of every event, with their names.'),
    ('event_names', NULL, 'The entities of every event, each once, with their names.'),
    ('source_passages', NULL, 'The source of every passage, and its number there.'),
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
    ('descriptions', NULL, 'The rows of this list.'),
    ('refinery_schema_history', NULL, 'Which migrations were applied to this file.');

CREATE VIEW read_me AS
-- What each table and view holds. The first ones are those to start with.
SELECT name, start, holds FROM descriptions ORDER BY position;

CREATE VIEW entity_names AS
-- The preferred names of every entity.
SELECT
    id AS entity_id,
    slug,
    kind,
    coalesce((SELECT text FROM labels
        WHERE entity_id = e.id AND language = 'en' AND preferred = 1), slug) AS name_en,
    coalesce((SELECT text FROM labels
        WHERE entity_id = e.id AND language = 'fr' AND preferred = 1), slug) AS name_fr
FROM entities AS e;

CREATE VIEW mention_names AS
-- The entities of every event, with their names.
SELECT event_id, role, entity_id, slug, kind, name_en, name_fr
FROM mentions
JOIN entity_names USING (entity_id);

CREATE VIEW event_names AS
-- The entities of every event, each once, with their names.
SELECT event_id, kind, name_en, name_fr
FROM entity_events
JOIN entity_names USING (entity_id);

CREATE VIEW source_passages AS
-- The source of every passage, and its number there.
SELECT p.id AS passage_id, slug AS source, ordinal AS passage, title, text
FROM passages AS p
JOIN sources AS s ON s.id = source_id;

CREATE VIEW gazetteer AS
-- Every name that a phrase may use.
SELECT key, language, text, kind, slug
FROM labels
JOIN entities AS e ON e.id = entity_id
UNION ALL
SELECT key, language, text, 'unit', slug
FROM unit_aliases
JOIN units AS u ON u.id = unit_id
UNION ALL
SELECT key, language, text, 'metric', slug
FROM metric_aliases
JOIN metrics AS m ON m.id = metric_id;

CREATE VIEW timeline AS
-- Every event by date, with what it mentions.
SELECT
    date,
    title_en,
    title_fr,
    (SELECT group_concat(name_en, ', ') FROM event_names
        WHERE event_id = ev.id AND kind = 'system') AS systems_en,
    (SELECT group_concat(name_en, ', ') FROM event_names
        WHERE event_id = ev.id AND kind = 'person') AS people_en,
    (SELECT group_concat(name_en, ', ') FROM event_names
        WHERE event_id = ev.id AND kind = 'organization') AS organizations_en,
    (SELECT group_concat(name_en, ', ') FROM event_names
        WHERE event_id = ev.id AND kind = 'place') AS places_en,
    (SELECT group_concat(name_fr, ', ') FROM event_names
        WHERE event_id = ev.id AND kind = 'system') AS systems_fr,
    (SELECT group_concat(name_fr, ', ') FROM event_names
        WHERE event_id = ev.id AND kind = 'person') AS people_fr,
    (SELECT group_concat(name_fr, ', ') FROM event_names
        WHERE event_id = ev.id AND kind = 'organization') AS organizations_fr,
    (SELECT group_concat(name_fr, ', ') FROM event_names
        WHERE event_id = ev.id AND kind = 'place') AS places_fr,
    slug,
    source,
    passage,
    span_start,
    span_length,
    origin,
    confidence
FROM events AS ev
JOIN source_passages USING (passage_id)
ORDER BY starts_on, ends_on, slug;

CREATE VIEW system_mentions AS
-- Every mention of a system, with the event.
SELECT
    name_en AS system_en,
    name_fr AS system_fr,
    y.category,
    date,
    role,
    title_en,
    title_fr,
    ev.slug,
    source,
    passage,
    span_start,
    span_length,
    origin,
    confidence
FROM mention_names AS m
JOIN systems AS y USING (entity_id)
JOIN events AS ev ON ev.id = event_id
JOIN source_passages USING (passage_id)
ORDER BY name_en, starts_on, ends_on, ev.slug;

CREATE VIEW people_statements AS
-- Every event in which a person speaks.
SELECT
    name_en AS person_en,
    name_fr AS person_fr,
    date,
    title_en,
    title_fr,
    ev.slug,
    source,
    passage,
    span_start,
    span_length,
    origin,
    confidence
FROM mention_names AS m
JOIN events AS ev ON ev.id = event_id
JOIN source_passages USING (passage_id)
WHERE kind = 'person' AND role = 'speaker'
ORDER BY name_en, starts_on, ends_on, ev.slug;

CREATE VIEW relation_names AS
-- What entities are to each other.
SELECT
    a.name_en AS subject_en,
    a.name_fr AS subject_fr,
    r.kind AS relation,
    b.name_en AS object_en,
    b.name_fr AS object_fr,
    source,
    passage,
    span_start,
    span_length
FROM relations AS r
JOIN entity_names AS a ON a.entity_id = subject_id
JOIN entity_names AS b ON b.entity_id = object_id
JOIN source_passages USING (passage_id)
ORDER BY 1, 3, 4;

CREATE VIEW figure_values AS
-- Every amount. `value` is the number, or the only bound; a range has none.
SELECT
    f.date,
    name_en AS subject_en,
    name_fr AS subject_fr,
    mt.label_en AS metric_en,
    mt.label_fr AS metric_fr,
    CASE WHEN low = high OR high IS NULL THEN low WHEN low IS NULL THEN high END AS value,
    low,
    high,
    qualifier,
    u.label_en AS unit_en,
    u.label_fr AS unit_fr,
    status,
    title_en AS stated_in_en,
    title_fr AS stated_in_fr,
    ev.date AS stated_on,
    f.slug,
    source,
    passage,
    f.span_start,
    f.span_length,
    f.origin,
    f.confidence
FROM figures AS f
JOIN entity_names AS n ON n.entity_id = subject_id
JOIN metrics AS mt ON mt.id = metric_id
JOIN units AS u ON u.id = unit_id
JOIN events AS ev ON ev.id = event_id
JOIN source_passages AS p ON p.passage_id = f.passage_id
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
    due,
    statement_en,
    statement_fr,
    CASE WHEN decided_on <= date('now') THEN d.verdict
         WHEN d.due_to < date('now') THEN 'overdue'
         ELSE 'open' END AS status,
    CASE WHEN d.verdict = 'late' OR decided_on > date('now') OR decided_on IS NULL THEN
        nullif(max(0, CAST(julianday(min(ifnull(decided_on, date('now')), date('now')))
            - julianday(d.due_to) AS INTEGER)), 0) END AS days_late,
    oe.date AS shown_on,
    oe.title_en AS shown_by_en,
    oe.title_fr AS shown_by_fr,
    pr.slug,
    source,
    passage,
    pr.span_start,
    pr.span_length,
    pr.origin,
    pr.confidence
FROM predictions AS pr
JOIN prediction_days AS d ON d.prediction_id = pr.id
JOIN events AS ev ON ev.id = pr.event_id
JOIN entity_names AS b ON b.entity_id = by_id
JOIN entity_names AS n ON n.entity_id = subject_id
JOIN source_passages AS p ON p.passage_id = pr.passage_id
LEFT JOIN outcomes AS o ON o.prediction_id = pr.id
LEFT JOIN events AS oe ON oe.id = o.event_id
ORDER BY made_on, pr.due_from, pr.slug;

CREATE VIEW support_facts AS
-- The fact that each support is about.
SELECT su.id AS support_id, 'event' AS fact, slug, title_en AS statement_en, title_fr AS statement_fr
FROM supports AS su
JOIN events AS ev ON ev.id = event_id
UNION ALL
SELECT su.id, 'figure', f.slug, label_en || ': ' || name_en, label_fr || ' : ' || name_fr
FROM supports AS su
JOIN figures AS f ON f.id = figure_id
JOIN metrics AS mt ON mt.id = metric_id
JOIN entity_names ON entity_id = subject_id
UNION ALL
SELECT su.id, 'prediction', slug, statement_en, statement_fr
FROM supports AS su
JOIN predictions AS pr ON pr.id = prediction_id;

CREATE VIEW quotes AS
-- Where each fact stands, and the quote if the source is attached; `support` = 1 where
-- a source says a curated fact again.
SELECT fact, x.slug, s.slug AS source, ordinal AS passage, span_start, span_length,
    substr(text, span_start + 1, span_length) AS quote, support, origin, confidence
FROM (
    SELECT 'event' AS fact, slug, passage_id, span_start, span_length, 0 AS support, origin, confidence
    FROM events
    UNION ALL
    SELECT 'figure', slug, passage_id, span_start, span_length, 0, origin, confidence FROM figures
    UNION ALL
    SELECT 'prediction', slug, passage_id, span_start, span_length, 0, origin, confidence FROM predictions
    UNION ALL
    SELECT 'relation', a.slug || ' ' || r.kind || ' ' || b.slug, passage_id, span_start,
        span_length, 0, 'curated', NULL
    FROM relations AS r
    JOIN entities AS a ON a.id = subject_id
    JOIN entities AS b ON b.id = object_id
    UNION ALL
    SELECT fact, slug, passage_id, span_start, span_length, 1, 'extracted', confidence
    FROM supports AS su
    JOIN support_facts ON support_id = su.id
) AS x
JOIN passages AS p ON p.id = passage_id
JOIN sources AS s ON s.id = source_id;

CREATE VIEW supports_by_source AS
-- What a source says again that a curated fact says.
SELECT
    source,
    title,
    passage,
    span_start,
    span_length,
    fact,
    slug,
    statement_en,
    statement_fr,
    substr(text, span_start + 1, span_length) AS quote,
    confidence,
    rule
FROM supports
JOIN support_facts ON support_id = id
JOIN source_passages USING (passage_id)
ORDER BY 1, 3, 4, 5, 6, 7;

PRAGMA user_version = 9;
