SELECT
    CASE WHEN :lang = 'fr' THEN n.name_fr ELSE n.name_en END AS name,
    e.kind,
    coalesce(y.category, o.category, pl.category) AS category,
    substr(mc.earliest, 11) AS first,
    substr(mc.latest, 11) AS last
FROM entities AS e
JOIN entity_names AS n ON n.entity_id = e.id
LEFT JOIN systems AS y ON y.entity_id = e.id
LEFT JOIN organizations AS o ON o.entity_id = e.id
LEFT JOIN places AS pl ON pl.entity_id = e.id
LEFT JOIN mention_counts AS mc
    ON mc.entity_id = e.id AND mc.starts_on = '0000-01-01' AND mc.ends_on = '9999-12-31'
WHERE e.slug = :slug
