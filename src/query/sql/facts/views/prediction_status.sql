SELECT
    v.made, v.made_by_en, v.made_by_fr, v.subject_en, v.subject_fr, v.due,
    v.statement_en, v.statement_fr,
    CASE WHEN d.decided_on <= :as_of THEN d.verdict
         WHEN d.due_to < :as_of THEN 'overdue'
         ELSE 'open' END AS status,
    CASE WHEN d.verdict = 'late' OR d.decided_on > :as_of OR d.decided_on IS NULL THEN
        nullif(max(0, CAST(julianday(min(coalesce(d.decided_on, :as_of), :as_of))
            - julianday(d.due_to) AS INTEGER)), 0) END AS days_late,
    CASE WHEN d.decided_on <= :as_of THEN v.shown_on END AS shown_on,
    CASE WHEN d.decided_on <= :as_of THEN v.shown_by_en END AS shown_by_en,
    CASE WHEN d.decided_on <= :as_of THEN v.shown_by_fr END AS shown_by_fr,
    v.slug, v.source, v.passage, v.span_start, v.span_length, v.origin, v.confidence
FROM prediction_status AS v
JOIN predictions AS pr ON pr.slug = v.slug
JOIN prediction_days AS d ON d.prediction_id = pr.id
WHERE d.made_on <= :as_of
    AND (:predictions IS NULL OR pr.id IN (SELECT c.value FROM json_each(:predictions) AS c))
ORDER BY d.made_on, d.due_from, v.slug
