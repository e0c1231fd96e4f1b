-- lists: aliases_en, aliases_fr

SELECT
    e.slug,
    e.kind,
    coalesce(y.category, o.category, pl.category) AS category,
    CASE WHEN :lang = 'fr' THEN pe.role_fr ELSE pe.role_en END AS role,
    n.name_en,
    n.name_fr,
    (SELECT group_concat(x.text, char(10)) FROM (
        SELECT l.text FROM labels AS l
        WHERE l.entity_id = e.id AND l.language = 'en' AND l.preferred = 0 ORDER BY l.text) AS x) AS aliases_en,
    (SELECT group_concat(x.text, char(10)) FROM (
        SELECT l.text FROM labels AS l
        WHERE l.entity_id = e.id AND l.language = 'fr' AND l.preferred = 0 ORDER BY l.text) AS x) AS aliases_fr,
    CASE WHEN :lang = 'fr' THEN e.summary_fr ELSE e.summary_en END AS summary
FROM entities AS e
JOIN entity_names AS n ON n.entity_id = e.id
LEFT JOIN systems AS y ON y.entity_id = e.id
LEFT JOIN people AS pe ON pe.entity_id = e.id
LEFT JOIN organizations AS o ON o.entity_id = e.id
LEFT JOIN places AS pl ON pl.entity_id = e.id
WHERE e.id = :id
