SELECT
    ev.date AS made,
    CASE WHEN :lang = 'fr' THEN b.name_fr ELSE b.name_en END AS by,
    pr.due,
    CASE WHEN :lang = 'fr' THEN pr.statement_fr ELSE pr.statement_en END AS statement,
    CASE WHEN ev.starts_on > :as_of THEN NULL
         WHEN o.verdict IN ('kept', 'late', 'missed', 'dropped', 'partly')
              AND oe.starts_on <= :as_of THEN o.verdict
         WHEN pr.due_to < :as_of THEN 'overdue'
         ELSE 'open' END AS status,
    pr.slug,
    s.slug || '#' || p.ordinal || ':' || pr.span_start || '+' || pr.span_length AS locator,
    substr(p.text, pr.span_start + 1, pr.span_length) AS quote
FROM predictions AS pr
JOIN events AS ev ON ev.id = pr.event_id
JOIN entity_names AS b ON b.entity_id = pr.by_id
JOIN passages AS p ON p.id = pr.passage_id
JOIN sources AS s ON s.id = p.source_id
LEFT JOIN outcomes AS o ON o.prediction_id = pr.id
LEFT JOIN events AS oe ON oe.id = o.event_id
WHERE ev.starts_on <= :as_of AND ({which})
ORDER BY ev.starts_on, pr.due_from, pr.due_to, pr.id
