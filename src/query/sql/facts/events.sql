SELECT
    ev.slug,
    ev.date,
    ev.starts_on,
    ev.ends_on,
    ev.precision,
    ev.approximate,
    ev.category,
    CASE WHEN :lang = 'fr' THEN k.label_fr ELSE k.label_en END AS category_name,
    CASE WHEN :lang = 'fr' THEN ev.title_fr ELSE ev.title_en END AS title,
    CASE WHEN :lang = 'fr' THEN ev.summary_fr ELSE ev.summary_en END AS summary,
    s.slug AS source,
    p.ordinal AS passage,
    s.slug || '#' || p.ordinal || ':' || ev.span_start || '+' || ev.span_length AS locator,
    substr(p.text, ev.span_start + 1, ev.span_length) AS quote,
    s.language,
    ev.origin,
    ev.confidence,
    ev.rule
FROM events AS ev
JOIN passages AS p ON p.id = ev.passage_id
JOIN sources AS s ON s.id = p.source_id
LEFT JOIN categories AS k ON k.slug = ev.category
WHERE (:events IS NULL OR ev.id IN (SELECT c.value FROM json_each(:events) AS c))
ORDER BY ev.starts_on, ev.ends_on, p.ordinal, ev.span_start, ev.slug
