-- Statements that never end or need too much memory.

-- stopped: time limit
WITH RECURSIVE c (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c) SELECT count(*) FROM c
-- stopped: time limit
WITH RECURSIVE c (n) AS (SELECT 1 UNION ALL SELECT n FROM c) SELECT n FROM c WHERE n = 2
-- stopped
WITH RECURSIVE c (n) AS (SELECT 1 UNION SELECT n + 1 FROM c) SELECT max(n) FROM c
-- stopped
WITH RECURSIVE c (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c ORDER BY 1 DESC) SELECT * FROM c ORDER BY random()
-- stopped
WITH RECURSIVE c (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c) SELECT randomblob(60000000) FROM c
-- stopped
WITH RECURSIVE c (n, b) AS (SELECT 1, zeroblob(1000000) UNION ALL SELECT n + 1, zeroblob(1000000) FROM c) SELECT * FROM c ORDER BY b
-- stopped
WITH RECURSIVE c (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c) SELECT count(DISTINCT randomblob(100000)) FROM c
-- stopped
WITH RECURSIVE c (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c) SELECT group_concat(n, '') FROM c
-- stopped
WITH RECURSIVE c (s) AS (SELECT 'x' UNION ALL SELECT s FROM c) SELECT length(s) FROM c WHERE s = 'y'
-- stopped
WITH RECURSIVE c (n) AS MATERIALIZED (SELECT 1 UNION ALL SELECT n + 1 FROM c), d AS MATERIALIZED (SELECT n, randomblob(10000) AS b FROM c) SELECT * FROM d AS x, d AS y
-- stopped: time limit
SELECT count(*) FROM events AS a, events AS b, events AS c, events AS d, events AS e, events AS f
-- stopped: time limit
SELECT sum(length(a.text || b.text)) FROM labels AS a, labels AS b, labels AS c, labels AS d
-- stopped: time limit
SELECT count(*) FROM timeline AS a, timeline AS b, timeline AS c, timeline AS d, timeline AS e
-- stopped
SELECT group_concat(a.title_en, b.title_en) FROM events AS a, events AS b, events AS c, events AS d, events AS e
-- stopped: time limit
SELECT (SELECT count(*) FROM labels AS l, labels AS m, labels AS n WHERE l.text || m.text || n.text = a.slug) FROM events AS a
-- stopped: time limit
SELECT count(*) FROM {{63*events, }}events
-- stopped: time limit
SELECT 1 FROM events AS a, events AS b, events AS c, events AS d, events AS e WHERE a.slug || b.slug || c.slug || d.slug || e.slug LIKE '%a%b%c%d%e%f%!'
-- stopped
SELECT * FROM search WHERE search MATCH 'NEAR({{20000*a }}, 1000)'
-- stopped: time limit
SELECT * FROM search WHERE search MATCH '{{20000*a* OR }}b'
-- stopped: time limit
SELECT 1 FROM search, labels AS l, labels AS m WHERE search MATCH 'a* OR d*' AND length(snippet(search, 2, l.text, m.text, '...', 64)) = 1
-- stopped: time limit
SELECT json_group_array(x.value) FROM json_each('[1,2,3]') AS x, labels AS a, labels AS b, labels AS c, labels AS d WHERE x.value = 0
-- ended: time limit
SELECT instr(hex(zeroblob(30000000)), hex(zeroblob(15000000)) || '1')
-- ended: time limit
SELECT replace(hex(zeroblob(30000000)), hex(zeroblob(15000000)) || '1', '')
-- ended: time limit
SELECT ltrim(hex(zeroblob(30000000)), '{{3000*éèàù}}0')
-- refused: too big
SELECT randomblob(1000000000)
-- refused: too big
SELECT zeroblob(1000000000)
-- refused: too big
SELECT length(zeroblob(2147483647))
-- refused: too big
SELECT hex(zeroblob(40000000))
-- refused: too big
SELECT quote(zeroblob(40000000))
-- refused: too big
SELECT printf('%*d', 2147483647, 1)
-- refused: too big
SELECT printf('%.*c', 1000000000, 'x')
-- refused: too big
SELECT format('%1000000000s', 'x')
-- refused: too big
SELECT replace(hex(zeroblob(20000000)), '0', 'xxxxxxxxxx')
-- refused: too big
SELECT replace(replace(replace(replace(hex(zeroblob(1000)), '0', hex(zeroblob(100))), '0', hex(zeroblob(100))), '0', hex(zeroblob(100))), '0', 'x')
-- refused: too big
SELECT group_concat(hex(zeroblob(5000000))) FROM labels
-- stopped
SELECT json_group_array(hex(zeroblob(5000000))) FROM labels
-- refused: too big
SELECT hex(zeroblob(30000000)) || hex(zeroblob(30000000))
-- answered
SELECT randomblob(20000000)
-- answered
SELECT hex(randomblob(10000000))
-- answered
SELECT substr(hex(zeroblob(3000000)), n * 100) AS a, zeroblob(100000) FROM (SELECT 1 AS n UNION ALL SELECT 2)
-- answered
WITH RECURSIVE c (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c) SELECT n, zeroblob(20000) FROM c
-- answered
SELECT printf('%.*c', 20000000, 'a') LIKE '{{300*%a}}%b'
-- answered
SELECT printf('%.*c', 20000000, 'a') GLOB '{{300**a}}*b'
