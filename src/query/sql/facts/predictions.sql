SELECT
    pr.slug,
    ev.date AS made,
    d.made_on,
    ev.slug AS event,
    a.slug AS by_slug,
    CASE WHEN :lang = 'fr' THEN a.name_fr ELSE a.name_en END AS by,
    b.slug AS subject_slug,
    CASE WHEN :lang = 'fr' THEN b.name_fr ELSE b.name_en END AS subject,
    pr.due,
    pr.due_from,
    pr.due_to,
    CASE WHEN :lang = 'fr' THEN pr.statement_fr ELSE pr.statement_en END AS statement,
    CASE WHEN d.decided_on <= :as_of THEN d.verdict
         WHEN d.due_to < :as_of THEN 'overdue'
         ELSE 'open' END AS status,
    CASE WHEN d.decided_on <= :as_of AND (:events IS NULL OR shown.id IN (
        SELECT c.value FROM json_each(:events) AS c)) THEN shown.slug END AS shown_by,
    CASE WHEN d.decided_on <= :as_of THEN shown.date END AS shown,
    CASE WHEN d.decided_on <= :as_of THEN
        CASE WHEN :lang = 'fr' THEN shown.title_fr ELSE shown.title_en END END AS shown_title,
    s.slug AS source,
    p.ordinal AS passage,
    s.slug || '#' || p.ordinal || ':' || pr.span_start || '+' || pr.span_length AS locator,
    substr(p.text, pr.span_start + 1, pr.span_length) AS quote,
    s.language,
    pr.origin,
    pr.confidence,
    pr.rule
FROM predictions AS pr
JOIN prediction_days AS d ON d.prediction_id = pr.id
JOIN events AS ev ON ev.id = pr.event_id
JOIN entity_names AS a ON a.entity_id = pr.by_id
JOIN entity_names AS b ON b.entity_id = pr.subject_id
LEFT JOIN outcomes AS o ON o.prediction_id = pr.id
LEFT JOIN events AS shown ON shown.id = o.event_id
JOIN passages AS p ON p.id = pr.passage_id
JOIN sources AS s ON s.id = p.source_id
WHERE d.made_on <= :as_of
  AND (:predictions IS NULL OR pr.id IN (SELECT c.value FROM json_each(:predictions) AS c))
ORDER BY d.made_on, d.due_from, d.due_to, pr.slug
