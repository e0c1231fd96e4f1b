SELECT ev.slug AS event, v.role, v.slug AS entity, v.kind, v.name_en, v.name_fr
FROM mention_names AS v
JOIN events AS ev ON ev.id = v.event_id
WHERE :events IS NULL OR v.event_id IN (SELECT c.value FROM json_each(:events) AS c)
ORDER BY ev.slug, v.role, v.slug
