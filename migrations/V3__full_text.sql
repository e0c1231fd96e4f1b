-- One full-text index over everything a reader may remember words of. Triggers
-- keep it in step. The rowid tells where a row comes from: eight times the id
-- there, plus 0 for an event, 1 a label, 2 a passage, 3 an entity's summary,
-- 4 a prediction.

CREATE VIRTUAL TABLE search USING fts5 (
    kind UNINDEXED,
    slug UNINDEXED,
    en,
    fr,
    tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TRIGGER events_search_insert AFTER INSERT ON events BEGIN
    INSERT INTO search (rowid, kind, slug, en, fr)
    VALUES (new.id * 8, 'event', new.slug,
        new.title_en || char(10) || new.summary_en, new.title_fr || char(10) || new.summary_fr);
END;
CREATE TRIGGER events_search_update
AFTER UPDATE OF title_en, title_fr, summary_en, summary_fr ON events BEGIN
    UPDATE search SET
        en = new.title_en || char(10) || new.summary_en,
        fr = new.title_fr || char(10) || new.summary_fr
    WHERE rowid = new.id * 8;
END;
CREATE TRIGGER events_search_delete AFTER DELETE ON events BEGIN
    DELETE FROM search WHERE rowid = old.id * 8;
END;

CREATE TRIGGER labels_search_insert AFTER INSERT ON labels BEGIN
    INSERT INTO search (rowid, kind, slug, en, fr)
    SELECT new.id * 8 + 1, e.kind, e.slug,
        CASE new.language WHEN 'en' THEN new.text END,
        CASE new.language WHEN 'fr' THEN new.text END
    FROM entities AS e WHERE e.id = new.entity_id;
END;
CREATE TRIGGER labels_search_update AFTER UPDATE OF language, text ON labels BEGIN
    UPDATE search SET
        en = CASE new.language WHEN 'en' THEN new.text END,
        fr = CASE new.language WHEN 'fr' THEN new.text END
    WHERE rowid = new.id * 8 + 1;
END;
CREATE TRIGGER labels_search_delete AFTER DELETE ON labels BEGIN
    DELETE FROM search WHERE rowid = old.id * 8 + 1;
END;

CREATE TRIGGER passages_search_insert AFTER INSERT ON passages
WHEN new.text IS NOT NULL BEGIN
    INSERT INTO search (rowid, kind, slug, en, fr)
    SELECT new.id * 8 + 2, 'passage', s.slug || '#' || new.ordinal,
        CASE s.language WHEN 'en' THEN new.text END,
        CASE s.language WHEN 'fr' THEN new.text END
    FROM sources AS s WHERE s.id = new.source_id;
END;
CREATE TRIGGER passages_search_update AFTER UPDATE OF text ON passages BEGIN
    DELETE FROM search WHERE rowid = old.id * 8 + 2 AND old.text IS NOT NULL;
    INSERT INTO search (rowid, kind, slug, en, fr)
    SELECT new.id * 8 + 2, 'passage', s.slug || '#' || new.ordinal,
        CASE s.language WHEN 'en' THEN new.text END,
        CASE s.language WHEN 'fr' THEN new.text END
    FROM sources AS s WHERE s.id = new.source_id AND new.text IS NOT NULL;
END;
CREATE TRIGGER passages_search_delete AFTER DELETE ON passages
WHEN old.text IS NOT NULL BEGIN
    DELETE FROM search WHERE rowid = old.id * 8 + 2;
END;

CREATE TRIGGER entities_search_insert AFTER INSERT ON entities
WHEN new.summary_en IS NOT NULL BEGIN
    INSERT INTO search (rowid, kind, slug, en, fr)
    VALUES (new.id * 8 + 3, new.kind, new.slug, new.summary_en, new.summary_fr);
END;
CREATE TRIGGER entities_search_update AFTER UPDATE OF summary_en, summary_fr ON entities BEGIN
    DELETE FROM search WHERE rowid = old.id * 8 + 3 AND old.summary_en IS NOT NULL;
    INSERT INTO search (rowid, kind, slug, en, fr)
    SELECT new.id * 8 + 3, new.kind, new.slug, new.summary_en, new.summary_fr
    WHERE new.summary_en IS NOT NULL;
END;
CREATE TRIGGER entities_search_delete AFTER DELETE ON entities
WHEN old.summary_en IS NOT NULL BEGIN
    DELETE FROM search WHERE rowid = old.id * 8 + 3;
END;

CREATE TRIGGER predictions_search_insert AFTER INSERT ON predictions BEGIN
    INSERT INTO search (rowid, kind, slug, en, fr)
    VALUES (new.id * 8 + 4, 'prediction', new.slug, new.statement_en, new.statement_fr);
END;
CREATE TRIGGER predictions_search_update AFTER UPDATE OF statement_en, statement_fr ON predictions BEGIN
    UPDATE search SET en = new.statement_en, fr = new.statement_fr WHERE rowid = new.id * 8 + 4;
END;
CREATE TRIGGER predictions_search_delete AFTER DELETE ON predictions BEGIN
    DELETE FROM search WHERE rowid = old.id * 8 + 4;
END;

-- What a base of an older schema holds already.
INSERT INTO search (rowid, kind, slug, en, fr)
SELECT id * 8, 'event', slug,
    title_en || char(10) || summary_en, title_fr || char(10) || summary_fr
FROM events
UNION ALL
SELECT l.id * 8 + 1, e.kind, e.slug,
    CASE l.language WHEN 'en' THEN l.text END, CASE l.language WHEN 'fr' THEN l.text END
FROM labels AS l JOIN entities AS e ON e.id = l.entity_id
UNION ALL
SELECT p.id * 8 + 2, 'passage', s.slug || '#' || p.ordinal,
    CASE s.language WHEN 'en' THEN p.text END, CASE s.language WHEN 'fr' THEN p.text END
FROM passages AS p JOIN sources AS s ON s.id = p.source_id
WHERE p.text IS NOT NULL
UNION ALL
SELECT id * 8 + 3, kind, slug, summary_en, summary_fr FROM entities WHERE summary_en IS NOT NULL
UNION ALL
SELECT id * 8 + 4, 'prediction', slug, statement_en, statement_fr FROM predictions;

PRAGMA user_version = 3;
