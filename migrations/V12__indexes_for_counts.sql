-- Indexes that hold what facts are counted and compared by, so that counting reads no table,
-- and the largest figures are found without looking at all. Events are counted for each date.

-- Events by their dates, of which category they are, and how they came into the base.
DROP INDEX events_starts_on;
CREATE INDEX events_starts_on ON events (starts_on, ends_on, date, category, origin);

-- Figures by the dates they hold for, and how far each is a fact.
DROP INDEX figures_starts_on;
CREATE INDEX figures_starts_on ON figures (starts_on, ends_on, date, status);

-- Figures by what they measure, and in which unit.
DROP INDEX figures_metric;
CREATE INDEX figures_metric ON figures (metric_id, unit_id);

-- Figures of each metric and unit by their upper and their lower bound. The conditions always
-- hold: they keep these indexes from questions that do not name them, whose rows would be read
-- in a worse order.
CREATE INDEX figures_largest ON figures (metric_id, unit_id, coalesce(high, low))
WHERE coalesce(high, low) IS NOT NULL;
CREATE INDEX figures_smallest ON figures (metric_id, unit_id, coalesce(low, high))
WHERE coalesce(low, high) IS NOT NULL;

CREATE TABLE event_days (
    -- Kept by triggers: how many events have each date.
    starts_on TEXT NOT NULL,
    ends_on TEXT NOT NULL,
    date TEXT NOT NULL,
    events INTEGER NOT NULL,
    PRIMARY KEY (starts_on, ends_on, date),
    CONSTRAINT types CHECK (typeof(events) = 'integer' AND max(starts_on, ends_on, date) < x'')
) WITHOUT ROWID;

INSERT INTO event_days (starts_on, ends_on, date, events)
SELECT starts_on, ends_on, date, count(*) FROM events GROUP BY 1, 2, 3;

UPDATE descriptions SET position = position + 1000
WHERE position > (SELECT position FROM descriptions WHERE name = 'mention_counts');
UPDATE descriptions SET position = position - 999 WHERE position > 1000;
INSERT INTO descriptions (position, name, holds)
SELECT position + 1, 'event_days', 'How many events have each date; kept by triggers.'
FROM descriptions WHERE name = 'mention_counts';

-- REPLACE deletes an event without calling its triggers. Its date is noted before, in a row
-- with an empty `starts_on`, and its events are counted again after.
CREATE TRIGGER events_replace BEFORE INSERT ON events
WHEN EXISTS (SELECT 1 FROM events WHERE id = new.id OR slug = new.slug) BEGIN
    INSERT INTO event_days (starts_on, ends_on, date, events)
    SELECT '', starts_on || ends_on, date, 0 FROM events WHERE id = new.id OR slug = new.slug
    EXCEPT SELECT * FROM event_days;
END;

DROP TRIGGER events_insert;
CREATE TRIGGER events_insert AFTER INSERT ON events BEGIN
    INSERT INTO search (rowid, kind, slug, en, fr)
    VALUES (new.id * 8, 'event', new.slug,
        new.title_en || char(10) || new.summary_en, new.title_fr || char(10) || new.summary_fr);
    DELETE FROM entity_events WHERE event_id = new.id;
    UPDATE mentions SET event_id = new.id WHERE event_id = new.id;
    UPDATE predictions SET event_id = new.id WHERE event_id = new.id;
    UPDATE outcomes SET event_id = new.id WHERE event_id = new.id;
    INSERT INTO event_days (starts_on, ends_on, date, events)
    SELECT new.starts_on, new.ends_on, new.date, 0
    WHERE NOT EXISTS (SELECT 1 FROM event_days
        WHERE starts_on = new.starts_on AND ends_on = new.ends_on AND date = new.date);
    UPDATE event_days SET events = events + 1
    WHERE starts_on = new.starts_on AND ends_on = new.ends_on AND date = new.date;
    UPDATE event_days SET events = (
        SELECT count(*) FROM events AS e WHERE e.starts_on = event_days.starts_on
            AND e.ends_on = event_days.ends_on AND e.date = event_days.date)
    WHERE (starts_on, ends_on, date) IN (
        SELECT substr(ends_on, 1, 10), substr(ends_on, 11), date FROM event_days WHERE starts_on = '');
    DELETE FROM event_days WHERE events = 0 AND (starts_on, ends_on, date) IN (
        SELECT substr(ends_on, 1, 10), substr(ends_on, 11), date FROM event_days WHERE starts_on = '');
    DELETE FROM event_days WHERE starts_on = '';
END;

DROP TRIGGER events_summary_update;
CREATE TRIGGER events_summary_update AFTER UPDATE OF date, starts_on, ends_on ON events
WHEN (old.date, old.starts_on, old.ends_on) <> (new.date, new.starts_on, new.ends_on)
BEGIN
    DELETE FROM entity_events WHERE event_id = new.id;
    UPDATE mentions SET event_id = new.id WHERE event_id = new.id;
    UPDATE predictions SET event_id = new.id WHERE event_id = new.id;
    UPDATE outcomes SET event_id = new.id WHERE event_id = new.id;
    UPDATE event_days SET events = events - 1
    WHERE starts_on = old.starts_on AND ends_on = old.ends_on AND date = old.date;
    DELETE FROM event_days
    WHERE starts_on = old.starts_on AND ends_on = old.ends_on AND date = old.date AND events = 0;
    INSERT INTO event_days (starts_on, ends_on, date, events)
    SELECT new.starts_on, new.ends_on, new.date, 0
    WHERE NOT EXISTS (SELECT 1 FROM event_days
        WHERE starts_on = new.starts_on AND ends_on = new.ends_on AND date = new.date);
    UPDATE event_days SET events = events + 1
    WHERE starts_on = new.starts_on AND ends_on = new.ends_on AND date = new.date;
END;

DROP TRIGGER events_delete;
CREATE TRIGGER events_delete BEFORE DELETE ON events BEGIN
    DELETE FROM outcomes WHERE prediction_id IN (
        SELECT pr.id FROM predictions AS pr
        WHERE (pr.event_id = old.id OR outcomes.event_id = old.id)
            AND pr.origin = 'extracted' AND pr.dataset_id <> old.dataset_id);
    DELETE FROM predictions
    WHERE event_id = old.id AND origin = 'extracted' AND dataset_id <> old.dataset_id;
    DELETE FROM figures
    WHERE event_id = old.id AND origin = 'extracted' AND dataset_id <> old.dataset_id;
    DELETE FROM search WHERE rowid = old.id * 8;
    UPDATE event_days SET events = events - 1
    WHERE starts_on = old.starts_on AND ends_on = old.ends_on AND date = old.date;
    DELETE FROM event_days
    WHERE starts_on = old.starts_on AND ends_on = old.ends_on AND date = old.date AND events = 0;
END;

PRAGMA user_version = 12;
