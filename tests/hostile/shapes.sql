-- Statements of extreme shapes: long, deep, wide, in the languages within SQL.

-- refused
SELECT {{200000*(}}1{{200000*)}}
-- refused
SELECT {{200000*1 + }}1
-- refused
SELECT {{100000*NOT }}1
-- refused
SELECT {{100000*-}}1
-- refused
SELECT {{100000*~}}1
-- refused
SELECT {{5000*CASE WHEN 1 THEN }}1{{5000* END}}
-- refused
SELECT {{3000*(SELECT }}1{{3000*)}}
-- refused
SELECT * FROM {{2000*(SELECT * FROM }}events{{2000*)}}
-- refused
SELECT * FROM {{100*events, }}events
-- refused
SELECT {{50000*'a' || }}'a'
-- refused
SELECT {{2000*1, }}1
-- refused
SELECT 1{{500* UNION ALL SELECT 1}}
-- refused
SELECT coalesce({{2000*NULL, }}1)
-- refused
SELECT '{{1000000*x}}'
-- refused
SELECT 1 -- {{1000000*x}}
-- refused
WITH a AS (SELECT 1 AS x), b AS (SELECT * FROM a UNION ALL SELECT * FROM a) SELECT * FROM b{{200* UNION ALL SELECT * FROM b}}
-- refused
SELECT * FROM search WHERE search MATCH '{{20000*(}}a{{20000*)}}'
-- refused
SELECT * FROM search WHERE search MATCH '"'
-- refused
SELECT * FROM search WHERE search MATCH 'nowhere : a'
-- refused
SELECT * FROM search WHERE search MATCH 'NEAR(a'
-- refused
SELECT * FROM search WHERE search MATCH '{{20000*NOT a }}'
-- refused
SELECT json_extract('{{200000*[}}', '$')
-- refused
SELECT json('{{1000*{"a":}}')
-- refused
SELECT '{{300000*x}}
-- refused
SELECT 1 FROM
-- refused
SELECT x'0
-- refused
SELECT 'é' LIKE '{{2000*%}}'
-- refused
SELECT ?1000000000
-- refused
SELECT :missing
-- refused
SELECT sqlite_rename_column(1, 2, 3, 4, 5, 6, 7, 8, 9)
-- answered
SELECT fts5(1)
-- refused
SELECT bm25(1), highlight(1, 2, 3, 4)
-- answered
SELECT 1 IN ({{100000*1, }}1)
-- answered
SELECT {{400*1, }}1
-- answered
SELECT '{{400000*x}}'
-- answered
SELECT json_extract('{}', '$.a{{1000*.a}}')
-- answered
SELECT char(27, 91, 50, 74, 7, 155, 8238) AS "	tab", 'x' AS "a
b"
-- answered
SELECT CAST(x'ff00fe' AS TEXT), x'00', char(0), '=cmd|'' /C calc''!A0'
-- answered
SELECT 9223372036854775807 + 1, 1e999, -1e999, 1e999 - 1e999, 9e-400
-- answered
SELECT * FROM sqlite_schema AS a, sqlite_schema AS b LIMIT 2000
-- answered
SELECT {{300*1 OR }}1
-- answered
EXPLAIN SELECT * FROM timeline, quotes, figure_values
