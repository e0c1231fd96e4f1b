-- The tables and views a person may ask, the views first.
SELECT t.name, t.type AS kind
FROM pragma_table_list AS t
WHERE t.schema = 'main' AND t.type <> 'shadow' AND t.name NOT LIKE 'sqlite_%'
ORDER BY t.type <> 'view', t.name
