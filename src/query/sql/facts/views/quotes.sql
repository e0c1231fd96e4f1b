SELECT v.* FROM quotes AS v
WHERE :events IS NULL
    OR (v.fact = 'event' AND v.slug IN (
        SELECT x.slug FROM json_each(:events) AS c CROSS JOIN events AS x ON x.id = c.value))
    OR (v.fact = 'figure' AND v.slug IN (
        SELECT x.slug FROM json_each(:figures) AS c CROSS JOIN figures AS x ON x.id = c.value))
    OR (v.fact = 'prediction' AND v.slug IN (
        SELECT x.slug FROM json_each(:predictions) AS c CROSS JOIN predictions AS x ON x.id = c.value))
ORDER BY v.fact, v.slug, v.source, v.passage, v.span_start, v.span_length
