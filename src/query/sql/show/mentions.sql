SELECT
    m.role,
    m.kind,
    CASE WHEN :lang = 'fr' THEN m.name_fr ELSE m.name_en END AS name,
    m.slug
FROM mention_names AS m
WHERE m.event_id = :id
ORDER BY m.role, m.kind, m.slug
