SELECT v.slug, v.kind, v.name_en, v.name_fr FROM entity_names AS v
WHERE :entities IS NULL OR v.entity_id IN (SELECT c.value FROM json_each(:entities) AS c)
ORDER BY v.slug
