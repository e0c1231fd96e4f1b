SELECT v.* FROM figure_values AS v
WHERE :figures IS NULL OR v.slug IN (
    SELECT x.slug FROM json_each(:figures) AS c CROSS JOIN figures AS x ON x.id = c.value)
ORDER BY v.date, v.slug
