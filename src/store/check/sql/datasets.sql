-- Facts located in a passage of another dataset: a dataset can only refer to its own
-- sources.
SELECT x.fact, 'its passage belongs to another dataset'
FROM (
    SELECT 'event:' || f.slug AS fact, f.dataset_id, f.passage_id FROM events AS f
    UNION ALL SELECT 'figure:' || f.slug, f.dataset_id, f.passage_id FROM figures AS f
    UNION ALL SELECT 'prediction:' || f.slug, f.dataset_id, f.passage_id FROM predictions AS f
    UNION ALL
    SELECT 'relation ' || a.slug || ' ' || f.kind || ' ' || b.slug, f.dataset_id, f.passage_id
    FROM relations AS f
    JOIN entities AS a ON a.id = f.subject_id
    JOIN entities AS b ON b.id = f.object_id
    UNION ALL
    SELECT 'support of ' || sf.fact || ':' || sf.slug, f.dataset_id, f.passage_id
    FROM supports AS f JOIN support_facts AS sf ON sf.support_id = f.id
) AS x
JOIN passages AS p ON p.id = x.passage_id
JOIN sources AS s ON s.id = p.source_id
WHERE x.dataset_id <> s.dataset_id
