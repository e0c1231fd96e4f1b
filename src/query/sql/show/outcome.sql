SELECT
    o.verdict,
    ev.date,
    CASE WHEN :lang = 'fr' THEN ev.title_fr ELSE ev.title_en END AS title,
    ev.slug,
    s.slug || '#' || p.ordinal || ':' || ev.span_start || '+' || ev.span_length AS locator,
    substr(p.text, ev.span_start + 1, ev.span_length) AS quote
FROM outcomes AS o
JOIN events AS ev ON ev.id = o.event_id
JOIN passages AS p ON p.id = ev.passage_id
JOIN sources AS s ON s.id = p.source_id
WHERE o.prediction_id = :id AND ev.starts_on <= :as_of
