SELECT
    s.slug || '#' || p.ordinal AS slug,
    'passage' AS kind,
    s.title AS source,
    p.heading,
    p.length,
    p.hash,
    p.text
FROM passages AS p
JOIN sources AS s ON s.id = p.source_id
WHERE p.id = :id
