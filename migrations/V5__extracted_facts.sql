-- What is extracted from documents: every fact says whether a person curated it
-- or a rule extracted it, and a passage that says a known fact again supports it.

-- `confidence` is how often facts of the rule are right, from 0 to 1.
ALTER TABLE events ADD COLUMN origin TEXT NOT NULL DEFAULT 'curated'
    CHECK (origin IN ('curated', 'extracted'));
ALTER TABLE events ADD COLUMN confidence REAL CHECK (confidence BETWEEN 0 AND 1);
ALTER TABLE events ADD COLUMN rule TEXT
    CHECK ((origin = 'extracted') = (confidence IS NOT NULL) AND (rule IS NULL) = (confidence IS NULL));

ALTER TABLE figures ADD COLUMN origin TEXT NOT NULL DEFAULT 'curated'
    CHECK (origin IN ('curated', 'extracted'));
ALTER TABLE figures ADD COLUMN confidence REAL CHECK (confidence BETWEEN 0 AND 1);
ALTER TABLE figures ADD COLUMN rule TEXT
    CHECK ((origin = 'extracted') = (confidence IS NOT NULL) AND (rule IS NULL) = (confidence IS NULL));

ALTER TABLE predictions ADD COLUMN origin TEXT NOT NULL DEFAULT 'curated'
    CHECK (origin IN ('curated', 'extracted'));
ALTER TABLE predictions ADD COLUMN confidence REAL CHECK (confidence BETWEEN 0 AND 1);
ALTER TABLE predictions ADD COLUMN rule TEXT
    CHECK ((origin = 'extracted') = (confidence IS NOT NULL) AND (rule IS NULL) = (confidence IS NULL));

-- The documents that datasets were extracted from. A document is known by its
-- bytes, whatever its file is called.
CREATE TABLE documents (
    dataset_id INTEGER PRIMARY KEY REFERENCES datasets (id),
    hash TEXT NOT NULL UNIQUE CHECK (length(hash) = 64),
    name TEXT NOT NULL,
    format TEXT NOT NULL CHECK (format IN ('text', 'markdown', 'html'))
) STRICT;

-- The passages that say again what a fact says, which may be another dataset's.
CREATE TABLE supports (
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
    CHECK ((event_id IS NOT NULL) + (figure_id IS NOT NULL) + (prediction_id IS NOT NULL) = 1)
) STRICT;
CREATE INDEX supports_dataset ON supports (dataset_id);
CREATE INDEX supports_passage ON supports (passage_id);

-- The same passage in another source: that is how supports are found.
CREATE INDEX passages_hash ON passages (hash);

-- What was extracted from a document and hangs on an event of another dataset
-- goes with that event.
CREATE TRIGGER events_hanging_delete BEFORE DELETE ON events BEGIN
    DELETE FROM outcomes WHERE prediction_id IN (
        SELECT pr.id FROM predictions AS pr
        WHERE (pr.event_id = old.id OR outcomes.event_id = old.id)
            AND pr.origin = 'extracted' AND pr.dataset_id <> old.dataset_id);
    DELETE FROM predictions
    WHERE event_id = old.id AND origin = 'extracted' AND dataset_id <> old.dataset_id;
    DELETE FROM figures
    WHERE event_id = old.id AND origin = 'extracted' AND dataset_id <> old.dataset_id;
END;
CREATE TRIGGER figures_hanging_delete BEFORE DELETE ON figures BEGIN
    UPDATE predictions SET figure_id = NULL WHERE figure_id = old.id AND origin = 'extracted';
END;

DROP VIEW timeline;
CREATE VIEW timeline AS
SELECT
    ev.date,
    ev.title_en AS title,
    ev.title_fr AS titre,
    (SELECT group_concat(x.name_en, ', ') FROM (
        SELECT DISTINCT m.name_en FROM mention_names AS m
        WHERE m.event_id = ev.id AND m.kind = 'system' ORDER BY m.name_en) AS x) AS systems,
    (SELECT group_concat(x.name_en, ', ') FROM (
        SELECT DISTINCT m.name_en FROM mention_names AS m
        WHERE m.event_id = ev.id AND m.kind = 'person' ORDER BY m.name_en) AS x) AS people,
    (SELECT group_concat(x.name_en, ', ') FROM (
        SELECT DISTINCT m.name_en FROM mention_names AS m
        WHERE m.event_id = ev.id AND m.kind = 'organization' ORDER BY m.name_en) AS x) AS organizations,
    (SELECT group_concat(x.name_en, ', ') FROM (
        SELECT DISTINCT m.name_en FROM mention_names AS m
        WHERE m.event_id = ev.id AND m.kind = 'place' ORDER BY m.name_en) AS x) AS places,
    s.slug AS source,
    p.ordinal AS passage,
    ev.origin,
    ev.confidence
