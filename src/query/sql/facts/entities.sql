-- lists: aliases

SELECT
    e.slug,
    e.kind,
    CASE WHEN :lang = 'fr' THEN n.name_fr ELSE n.name_en END AS name,
    coalesce(y.category, o.category, pl.category) AS category,
    CASE WHEN :lang = 'fr' THEN k.label_fr ELSE k.label_en END AS category_name,
    CASE WHEN :lang = 'fr' THEN pe.role_fr ELSE pe.role_en END AS role,
    CASE WHEN :lang = 'fr' THEN e.summary_fr ELSE e.summary_en END AS summary,
    (SELECT group_concat(x.text, char(10)) FROM (
        SELECT DISTINCT l.text FROM labels AS l
        WHERE l.entity_id = e.id AND l.text NOT IN (
            CASE WHEN :lang = 'fr' THEN n.name_fr ELSE n.name_en END)
        ORDER BY l.text) AS x) AS aliases
FROM entities AS e
JOIN entity_names AS n ON n.entity_id = e.id
LEFT JOIN systems AS y ON y.entity_id = e.id
LEFT JOIN people AS pe ON pe.entity_id = e.id
LEFT JOIN organizations AS o ON o.entity_id = e.id
LEFT JOIN places AS pl ON pl.entity_id = e.id
LEFT JOIN categories AS k ON k.slug = coalesce(y.category, o.category, pl.category)
WHERE (:entities IS NULL OR e.id IN (SELECT c.value FROM json_each(:entities) AS c))
ORDER BY e.kind, e.slug
