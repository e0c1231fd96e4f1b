SELECT DISTINCT 'entity' AS what, e.id, e.slug
FROM labels AS l
JOIN entities AS e ON e.id = l.entity_id
WHERE l.key = :key
ORDER BY e.slug
