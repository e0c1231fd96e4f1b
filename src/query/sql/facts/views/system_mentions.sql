SELECT v.* FROM system_mentions AS v
WHERE :events IS NULL OR v.slug IN (
    SELECT x.slug FROM json_each(:events) AS c CROSS JOIN events AS x ON x.id = c.value)
ORDER BY v.date, v.slug, v.system_en, v.role