FROM events AS ev
JOIN passages AS p ON p.id = ev.passage_id
JOIN sources AS s ON s.id = p.source_id
ORDER BY ev.starts_on, ev.ends_on, ev.slug;

DROP VIEW figure_values;
CREATE VIEW figure_values AS
SELECT
    f.date,
    n.name_en AS subject,
    mt.label_en AS metric,
    CASE WHEN f.low = f.high THEN f.low
         WHEN f.high IS NULL THEN f.low
         WHEN f.low IS NULL THEN f.high END AS value,
    f.low,
    f.high,
    f.qualifier,
    u.label_en AS unit,
    f.status,
    ev.title_en AS stated_in,
    ev.date AS stated_on,
    s.slug AS source,
    p.ordinal AS passage,
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

DROP VIEW prediction_status;
-- `verdict` is empty while no source shows what came of a prediction: it is
-- open until `due_to`, and overdue from the day after.
CREATE VIEW prediction_status AS
SELECT
    ev.date AS made,
    b.name_en AS made_by,
    n.name_en AS subject,
    pr.due,
    pr.due_to,
    pr.statement_en AS statement,
    pr.statement_fr AS declaration,
    o.verdict,
    oe.date AS shown_on,
    oe.title_en AS shown_by,
    s.slug AS source,
    p.ordinal AS passage,
    pr.origin,
    pr.confidence
FROM predictions AS pr
JOIN events AS ev ON ev.id = pr.event_id
JOIN entity_names AS b ON b.entity_id = pr.by_id
JOIN entity_names AS n ON n.entity_id = pr.subject_id
JOIN passages AS p ON p.id = pr.passage_id
JOIN sources AS s ON s.id = p.source_id
LEFT JOIN outcomes AS o ON o.prediction_id = pr.id
LEFT JOIN events AS oe ON oe.id = o.event_id
ORDER BY ev.starts_on, pr.due_from, pr.slug;

-- Every support with the fact it is of, in words of either language.
CREATE VIEW support_facts AS
SELECT su.id AS support_id, 'event' AS fact, ev.slug, ev.title_en AS says, ev.title_fr AS dit
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

DROP VIEW quotes;
-- Every fact with its locator, and the quote where the passage is attached. A
-- support (`support` = 1) is a fact said again.
CREATE VIEW quotes AS
SELECT x.fact, x.slug, s.slug AS source, p.ordinal AS passage, x.span_start, x.span_length,
    substr(p.text, x.span_start + 1, x.span_length) AS quote, x.support
FROM (
    SELECT 'event' AS fact, slug, passage_id, span_start, span_length, 0 AS support FROM events
    UNION ALL
    SELECT 'figure', slug, passage_id, span_start, span_length, 0 FROM figures
    UNION ALL
    SELECT 'prediction', slug, passage_id, span_start, span_length, 0 FROM predictions
    UNION ALL
    SELECT 'relation', a.slug || ' ' || r.kind || ' ' || b.slug, r.passage_id, r.span_start, r.span_length, 0
    FROM relations AS r
    JOIN entities AS a ON a.id = r.subject_id
    JOIN entities AS b ON b.id = r.object_id
    UNION ALL
    SELECT sf.fact, sf.slug, su.passage_id, su.span_start, su.span_length, 1
    FROM supports AS su
    JOIN support_facts AS sf ON sf.support_id = su.id
) AS x
JOIN passages AS p ON p.id = x.passage_id
JOIN sources AS s ON s.id = p.source_id;

-- What each source says again, and where.
CREATE VIEW supports_by_source AS
SELECT
    s.slug AS source,
    s.title,
    p.ordinal AS passage,
    sf.fact,
    sf.slug,
    sf.says,
    sf.dit,
    substr(p.text, su.span_start + 1, su.span_length) AS quote,
    su.confidence,
    su.rule
FROM supports AS su
JOIN support_facts AS sf ON sf.support_id = su.id
JOIN passages AS p ON p.id = su.passage_id
JOIN sources AS s ON s.id = p.source_id
ORDER BY s.slug, p.ordinal, su.span_start, su.span_length, sf.fact, sf.slug;

-- Every document that was read, and how much was found in it.
CREATE VIEW documents_read AS
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

PRAGMA user_version = 5;
