SELECT v.* FROM timeline AS v
WHERE :events IS NULL OR v.slug IN (
    SELECT x.slug FROM json_each(:events) AS c CROSS JOIN events AS x ON x.id = c.value)
ORDER BY v.date, v.slug
