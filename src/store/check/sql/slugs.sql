-- Slugs that a dataset cannot contain.
SELECT x.what || ' ' || x.slug, 'its slug has more than lower-case letters, digits and single hyphens'
FROM (
    SELECT 'source' AS what, slug FROM sources
    UNION ALL SELECT 'unit', slug FROM units
    UNION ALL SELECT 'metric', slug FROM metrics
    UNION ALL SELECT 'category', slug FROM categories
    UNION ALL SELECT 'entity', slug FROM entities
    UNION ALL SELECT 'event', slug FROM events
    UNION ALL SELECT 'figure', slug FROM figures
    UNION ALL SELECT 'prediction', slug FROM predictions
) AS x
WHERE x.slug = '' OR length(x.slug) > 200 OR x.slug GLOB '*[^a-z0-9-]*'
    OR x.slug GLOB '-*' OR x.slug GLOB '*-' OR x.slug GLOB '*--*'
