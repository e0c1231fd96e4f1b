SELECT id, source_id, ordinal, heading, length, hash, NULL AS text
FROM passages
WHERE id IN (SELECT passage_id FROM relations)
