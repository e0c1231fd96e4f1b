-- Every passage with its hash, and its text where a copy is attached.
SELECT s.slug || '#' || p.ordinal, p.length, p.hash, p.text
FROM passages AS p JOIN sources AS s ON s.id = p.source_id
