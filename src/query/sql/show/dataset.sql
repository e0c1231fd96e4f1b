SELECT
    d.slug,
    'dataset' AS kind,
    d.title_en,
    d.title_fr,
    (SELECT count(*) FROM entities AS e WHERE e.dataset_id = d.id) AS entities,
    (SELECT count(*) FROM events AS ev WHERE ev.dataset_id = d.id) AS events,
    (SELECT count(*) FROM figures AS f WHERE f.dataset_id = d.id) AS figures,
    (SELECT count(*) FROM predictions AS pr WHERE pr.dataset_id = d.id) AS predictions
FROM datasets AS d
WHERE d.id = :id
