-- What a person opening the file meets first: plain views, and the canned
-- queries with their phrases.

CREATE TABLE canned_queries (
    name TEXT PRIMARY KEY,
    title_en TEXT NOT NULL,
    title_fr TEXT NOT NULL,
    phrases TEXT NOT NULL,
    parameters TEXT NOT NULL,
    sql TEXT NOT NULL
) STRICT;

CREATE VIEW entity_names AS
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
SELECT m.event_id, m.role, n.entity_id, n.slug, n.kind, n.name_en, n.name_fr
FROM mentions AS m
JOIN entity_names AS n ON n.entity_id = m.entity_id;

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
    p.ordinal AS passage
FROM events AS ev
JOIN passages AS p ON p.id = ev.passage_id
JOIN sources AS s ON s.id = p.source_id
ORDER BY ev.starts_on, ev.ends_on, ev.slug;

CREATE VIEW system_mentions AS
SELECT m.name_en AS system, y.category, ev.date, m.role, ev.title_en AS title, ev.title_fr AS titre
FROM mention_names AS m
JOIN systems AS y ON y.entity_id = m.entity_id
JOIN events AS ev ON ev.id = m.event_id
ORDER BY m.name_en, ev.starts_on, ev.ends_on, ev.slug;

CREATE VIEW people_statements AS
SELECT m.name_en AS person, ev.date, ev.title_en AS title, ev.title_fr AS titre
FROM mention_names AS m
JOIN events AS ev ON ev.id = m.event_id
WHERE m.kind = 'person' AND m.role = 'speaker'
ORDER BY m.name_en, ev.starts_on, ev.ends_on, ev.slug;

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
    p.ordinal AS passage
FROM figures AS f
JOIN entity_names AS n ON n.entity_id = f.subject_id
JOIN metrics AS mt ON mt.id = f.metric_id
JOIN units AS u ON u.id = f.unit_id
JOIN events AS ev ON ev.id = f.event_id
JOIN passages AS p ON p.id = f.passage_id
JOIN sources AS s ON s.id = p.source_id
ORDER BY f.starts_on, f.ends_on, f.slug;

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
    p.ordinal AS passage
FROM predictions AS pr
JOIN events AS ev ON ev.id = pr.event_id
JOIN entity_names AS b ON b.entity_id = pr.by_id
JOIN entity_names AS n ON n.entity_id = pr.subject_id
JOIN passages AS p ON p.id = pr.passage_id
JOIN sources AS s ON s.id = p.source_id
LEFT JOIN outcomes AS o ON o.prediction_id = pr.id
LEFT JOIN events AS oe ON oe.id = o.event_id
ORDER BY ev.starts_on, pr.due_from, pr.slug;

CREATE VIEW relation_names AS
SELECT a.name_en AS subject, r.kind AS relation, b.name_en AS object, s.slug AS source, p.ordinal AS passage
FROM relations AS r
JOIN entity_names AS a ON a.entity_id = r.subject_id
JOIN entity_names AS b ON b.entity_id = r.object_id
JOIN passages AS p ON p.id = r.passage_id
JOIN sources AS s ON s.id = p.source_id
ORDER BY a.name_en, r.kind, b.name_en;

-- Every fact with its locator, and the quote where the passage is attached.
CREATE VIEW quotes AS
SELECT x.fact, x.slug, s.slug AS source, p.ordinal AS passage, x.span_start, x.span_length,
    substr(p.text, x.span_start + 1, x.span_length) AS quote
FROM (
    SELECT 'event' AS fact, slug, passage_id, span_start, span_length FROM events
    UNION ALL
    SELECT 'figure', slug, passage_id, span_start, span_length FROM figures
    UNION ALL
    SELECT 'prediction', slug, passage_id, span_start, span_length FROM predictions
    UNION ALL
    SELECT 'relation', a.slug || ' ' || r.kind || ' ' || b.slug, r.passage_id, r.span_start, r.span_length
    FROM relations AS r
    JOIN entities AS a ON a.id = r.subject_id
    JOIN entities AS b ON b.id = r.object_id
) AS x
JOIN passages AS p ON p.id = x.passage_id
JOIN sources AS s ON s.id = p.source_id;

-- Every word a phrase can use for something in the base.
CREATE VIEW gazetteer AS
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

PRAGMA user_version = 4;
