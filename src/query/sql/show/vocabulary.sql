SELECT found.what, found.id, found.slug
FROM (
    SELECT 1 AS place, 'unit' AS what, u.id, u.slug FROM units AS u WHERE u.slug = :name
    UNION ALL
    SELECT 2, 'metric', m.id, m.slug FROM metrics AS m WHERE m.slug = :name
    UNION ALL
    SELECT 3, 'category', 0, c.slug FROM categories AS c WHERE c.slug = :name
    UNION ALL
    SELECT 4, 'dataset', d.id, d.slug FROM datasets AS d WHERE d.slug = :name
) AS found
ORDER BY found.place
