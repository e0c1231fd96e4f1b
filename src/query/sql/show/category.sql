-- lists: aliases_en, aliases_fr

SELECT
    c.slug,
    'category' AS kind,
    c.kind AS category_of,
    c.label_en AS name_en,
    c.label_fr AS name_fr,
    (SELECT group_concat(x.text, char(10)) FROM (
        SELECT a.text FROM category_aliases AS a
        WHERE a.category = c.slug AND a.language = 'en' AND a.text <> c.label_en ORDER BY a.text) AS x) AS aliases_en,
    (SELECT group_concat(x.text, char(10)) FROM (
        SELECT a.text FROM category_aliases AS a
        WHERE a.category = c.slug AND a.language = 'fr' AND a.text <> c.label_fr ORDER BY a.text) AS x) AS aliases_fr,
    (SELECT count(*) FROM systems AS y WHERE y.category = c.slug)
        + (SELECT count(*) FROM organizations AS o WHERE o.category = c.slug)
        + (SELECT count(*) FROM places AS pl WHERE pl.category = c.slug)
        + (SELECT count(*) FROM events AS ev WHERE ev.category = c.slug) AS uses,
    d.slug AS dataset
FROM categories AS c
LEFT JOIN datasets AS d ON d.id = c.dataset_id
WHERE c.slug = :slug
