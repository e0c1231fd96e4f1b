-- The passages of a source, by which a copy's paragraphs find their ordinals.
SELECT p.hash, p.ordinal
FROM passages AS p
JOIN sources AS s ON s.id = p.source_id
WHERE s.slug = :source
ORDER BY p.ordinal
