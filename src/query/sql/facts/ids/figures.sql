-- Figures that are named, stated in a named event, of a named entity, read in a named
-- source, or promised by a prediction that is taken.
SELECT f.id FROM json_each(:named, '$.figure') AS c
CROSS JOIN figures AS f ON f.slug = c.value
UNION
SELECT f.id FROM json_each(:named, '$.event') AS c
CROSS JOIN events AS ev ON ev.slug = c.value
JOIN figures AS f ON f.event_id = ev.id
UNION
SELECT f.id FROM json_each(:named, '$.entity') AS c
CROSS JOIN entities AS e ON e.slug = c.value
JOIN figures AS f ON f.subject_id = e.id
UNION
SELECT f.id FROM json_each(:named, '$.source') AS c
CROSS JOIN sources AS s ON s.slug = c.value
JOIN passages AS p ON p.source_id = s.id
JOIN figures AS f ON f.passage_id = p.id
UNION
SELECT pr.figure_id FROM json_each(:predictions) AS c
CROSS JOIN predictions AS pr ON pr.id = c.value
WHERE pr.figure_id IS NOT NULL
