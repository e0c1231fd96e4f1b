SELECT
    s.slug,
    s.title,
    s.publisher,
    s.language,
    s.published_on AS published,
    s.updated_on AS updated,
    s.address,
    d.slug AS dataset
FROM sources AS s
JOIN datasets AS d ON d.id = s.dataset_id
WHERE :events IS NULL OR s.id IN (
    SELECT p.source_id FROM json_each(:events) AS c
    CROSS JOIN events AS ev ON ev.id = c.value JOIN passages AS p ON p.id = ev.passage_id
    UNION
    SELECT p.source_id FROM json_each(:figures) AS c
    CROSS JOIN figures AS f ON f.id = c.value JOIN passages AS p ON p.id = f.passage_id
    UNION
    SELECT p.source_id FROM json_each(:predictions) AS c
    CROSS JOIN predictions AS pr ON pr.id = c.value JOIN passages AS p ON p.id = pr.passage_id
    UNION
    SELECT p.source_id FROM relations AS r JOIN passages AS p ON p.id = r.passage_id
    WHERE r.subject_id IN (SELECT c.value FROM json_each(:entities) AS c)
        AND r.object_id IN (SELECT c.value FROM json_each(:entities) AS c))
ORDER BY s.slug
