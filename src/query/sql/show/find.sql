SELECT found.what, found.id, found.slug
FROM (
    SELECT 1 AS place, 'entity' AS what, e.id, e.slug FROM entities AS e WHERE e.slug = :name
    UNION ALL
    SELECT 2, 'event', ev.id, ev.slug FROM events AS ev WHERE ev.slug = :name
    UNION ALL
    SELECT 3, 'prediction', pr.id, pr.slug FROM predictions AS pr WHERE pr.slug = :name
    UNION ALL
    SELECT 4, 'figure', f.id, f.slug FROM figures AS f WHERE f.slug = :name
    UNION ALL
    SELECT 5, 'source', s.id, s.slug FROM sources AS s WHERE s.slug = :name
    UNION ALL
    SELECT 6, 'passage', p.id, s.slug || '#' || p.ordinal
    FROM passages AS p
    JOIN sources AS s ON s.id = p.source_id
    WHERE s.slug = :source AND p.ordinal = :ordinal
) AS found
ORDER BY found.place
