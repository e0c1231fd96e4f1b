-- Categories that are not defined, or defined as those of another kind.
SELECT x.what, 'its category "' || x.category || '" is ' || CASE
    WHEN c.kind IS NULL THEN 'not defined' ELSE 'one of ' || c.kind || 's' END
FROM (
    SELECT 'entity:' || e.slug AS what, y.category, y.kind
    FROM systems AS y JOIN entities AS e ON e.id = y.entity_id
    UNION ALL
    SELECT 'entity:' || e.slug, o.category, o.kind
    FROM organizations AS o JOIN entities AS e ON e.id = o.entity_id
    UNION ALL
    SELECT 'entity:' || e.slug, p.category, p.kind
    FROM places AS p JOIN entities AS e ON e.id = p.entity_id
    UNION ALL
    SELECT 'event:' || slug, category, 'event' FROM events
) AS x
LEFT JOIN categories AS c ON c.slug = x.category
WHERE c.kind IS NOT x.kind
