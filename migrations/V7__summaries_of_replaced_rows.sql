-- The summaries where rows are replaced (INSERT OR REPLACE): what a statement is
-- told to do about a conflict holds in its triggers too, and the row that makes way
-- sets off none. So triggers leave nothing to conflicts, and a row that comes looks
-- for what refers to it already.

DROP TRIGGER mentions_summary_insert;
CREATE TRIGGER mentions_summary_insert AFTER INSERT ON mentions
WHEN NOT EXISTS (SELECT 1 FROM entity_events AS x
    WHERE x.event_id = new.event_id AND x.entity_id = new.entity_id)
BEGIN
    INSERT INTO entity_events (entity_id, starts_on, ends_on, event_id, date)
    SELECT new.entity_id, ev.starts_on, ev.ends_on, ev.id, ev.date
    FROM events AS ev WHERE ev.id = new.event_id;
END;

DROP TRIGGER mentions_summary_update;
CREATE TRIGGER mentions_summary_update AFTER UPDATE OF event_id, entity_id ON mentions BEGIN
    DELETE FROM entity_events
    WHERE event_id = old.event_id AND entity_id = old.entity_id AND NOT EXISTS (
        SELECT 1 FROM mentions AS m
        WHERE m.event_id = old.event_id AND m.entity_id = old.entity_id);
    INSERT INTO entity_events (entity_id, starts_on, ends_on, event_id, date)
    SELECT new.entity_id, ev.starts_on, ev.ends_on, ev.id, ev.date
    FROM events AS ev WHERE ev.id = new.event_id AND NOT EXISTS (
        SELECT 1 FROM entity_events AS x
        WHERE x.event_id = new.event_id AND x.entity_id = new.entity_id);
END;

CREATE TRIGGER events_summary_insert AFTER INSERT ON events
WHEN EXISTS (SELECT 1 FROM mentions AS m WHERE m.event_id = new.id)
    OR EXISTS (SELECT 1 FROM predictions AS pr WHERE pr.event_id = new.id)
    OR EXISTS (SELECT 1 FROM outcomes AS o WHERE o.event_id = new.id)
BEGIN
    DELETE FROM entity_events WHERE event_id = new.id;
    INSERT INTO entity_events (entity_id, starts_on, ends_on, event_id, date)
    SELECT DISTINCT m.entity_id, new.starts_on, new.ends_on, new.id, new.date
    FROM mentions AS m WHERE m.event_id = new.id;
    UPDATE prediction_days SET made_on = new.starts_on
    WHERE prediction_id IN (SELECT pr.id FROM predictions AS pr WHERE pr.event_id = new.id);
    UPDATE prediction_days SET decided_on = new.starts_on
    WHERE verdict IS NOT NULL AND prediction_id IN (
        SELECT o.prediction_id FROM outcomes AS o WHERE o.event_id = new.id);
END;

CREATE TRIGGER entities_summary_insert AFTER INSERT ON entities
WHEN EXISTS (SELECT 1 FROM mention_counts AS c WHERE c.entity_id = new.id)
BEGIN
    UPDATE mention_counts SET kind = new.kind WHERE entity_id = new.id;
END;

DROP TRIGGER predictions_summary_insert;
CREATE TRIGGER predictions_summary_insert AFTER INSERT ON predictions BEGIN
    DELETE FROM prediction_days WHERE prediction_id = new.id;
    INSERT INTO prediction_days (prediction_id, made_on, due_from, due_to, verdict, decided_on)
    SELECT new.id, ev.starts_on, new.due_from, new.due_to, o.verdict, oe.starts_on
    FROM events AS ev
    LEFT JOIN outcomes AS o ON o.prediction_id = new.id AND o.verdict NOT IN ('open', 'unknown')
    LEFT JOIN events AS oe ON oe.id = o.event_id
    WHERE ev.id = new.event_id;
END;

DROP TRIGGER outcomes_summary_insert;
CREATE TRIGGER outcomes_summary_insert AFTER INSERT ON outcomes BEGIN
    UPDATE prediction_days SET verdict = NULL, decided_on = NULL
    WHERE prediction_id = new.prediction_id AND verdict IS NOT NULL;
    UPDATE prediction_days SET
        verdict = new.verdict,
        decided_on = (SELECT ev.starts_on FROM events AS ev WHERE ev.id = new.event_id)
    WHERE prediction_id = new.prediction_id AND new.verdict NOT IN ('open', 'unknown');
END;

-- What went wrong by then is put right.
DELETE FROM entity_events
WHERE (entity_id, starts_on, ends_on, event_id, date) IN (
    SELECT entity_id, starts_on, ends_on, event_id, date FROM entity_events
    EXCEPT
    SELECT m.entity_id, ev.starts_on, ev.ends_on, ev.id, ev.date
    FROM mentions AS m
    JOIN events AS ev ON ev.id = m.event_id);
INSERT INTO entity_events (entity_id, starts_on, ends_on, event_id, date)
SELECT m.entity_id, ev.starts_on, ev.ends_on, ev.id, ev.date
FROM mentions AS m
JOIN events AS ev ON ev.id = m.event_id
EXCEPT
SELECT entity_id, starts_on, ends_on, event_id, date FROM entity_events;

DELETE FROM mention_counts;
INSERT INTO mention_counts (entity_id, starts_on, ends_on, kind, mentions, earliest, latest)
SELECT x.entity_id, '0000-01-01', '9999-12-31', e.kind, count(*),
    min(x.ends_on || x.date), max(x.starts_on || x.date)
FROM entity_events AS x
JOIN entities AS e ON e.id = x.entity_id
GROUP BY x.entity_id, e.kind;
INSERT INTO mention_counts (entity_id, starts_on, ends_on, kind, mentions, earliest, latest)
SELECT x.entity_id, substr(x.starts_on, 1, 4) || '-01-01', substr(x.starts_on, 1, 4) || '-12-31',
    e.kind, count(*), min(x.ends_on || x.date), max(x.starts_on || x.date)
FROM entity_events AS x
JOIN entities AS e ON e.id = x.entity_id
WHERE substr(x.starts_on, 1, 4) = substr(x.ends_on, 1, 4)
GROUP BY x.entity_id, e.kind, substr(x.starts_on, 1, 4);

DELETE FROM prediction_days;
INSERT INTO prediction_days (prediction_id, made_on, due_from, due_to, verdict, decided_on)
SELECT pr.id, ev.starts_on, pr.due_from, pr.due_to, o.verdict, oe.starts_on
FROM predictions AS pr
JOIN events AS ev ON ev.id = pr.event_id
LEFT JOIN outcomes AS o ON o.prediction_id = pr.id AND o.verdict NOT IN ('open', 'unknown')
LEFT JOIN events AS oe ON oe.id = o.event_id;

PRAGMA user_version = 7;
