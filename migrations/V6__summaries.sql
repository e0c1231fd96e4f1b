-- Summaries, so that a question about a year or an entity does not have to read
-- every mention of a large base. Triggers keep them in step; nothing is in them
-- that the tables of facts do not say.

-- The events that mention an entity, each once whatever the roles, by date.
CREATE TABLE entity_events (
    entity_id INTEGER NOT NULL,
    starts_on TEXT NOT NULL,
    ends_on TEXT NOT NULL,
    event_id INTEGER NOT NULL,
    date TEXT NOT NULL,
    PRIMARY KEY (entity_id, starts_on, ends_on, event_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX entity_events_event ON entity_events (event_id);

-- How many events mention an entity: of all, and of those that lie within one
-- year. `starts_on` and `ends_on` are the days of that year, or 0000-01-01 and
-- 9999-12-31 for all. `earliest` is the last day and the date of the event that
-- surely ended first, `latest` the first day and the date of the one that began
-- last.
CREATE TABLE mention_counts (
    entity_id INTEGER NOT NULL,
    starts_on TEXT NOT NULL,
    ends_on TEXT NOT NULL,
    kind TEXT NOT NULL,
    mentions INTEGER NOT NULL,
    earliest TEXT NOT NULL,
    latest TEXT NOT NULL,
    PRIMARY KEY (entity_id, starts_on, ends_on)
) STRICT, WITHOUT ROWID;
CREATE INDEX mention_counts_rank ON mention_counts (starts_on, ends_on, kind, mentions DESC);

-- What the status of a prediction on a day hangs on: when it was made and due,
-- and when which verdict was shown, if it was one.
CREATE TABLE prediction_days (
    prediction_id INTEGER PRIMARY KEY,
    made_on TEXT NOT NULL,
    due_from TEXT NOT NULL,
    due_to TEXT NOT NULL,
    verdict TEXT,
    decided_on TEXT
) STRICT;
CREATE INDEX prediction_days_made
ON prediction_days (made_on, due_from, due_to, decided_on, verdict);

INSERT INTO entity_events (entity_id, starts_on, ends_on, event_id, date)
SELECT DISTINCT m.entity_id, ev.starts_on, ev.ends_on, ev.id, ev.date
FROM mentions AS m
JOIN events AS ev ON ev.id = m.event_id
ORDER BY 1, 2, 3, 4;

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

INSERT INTO prediction_days (prediction_id, made_on, due_from, due_to, verdict, decided_on)
SELECT pr.id, ev.starts_on, pr.due_from, pr.due_to, o.verdict, oe.starts_on
FROM predictions AS pr
JOIN events AS ev ON ev.id = pr.event_id
LEFT JOIN outcomes AS o ON o.prediction_id = pr.id AND o.verdict NOT IN ('open', 'unknown')
LEFT JOIN events AS oe ON oe.id = o.event_id;

-- A figure is looked for by its subject and in what it is counted.
DROP INDEX figures_subject;
CREATE INDEX figures_subject ON figures (subject_id, unit_id, low, high);
DROP INDEX figures_object;
CREATE INDEX figures_object ON figures (object_id, unit_id, low, high);

CREATE TRIGGER mentions_summary_insert AFTER INSERT ON mentions BEGIN
    INSERT OR IGNORE INTO entity_events (entity_id, starts_on, ends_on, event_id, date)
    SELECT new.entity_id, ev.starts_on, ev.ends_on, ev.id, ev.date
    FROM events AS ev WHERE ev.id = new.event_id;
END;
CREATE TRIGGER mentions_summary_delete AFTER DELETE ON mentions
WHEN NOT EXISTS (SELECT 1 FROM mentions AS m
    WHERE m.event_id = old.event_id AND m.entity_id = old.entity_id)
BEGIN
    DELETE FROM entity_events WHERE event_id = old.event_id AND entity_id = old.entity_id;
END;
CREATE TRIGGER mentions_summary_update AFTER UPDATE OF event_id, entity_id ON mentions BEGIN
    DELETE FROM entity_events
    WHERE event_id = old.event_id AND entity_id = old.entity_id AND NOT EXISTS (
        SELECT 1 FROM mentions AS m
        WHERE m.event_id = old.event_id AND m.entity_id = old.entity_id);
    INSERT OR IGNORE INTO entity_events (entity_id, starts_on, ends_on, event_id, date)
    SELECT new.entity_id, ev.starts_on, ev.ends_on, ev.id, ev.date
    FROM events AS ev WHERE ev.id = new.event_id;
END;

CREATE TRIGGER events_summary_update AFTER UPDATE OF date, starts_on, ends_on ON events
WHEN (old.date, old.starts_on, old.ends_on) <> (new.date, new.starts_on, new.ends_on)
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

CREATE TRIGGER entity_events_insert AFTER INSERT ON entity_events BEGIN
    INSERT INTO mention_counts (entity_id, starts_on, ends_on, kind, mentions, earliest, latest)
    SELECT new.entity_id, span.starts_on, span.ends_on, e.kind, 1,
        new.ends_on || new.date, new.starts_on || new.date
    FROM entities AS e
    JOIN (SELECT '0000-01-01' AS starts_on, '9999-12-31' AS ends_on
        UNION ALL
        SELECT substr(new.starts_on, 1, 4) || '-01-01', substr(new.starts_on, 1, 4) || '-12-31'
        WHERE substr(new.starts_on, 1, 4) = substr(new.ends_on, 1, 4)) AS span
    WHERE e.id = new.entity_id
    ON CONFLICT (entity_id, starts_on, ends_on) DO UPDATE SET
        mentions = mentions + 1,
        earliest = min(earliest, excluded.earliest),
        latest = max(latest, excluded.latest);
END;
CREATE TRIGGER entity_events_delete AFTER DELETE ON entity_events BEGIN
    DELETE FROM mention_counts
    WHERE entity_id = old.entity_id AND mentions = 1
        AND starts_on <= old.starts_on AND ends_on >= old.ends_on;
    UPDATE mention_counts SET
        mentions = mentions - 1,
        earliest = CASE WHEN earliest < old.ends_on || old.date THEN earliest ELSE (
            SELECT min(x.ends_on || x.date) FROM entity_events AS x
            WHERE x.entity_id = old.entity_id AND x.starts_on >= mention_counts.starts_on
                AND x.starts_on <= mention_counts.ends_on AND x.ends_on <= mention_counts.ends_on) END,
        latest = CASE WHEN latest > old.starts_on || old.date THEN latest ELSE (
            SELECT max(x.starts_on || x.date) FROM entity_events AS x
            WHERE x.entity_id = old.entity_id AND x.starts_on >= mention_counts.starts_on
                AND x.starts_on <= mention_counts.ends_on AND x.ends_on <= mention_counts.ends_on) END
    WHERE entity_id = old.entity_id
        AND starts_on <= old.starts_on AND ends_on >= old.ends_on;
END;
CREATE TRIGGER entities_summary_update AFTER UPDATE OF kind ON entities BEGIN
    UPDATE mention_counts SET kind = new.kind WHERE entity_id = new.id;
END;

CREATE TRIGGER predictions_summary_insert AFTER INSERT ON predictions BEGIN
    INSERT INTO prediction_days (prediction_id, made_on, due_from, due_to)
    SELECT new.id, ev.starts_on, new.due_from, new.due_to
    FROM events AS ev WHERE ev.id = new.event_id;
END;
CREATE TRIGGER predictions_summary_update
AFTER UPDATE OF event_id, due_from, due_to ON predictions BEGIN
    UPDATE prediction_days SET
        made_on = (SELECT ev.starts_on FROM events AS ev WHERE ev.id = new.event_id),
        due_from = new.due_from,
        due_to = new.due_to
    WHERE prediction_id = new.id;
END;
CREATE TRIGGER predictions_summary_delete BEFORE DELETE ON predictions BEGIN
    DELETE FROM prediction_days WHERE prediction_id = old.id;
END;
CREATE TRIGGER outcomes_summary_insert AFTER INSERT ON outcomes
WHEN new.verdict NOT IN ('open', 'unknown') BEGIN
    UPDATE prediction_days SET
        verdict = new.verdict,
        decided_on = (SELECT ev.starts_on FROM events AS ev WHERE ev.id = new.event_id)
    WHERE prediction_id = new.prediction_id;
END;
CREATE TRIGGER outcomes_summary_update AFTER UPDATE ON outcomes BEGIN
    UPDATE prediction_days SET verdict = NULL, decided_on = NULL
    WHERE prediction_id IN (old.prediction_id, new.prediction_id);
    UPDATE prediction_days SET
        verdict = new.verdict,
        decided_on = (SELECT ev.starts_on FROM events AS ev WHERE ev.id = new.event_id)
    WHERE prediction_id = new.prediction_id AND new.verdict NOT IN ('open', 'unknown');
END;
CREATE TRIGGER outcomes_summary_delete AFTER DELETE ON outcomes BEGIN
    UPDATE prediction_days SET verdict = NULL, decided_on = NULL
    WHERE prediction_id = old.prediction_id;
END;

PRAGMA user_version = 6;
