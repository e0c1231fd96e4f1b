SELECT
    ev.slug AS event,
    m.role,
    m.kind,
    m.slug AS entity,
    CASE WHEN :lang = 'fr' THEN m.name_fr ELSE m.name_en END AS name
FROM events AS ev
JOIN mention_names AS m ON m.event_id = ev.id
WHERE (:events IS NULL OR ev.id IN (SELECT c.value FROM json_each(:events) AS c))
ORDER BY ev.slug, m.role, m.slug
