SELECT
    u.slug,
    CASE WHEN :lang = 'fr' THEN u.label_fr ELSE u.label_en END AS name,
    u.factor,
    u.factor / v.factor AS converted
FROM units AS v
JOIN units AS u ON u.dimension = v.dimension AND u.id <> v.id
WHERE v.id = :id
ORDER BY u.factor, u.slug
