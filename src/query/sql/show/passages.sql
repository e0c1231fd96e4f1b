SELECT
    s.slug || '#' || p.ordinal AS passage,
    p.heading,
    p.length,
    CASE WHEN p.text IS NULL THEN 'no' ELSE 'yes' END AS attached,
    (SELECT count(*) FROM events AS x WHERE x.passage_id = p.id) AS events,
    (SELECT count(*) FROM figures AS x WHERE x.passage_id = p.id) AS figures,
    (SELECT count(*) FROM predictions AS x WHERE x.passage_id = p.id) AS predictions,
    (SELECT count(*) FROM relations AS x WHERE x.passage_id = p.id) AS relations
FROM passages AS p
JOIN sources AS s ON s.id = p.source_id
WHERE p.source_id = :id
ORDER BY p.ordinal
