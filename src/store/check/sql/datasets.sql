-- Rows that need a row of another dataset, though only entities, units and
-- metrics are shared.
SELECT x.fact, 'its ' || x.what || ' belongs to another dataset'
FROM (
    SELECT 'event:' || f.slug AS fact, 'passage' AS what, f.dataset_id, s.dataset_id AS other
    FROM events AS f JOIN passages AS p ON p.id = f.passage_id JOIN sources AS s ON s.id = p.source_id
    UNION ALL
    SELECT 'figure:' || f.slug, 'passage', f.dataset_id, s.dataset_id
    FROM figures AS f JOIN passages AS p ON p.id = f.passage_id JOIN sources AS s ON s.id = p.source_id
    UNION ALL
    SELECT 'prediction:' || f.slug, 'passage', f.dataset_id, s.dataset_id
    FROM predictions AS f JOIN passages AS p ON p.id = f.passage_id JOIN sources AS s ON s.id = p.source_id
    UNION ALL
    SELECT 'figure:' || f.slug, 'event', f.dataset_id, e.dataset_id
    FROM figures AS f JOIN events AS e ON e.id = f.event_id
    UNION ALL
    SELECT 'prediction:' || f.slug, 'event', f.dataset_id, e.dataset_id
    FROM predictions AS f JOIN events AS e ON e.id = f.event_id
    UNION ALL
    SELECT 'prediction:' || f.slug, 'figure', f.dataset_id, g.dataset_id
    FROM predictions AS f JOIN figures AS g ON g.id = f.figure_id
    UNION ALL
    SELECT 'prediction:' || f.slug, 'outcome', f.dataset_id, e.dataset_id
    FROM predictions AS f
    JOIN outcomes AS o ON o.prediction_id = f.id JOIN events AS e ON e.id = o.event_id
) AS x
WHERE x.dataset_id <> x.other
