-- lists: aliases_en, aliases_fr

SELECT
    u.slug,
    'unit' AS kind,
    u.label_en AS name_en,
    u.label_fr AS name_fr,
    (SELECT group_concat(x.text, char(10)) FROM (
        SELECT a.text FROM unit_aliases AS a
        WHERE a.unit_id = u.id AND a.language = 'en' AND a.text <> u.label_en ORDER BY a.text) AS x) AS aliases_en,
    (SELECT group_concat(x.text, char(10)) FROM (
        SELECT a.text FROM unit_aliases AS a
        WHERE a.unit_id = u.id AND a.language = 'fr' AND a.text <> u.label_fr ORDER BY a.text) AS x) AS aliases_fr,
    u.dimension,
    u.factor,
    (SELECT count(*) FROM figures AS f WHERE f.unit_id = u.id) AS figures,
    d.slug AS dataset
FROM units AS u
JOIN datasets AS d ON d.id = u.dataset_id
WHERE u.id = :id
