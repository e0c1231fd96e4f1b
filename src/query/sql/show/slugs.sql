SELECT e.slug FROM entities AS e
UNION
SELECT ev.slug FROM events AS ev
UNION
SELECT pr.slug FROM predictions AS pr
UNION
SELECT f.slug FROM figures AS f
UNION
SELECT s.slug FROM sources AS s
ORDER BY 1
