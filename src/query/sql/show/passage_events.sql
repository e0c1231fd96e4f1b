SELECT
    ev.date,
    ev.category,
    CASE WHEN :lang = 'fr' THEN ev.title_fr ELSE ev.title_en END AS title,
    ev.slug,
    s.slug || '#' || p.ordinal || ':' || ev.span_start || '+' || ev.span_length AS locator,
    substr(p.text, ev.span_start + 1, ev.span_length) AS quote
FROM events AS ev
JOIN passages AS p ON p.id = ev.passage_id
JOIN sources AS s ON s.id = p.source_id
WHERE ev.passage_id = :id
ORDER BY ev.span_start, ev.starts_on, ev.slug
