-- Rows missing from the summaries, and rows that should not be in them (migrations 6,
-- 9 and 12).
WITH RECURSIVE seen (entity_id, starts_on, ends_on, event_id, date) AS MATERIALIZED (
    SELECT DISTINCT m.entity_id, ev.starts_on, ev.ends_on, ev.id, ev.date
    FROM mentions AS m JOIN events AS ev ON ev.id = m.event_id
),
spans (entity_id, starts_on, ends_on, first_day, last_day, date) AS (
    SELECT entity_id, '0000-01-01', '9999-12-31', starts_on, ends_on, date FROM entity_events
    UNION ALL
    SELECT entity_id, substr(starts_on, 1, 4) || '-01-01', substr(starts_on, 1, 4) || '-12-31',
        starts_on, ends_on, date
    FROM entity_events WHERE substr(starts_on, 1, 4) = substr(ends_on, 1, 4)
),
counted (entity_id, starts_on, ends_on, kind, mentions, earliest, latest) AS MATERIALIZED (
    SELECT s.entity_id, s.starts_on, s.ends_on, e.kind, count(*),
        min(s.last_day || s.date), max(s.first_day || s.date)
    FROM spans AS s JOIN entities AS e ON e.id = s.entity_id
    GROUP BY s.entity_id, s.starts_on, s.ends_on, e.kind
),
decided (prediction_id, made_on, due_from, due_to, verdict, decided_on) AS (
    SELECT pr.id, ev.starts_on, pr.due_from, pr.due_to, o.verdict, oe.starts_on
    FROM predictions AS pr
    JOIN events AS ev ON ev.id = pr.event_id
    LEFT JOIN outcomes AS o ON o.prediction_id = pr.id AND o.verdict NOT IN ('open', 'unknown')
    LEFT JOIN events AS oe ON oe.id = o.event_id
),
days (starts_on, ends_on, date, events) AS MATERIALIZED (
    SELECT starts_on, ends_on, date, count(*) FROM events GROUP BY 1, 2, 3
),
closure (whole_id, part_id) AS (
    SELECT e.id, e.id FROM entities AS e
    UNION
    SELECT c.whole_id, r.subject_id FROM closure AS c
    CROSS JOIN relations AS r ON r.object_id = c.part_id AND r.kind = 'part_of'
),
wrong (kind, id, summary, problem) AS (
    SELECT 'entity', whole_id, 'parts', 'has not' FROM
        (SELECT * FROM closure EXCEPT SELECT * FROM parts)
    UNION
    SELECT 'entity', whole_id, 'parts', 'has more than' FROM
        (SELECT * FROM parts EXCEPT SELECT * FROM closure)
    UNION
    SELECT 'entity', entity_id, 'entity_events', 'has not' FROM
        (SELECT * FROM seen EXCEPT SELECT * FROM entity_events)
    UNION
    SELECT 'entity', entity_id, 'entity_events', 'has more than' FROM
        (SELECT * FROM entity_events EXCEPT SELECT * FROM seen)
    UNION
    SELECT 'entity', entity_id, 'mention_counts', 'has not' FROM
        (SELECT * FROM counted EXCEPT SELECT * FROM mention_counts)
    UNION
    SELECT 'entity', entity_id, 'mention_counts', 'has more than' FROM
        (SELECT * FROM mention_counts EXCEPT SELECT * FROM counted)
    UNION
    SELECT 'prediction', prediction_id, 'prediction_days', 'has not' FROM
        (SELECT * FROM decided EXCEPT SELECT * FROM prediction_days)
    UNION
    SELECT 'prediction', prediction_id, 'prediction_days', 'has more than' FROM
        (SELECT * FROM prediction_days EXCEPT SELECT * FROM decided)
    UNION
    SELECT 'event', date, 'event_days', 'has not' FROM
        (SELECT * FROM days EXCEPT SELECT * FROM event_days)
    UNION
    SELECT 'event', date, 'event_days', 'has more than' FROM
        (SELECT * FROM event_days WHERE events > 0 EXCEPT SELECT * FROM days)
)
SELECT kind || ':' || ifnull(CASE kind
        WHEN 'entity' THEN (SELECT e.slug FROM entities AS e WHERE e.id = wrong.id)
        WHEN 'prediction' THEN (SELECT pr.slug FROM predictions AS pr WHERE pr.id = wrong.id) END, id),
    'the summary ' || summary || ' ' || problem || ' what the facts say of it'
FROM wrong
ORDER BY 1, 2
