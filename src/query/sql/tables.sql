SELECT t.name
FROM pragma_table_list AS t
WHERE t.schema = 'main' AND t.type <> 'shadow'
ORDER BY t.name
