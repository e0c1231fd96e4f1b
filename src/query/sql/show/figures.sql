-- amount: value, low, high, qualifier, unit

SELECT
    f.date,
    CASE WHEN :lang = 'fr' THEN n.name_fr ELSE n.name_en END AS subject,
    CASE WHEN :lang = 'fr' THEN mt.label_fr ELSE mt.label_en END AS metric,
    CASE WHEN f.low = f.high OR f.high IS NULL THEN f.low
         WHEN f.low IS NULL THEN f.high END AS value,
    f.low,
    f.high,
    f.qualifier,
    CASE WHEN :lang = 'fr' THEN u.label_fr ELSE u.label_en END AS unit,
    f.status,
    f.slug,
    s.slug || '#' || p.ordinal || ':' || f.span_start || '+' || f.span_length AS locator,
    substr(p.text, f.span_start + 1, f.span_length) AS quote
FROM figures AS f
JOIN entity_names AS n ON n.entity_id = f.subject_id
JOIN metrics AS mt ON mt.id = f.metric_id
JOIN units AS u ON u.id = f.unit_id
JOIN passages AS p ON p.id = f.passage_id
JOIN sources AS s ON s.id = p.source_id
WHERE {which}
ORDER BY f.starts_on, f.ends_on, f.passage_id, f.span_start, f.slug
