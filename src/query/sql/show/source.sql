SELECT
    s.slug,
    'source' AS kind,
    s.title,
    s.publisher,
    s.language,
    s.published_on AS published,
    s.updated_on AS updated,
    s.address,
    d.slug AS dataset,
    (SELECT count(*) FROM passages AS p WHERE p.source_id = s.id) AS passages,
    (SELECT count(p.text) FROM passages AS p WHERE p.source_id = s.id) AS attached,
    dc.name AS document,
    dc.hash AS document_hash
FROM sources AS s
JOIN datasets AS d ON d.id = s.dataset_id
LEFT JOIN documents AS dc ON dc.dataset_id = d.id
WHERE s.id = :id
