-- Events that are named, mention a named entity, are read in a named source, or state a
-- figure or prediction that is taken, or show the outcome of a named one.
SELECT ev.id FROM json_each(:named, '$.event') AS c
CROSS JOIN events AS ev ON ev.slug = c.value
UNION
SELECT x.event_id FROM json_each(:named, '$.entity') AS c
CROSS JOIN entities AS e ON e.slug = c.value
JOIN entity_events AS x ON x.entity_id = e.id
UNION
SELECT ev.id FROM json_each(:named, '$.source') AS c
CROSS JOIN sources AS s ON s.slug = c.value
JOIN passages AS p ON p.source_id = s.id
JOIN events AS ev ON ev.passage_id = p.id
UNION
SELECT f.event_id FROM json_each(:figures) AS c
CROSS JOIN figures AS f ON f.id = c.value
UNION
SELECT pr.event_id FROM json_each(:predictions) AS c
CROSS JOIN predictions AS pr ON pr.id = c.value
UNION
SELECT o.event_id FROM json_each(:named, '$.prediction') AS c
CROSS JOIN predictions AS pr ON pr.slug = c.value
JOIN outcomes AS o ON o.prediction_id = pr.id
