-- amount: value, low, high, qualifier, unit

SELECT
    f.slug,
    f.date,
    f.starts_on,
    f.ends_on,
    ev.slug AS event,
    a.slug AS subject,
    CASE WHEN :lang = 'fr' THEN a.name_fr ELSE a.name_en END AS subject_name,
    b.slug AS object,
    CASE WHEN :lang = 'fr' THEN b.name_fr ELSE b.name_en END AS object_name,
    CASE WHEN :lang = 'fr' THEN mt.label_fr ELSE mt.label_en END AS metric,
    CASE WHEN f.low = f.high OR f.high IS NULL THEN f.low
         WHEN f.low IS NULL THEN f.high END AS value,
    f.low,
    f.high,
    f.qualifier,
    CASE WHEN :lang = 'fr' THEN u.label_fr ELSE u.label_en END AS unit,
    f.status,
    s.slug AS source,
    p.ordinal AS passage,
    s.slug || '#' || p.ordinal || ':' || f.span_start || '+' || f.span_length AS locator,
    substr(p.text, f.span_start + 1, f.span_length) AS quote,
    s.language,
    f.origin,
    f.confidence,
    f.rule
FROM figures AS f
JOIN events AS ev ON ev.id = f.event_id
JOIN entity_names AS a ON a.entity_id = f.subject_id
LEFT JOIN entity_names AS b ON b.entity_id = f.object_id
JOIN metrics AS mt ON mt.id = f.metric_id
JOIN units AS u ON u.id = f.unit_id
JOIN passages AS p ON p.id = f.passage_id
JOIN sources AS s ON s.id = p.source_id
WHERE (:figures IS NULL OR f.id IN (SELECT c.value FROM json_each(:figures) AS c))
ORDER BY f.starts_on, f.ends_on, p.ordinal, f.span_start, f.slug
