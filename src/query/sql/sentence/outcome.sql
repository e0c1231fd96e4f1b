SELECT
    pr.due_to,
    oe.date AS shown,
    oe.starts_on AS shown_on,
    CASE WHEN oe.precision = 'day' THEN oe.starts_on END AS shown_day,
    CASE WHEN :lang = 'fr' THEN oe.title_fr ELSE oe.title_en END AS shown_by,
    s.slug || '#' || p.ordinal AS shown_in
FROM predictions AS pr
LEFT JOIN outcomes AS o
    ON o.prediction_id = pr.id AND o.verdict IN ('kept', 'late', 'missed', 'dropped', 'partly')
LEFT JOIN events AS oe ON oe.id = o.event_id AND oe.starts_on <= :as_of
LEFT JOIN passages AS p ON p.id = oe.passage_id
LEFT JOIN sources AS s ON s.id = p.source_id
WHERE pr.slug = :slug
