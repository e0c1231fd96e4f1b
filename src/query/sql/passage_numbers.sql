-- The passages of all sources after one of them.
SELECT s.slug, p.ordinal
FROM sources AS s
JOIN passages AS p ON p.source_id = s.id
WHERE (s.slug, p.ordinal) > (:source, :passage)
ORDER BY s.slug, p.ordinal
