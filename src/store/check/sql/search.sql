-- Rows missing from the full-text index, and rows that should not be in it. The rowid
-- encodes where a row comes from (migration 3).
WITH wanted (id, kind, slug, en, fr) AS (
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
    SELECT id * 8 + 4, 'prediction', slug, statement_en, statement_fr FROM predictions
)
SELECT kind || ' ' || slug, 'the full-text index does not have it as it is'
FROM (SELECT * FROM wanted EXCEPT SELECT rowid, kind, slug, en, fr FROM search)
UNION ALL
SELECT ifnull(s.kind || ' ' || s.slug, 'search row ' || s.rowid), 'the full-text index has what is not there'
FROM search AS s
WHERE s.rowid % 8 < 5 AND s.rowid NOT IN (SELECT id FROM wanted)
