SELECT 'unit' AS what, u.id, u.slug
FROM units AS u
WHERE :key <> '' AND u.id IN (SELECT a.unit_id FROM unit_aliases AS a WHERE a.key = :key)
UNION
SELECT 'metric', m.id, m.slug
FROM metrics AS m
WHERE :key <> '' AND m.id IN (SELECT a.metric_id FROM metric_aliases AS a WHERE a.key = :key)
UNION
SELECT 'category', 0, a.category FROM category_aliases AS a WHERE a.key = :key AND :key <> ''
ORDER BY 1 DESC, 3
