-- SQLite reads the whole schema whenever a base is opened, so each object costs time at
-- every start. Triggers on the same change of a table become one, and an index goes that
-- a table of some dozens of rows does not need.

DROP INDEX units_dimension;

DROP TRIGGER entities_search_insert;
DROP TRIGGER entities_parts_insert;
DROP TRIGGER entities_summary_insert;
CREATE TRIGGER entities_insert AFTER INSERT ON entities BEGIN
    INSERT INTO search (rowid, kind, slug, en, fr)
    SELECT new.id * 8 + 3, new.kind, new.slug, new.summary_en, new.summary_fr
    WHERE new.summary_en IS NOT NULL;
    INSERT INTO parts (whole_id, part_id)
    SELECT new.id, new.id
    WHERE NOT EXISTS (SELECT 1 FROM parts WHERE whole_id = new.id AND part_id = new.id);
    UPDATE mention_counts SET kind = new.kind WHERE entity_id = new.id;
END;

DROP TRIGGER entities_search_update;
DROP TRIGGER entities_summary_update;
CREATE TRIGGER entities_update AFTER UPDATE OF kind, summary_en, summary_fr ON entities BEGIN
    DELETE FROM search WHERE rowid = old.id * 8 + 3 AND old.summary_en IS NOT NULL;
    INSERT INTO search (rowid, kind, slug, en, fr)
    SELECT new.id * 8 + 3, new.kind, new.slug, new.summary_en, new.summary_fr
    WHERE new.summary_en IS NOT NULL;
    UPDATE mention_counts SET kind = new.kind WHERE entity_id = new.id AND new.kind <> old.kind;
END;

DROP TRIGGER entities_search_delete;
DROP TRIGGER entities_parts_delete;
CREATE TRIGGER entities_delete AFTER DELETE ON entities BEGIN
    DELETE FROM search WHERE rowid = old.id * 8 + 3 AND old.summary_en IS NOT NULL;
    DELETE FROM parts WHERE whole_id = old.id OR part_id = old.id;
END;

DROP TRIGGER events_search_insert;
DROP TRIGGER events_summary_insert;
CREATE TRIGGER events_insert AFTER INSERT ON events BEGIN
    INSERT INTO search (rowid, kind, slug, en, fr)
    VALUES (new.id * 8, 'event', new.slug,
        new.title_en || char(10) || new.summary_en, new.title_fr || char(10) || new.summary_fr);
    DELETE FROM entity_events WHERE event_id = new.id;
    UPDATE mentions SET event_id = new.id WHERE event_id = new.id;
    UPDATE predictions SET event_id = new.id WHERE event_id = new.id;
    UPDATE outcomes SET event_id = new.id WHERE event_id = new.id;
END;

DROP TRIGGER events_search_delete;
DROP TRIGGER events_hanging_delete;
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
END;

DROP TRIGGER predictions_search_insert;
DROP TRIGGER predictions_summary_insert;
CREATE TRIGGER predictions_insert AFTER INSERT ON predictions BEGIN
    INSERT INTO search (rowid, kind, slug, en, fr)
    VALUES (new.id * 8 + 4, 'prediction', new.slug, new.statement_en, new.statement_fr);
    DELETE FROM prediction_days WHERE prediction_id = new.id;
    INSERT INTO prediction_days (prediction_id, made_on, due_from, due_to)
    SELECT new.id, starts_on, new.due_from, new.due_to FROM events WHERE id = new.event_id;
    UPDATE outcomes SET event_id = event_id WHERE prediction_id = new.id;
END;

DROP TRIGGER predictions_search_delete;
DROP TRIGGER predictions_summary_delete;
CREATE TRIGGER predictions_delete BEFORE DELETE ON predictions BEGIN
    DELETE FROM prediction_days WHERE prediction_id = old.id;
    DELETE FROM search WHERE rowid = old.id * 8 + 4;
END;

PRAGMA user_version = 11;
