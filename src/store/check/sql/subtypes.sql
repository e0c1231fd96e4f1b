-- Entities without the row of their kind.
SELECT 'entity:' || e.slug, 'it is a ' || e.kind || ' and has no row in the table of that kind'
FROM entities AS e
WHERE CASE e.kind
    WHEN 'system' THEN e.id NOT IN (SELECT entity_id FROM systems)
    WHEN 'person' THEN e.id NOT IN (SELECT entity_id FROM people)
    WHEN 'organization' THEN e.id NOT IN (SELECT entity_id FROM organizations)
    WHEN 'place' THEN e.id NOT IN (SELECT entity_id FROM places)
END
