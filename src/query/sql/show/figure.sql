-- amount: value, low, high, qualifier, unit

SELECT
    f.slug,
    'figure' AS kind,
    f.date,
    CASE WHEN :lang = 'fr' THEN n.name_fr ELSE n.name_en END AS subject,
    CASE WHEN :lang = 'fr' THEN b.name_fr ELSE b.name_en END AS object,
    CASE WHEN :lang = 'fr' THEN mt.label_fr ELSE mt.label_en END AS metric,
    CASE WHEN f.low = f.high OR f.high IS NULL THEN f.low
         WHEN f.low IS NULL THEN f.high END AS value,
    f.low,
    f.high,
    f.qualifier,
    CASE WHEN :lang = 'fr' THEN u.label_fr ELSE u.label_en END AS unit,
    f.status,
    CASE WHEN :lang = 'fr' THEN ev.title_fr ELSE ev.title_en END AS stated_in,
    ev.date AS stated_on,
    ev.slug AS event,
    s.slug || '#' || p.ordinal || ':' || f.span_start || '+' || f.span_length AS locator,
    substr(p.text, f.span_start + 1, f.span_length) AS quote,
    CASE WHEN f.origin <> 'curated' THEN f.origin END AS origin,
    f.confidence,
    f.rule
FROM figures AS f
JOIN events AS ev ON ev.id = f.event_id
JOIN entity_names AS n ON n.entity_id = f.subject_id
LEFT JOIN entity_names AS b ON b.entity_id = f.object_id
JOIN metrics AS mt ON mt.id = f.metric_id
JOIN units AS u ON u.id = f.unit_id
JOIN passages AS p ON p.id = f.passage_id
JOIN sources AS s ON s.id = p.source_id
WHERE f.id = :id
