-- The tables and views a person may ask, the views first, with their columns.
SELECT t.name, t.type AS kind, (
    SELECT group_concat(c.name, char(10)) FROM pragma_table_info(t.name) AS c) AS columns
FROM pragma_table_list AS t
WHERE t.schema = 'main' AND t.type <> 'shadow' AND t.name NOT LIKE 'sqlite_%'
ORDER BY t.type <> 'view', t.name
