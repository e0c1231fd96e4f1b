-- Entities that are named, or that a fact that is taken names.
SELECT e.id FROM json_each(:named, '$.entity') AS c
CROSS JOIN entities AS e ON e.slug = c.value
UNION
SELECT m.entity_id FROM json_each(:events) AS c
CROSS JOIN mentions AS m ON m.event_id = c.value
UNION
SELECT f.subject_id FROM json_each(:figures) AS c
CROSS JOIN figures AS f ON f.id = c.value
UNION
SELECT f.object_id FROM json_each(:figures) AS c
CROSS JOIN figures AS f ON f.id = c.value
WHERE f.object_id IS NOT NULL
UNION
SELECT pr.by_id FROM json_each(:predictions) AS c
CROSS JOIN predictions AS pr ON pr.id = c.value
UNION
SELECT pr.subject_id FROM json_each(:predictions) AS c
CROSS JOIN predictions AS pr ON pr.id = c.value
