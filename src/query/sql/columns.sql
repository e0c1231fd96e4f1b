SELECT DISTINCT c.name
FROM pragma_table_list AS t
JOIN pragma_table_info(t.name) AS c
WHERE t.schema = 'main' AND t.type <> 'shadow'
ORDER BY c.name
