SELECT e.slug FROM entities AS e
UNION
SELECT ev.slug FROM events AS ev
UNION
SELECT pr.slug FROM predictions AS pr
UNION
SELECT f.slug FROM figures AS f
UNION
SELECT s.slug FROM sources AS s
UNION
SELECT u.slug FROM units AS u
UNION
SELECT m.slug FROM metrics AS m
UNION
SELECT c.slug FROM categories AS c
UNION
SELECT d.slug FROM datasets AS d
ORDER BY 1
