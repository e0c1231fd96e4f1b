-- The slugs from one to another.
SELECT found.slug
FROM (
    SELECT e.slug FROM entities AS e WHERE e.slug >= :from AND e.slug < :to
    UNION ALL
    SELECT u.slug FROM units AS u WHERE u.slug >= :from AND u.slug < :to
    UNION ALL
    SELECT m.slug FROM metrics AS m WHERE m.slug >= :from AND m.slug < :to
    UNION ALL
    SELECT c.slug FROM categories AS c WHERE c.slug >= :from AND c.slug < :to
    UNION ALL
    SELECT d.slug FROM datasets AS d WHERE d.slug >= :from AND d.slug < :to
    UNION ALL
    SELECT s.slug FROM sources AS s WHERE s.slug >= :from AND s.slug < :to
    UNION ALL
    SELECT ev.slug FROM events AS ev WHERE ev.slug >= :from AND ev.slug < :to
    UNION ALL
    SELECT pr.slug FROM predictions AS pr WHERE pr.slug >= :from AND pr.slug < :to
    UNION ALL
    SELECT f.slug FROM figures AS f WHERE f.slug >= :from AND f.slug < :to
) AS found
LIMIT :most
