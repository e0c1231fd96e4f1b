-- Texts that are empty, exist in only one language, or contain control characters.
WITH texts (place, en, fr, needed) AS (
    SELECT 'dataset ' || slug, title_en, title_fr, 1 FROM datasets
    UNION ALL SELECT 'unit ' || slug, label_en, label_fr, 1 FROM units
    UNION ALL SELECT 'metric ' || slug, label_en, label_fr, 1 FROM metrics
    UNION ALL SELECT 'entity:' || slug, summary_en, summary_fr, 0 FROM entities
    UNION ALL
    SELECT 'entity:' || e.slug, p.role_en, p.role_fr, 0
    FROM people AS p JOIN entities AS e ON e.id = p.entity_id
    UNION ALL SELECT 'event:' || slug, title_en, title_fr, 1 FROM events
    UNION ALL SELECT 'event:' || slug, summary_en, summary_fr, 1 FROM events
    UNION ALL SELECT 'prediction:' || slug, statement_en, statement_fr, 1 FROM predictions
    UNION ALL SELECT 'source:' || slug, title, title, 1 FROM sources
    UNION ALL
    SELECT 'entity:' || e.slug, l.text, l.text, 1
    FROM labels AS l JOIN entities AS e ON e.id = l.entity_id
)
SELECT place,
    CASE
        WHEN (en IS NULL) <> (fr IS NULL) THEN 'a text is there in one language only'
        WHEN trim(en) = '' OR trim(fr) = '' OR needed AND en IS NULL THEN 'a text is empty'
        ELSE 'a text holds a control character'
    END
FROM texts
WHERE (en IS NULL) <> (fr IS NULL)
    OR trim(en) = '' OR trim(fr) = '' OR needed AND en IS NULL
    OR en || fr GLOB '*[' || char(1) || '-' || char(31) || char(127) || '-' || char(159) || ']*'
    OR instr(en || fr, char(0)) > 0
