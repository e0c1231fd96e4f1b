-- Predictions that are named, made in a named event, by or about a named entity, or read
-- in a named source. `:named` is a JSON object of slugs by kind.
SELECT pr.id FROM json_each(:named, '$.prediction') AS c
CROSS JOIN predictions AS pr ON pr.slug = c.value
UNION
SELECT pr.id FROM json_each(:named, '$.event') AS c
CROSS JOIN events AS ev ON ev.slug = c.value
JOIN predictions AS pr ON pr.event_id = ev.id
UNION
SELECT pr.id FROM json_each(:named, '$.entity') AS c
CROSS JOIN entities AS e ON e.slug = c.value
JOIN predictions AS pr ON pr.by_id = e.id
UNION
SELECT pr.id FROM json_each(:named, '$.entity') AS c
CROSS JOIN entities AS e ON e.slug = c.value
JOIN predictions AS pr ON pr.subject_id = e.id
UNION
SELECT pr.id FROM json_each(:named, '$.source') AS c
CROSS JOIN sources AS s ON s.slug = c.value
JOIN passages AS p ON p.source_id = s.id
JOIN predictions AS pr ON pr.passage_id = p.id
