-- lists: aliases_en, aliases_fr

SELECT
    m.slug,
    'metric' AS kind,
    m.label_en AS name_en,
    m.label_fr AS name_fr,
    (SELECT group_concat(x.text, char(10)) FROM (
        SELECT a.text FROM metric_aliases AS a
        WHERE a.metric_id = m.id AND a.language = 'en' AND a.text <> m.label_en ORDER BY a.text) AS x) AS aliases_en,
    (SELECT group_concat(x.text, char(10)) FROM (
        SELECT a.text FROM metric_aliases AS a
        WHERE a.metric_id = m.id AND a.language = 'fr' AND a.text <> m.label_fr ORDER BY a.text) AS x) AS aliases_fr,
    (SELECT count(*) FROM figures AS f WHERE f.metric_id = m.id) AS figures,
    d.slug AS dataset
FROM metrics AS m
JOIN datasets AS d ON d.id = m.dataset_id
WHERE m.id = :id
