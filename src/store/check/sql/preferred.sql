-- Entities without a preferred label in one of the languages.
SELECT 'entity:' || e.slug, 'it has no preferred label in ' || l.language
FROM entities AS e
JOIN (SELECT 'en' AS language UNION ALL SELECT 'fr') AS l
WHERE NOT EXISTS (
    SELECT 1 FROM labels AS b
    WHERE b.entity_id = e.id AND b.language = l.language AND b.preferred = 1
)
