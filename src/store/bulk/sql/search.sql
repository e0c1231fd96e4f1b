-- Fills the full-text index as the triggers would have, kind by kind in rowid order.
-- FTS5 buffers words in memory (32 MiB instead of 1) as long as rowids ascend. One merge
-- at the end leaves a single segment, which is the fastest to search.
INSERT INTO search (search, rank) VALUES ('hashsize', 33554432);
INSERT INTO search (search, rank) VALUES ('automerge', 0);

INSERT INTO search (rowid, kind, slug, en, fr)
SELECT id * 8, 'event', slug,
    title_en || char(10) || summary_en, title_fr || char(10) || summary_fr
FROM events
ORDER BY id;

INSERT INTO search (rowid, kind, slug, en, fr)
SELECT l.id * 8 + 1, e.kind, e.slug,
    CASE l.language WHEN 'en' THEN l.text END, CASE l.language WHEN 'fr' THEN l.text END
FROM labels AS l
CROSS JOIN entities AS e ON e.id = l.entity_id
ORDER BY l.id;

INSERT INTO search (rowid, kind, slug, en, fr)
SELECT p.id * 8 + 2, 'passage', s.slug || '#' || p.ordinal,
    CASE s.language WHEN 'en' THEN p.text END, CASE s.language WHEN 'fr' THEN p.text END
FROM passages AS p
CROSS JOIN sources AS s ON s.id = p.source_id
WHERE p.text IS NOT NULL
ORDER BY p.id;

INSERT INTO search (rowid, kind, slug, en, fr)
SELECT id * 8 + 3, kind, slug, summary_en, summary_fr
FROM entities
WHERE summary_en IS NOT NULL
ORDER BY id;

INSERT INTO search (rowid, kind, slug, en, fr)
SELECT id * 8 + 4, 'prediction', slug, statement_en, statement_fr
FROM predictions
ORDER BY id;

INSERT INTO search (search) VALUES ('optimize');
INSERT INTO search (search, rank) VALUES ('automerge', 4);
INSERT INTO search (search, rank) VALUES ('hashsize', 1048576);
