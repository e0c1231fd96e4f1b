SELECT
    ev.slug,
    'event' AS kind,
    ev.date,
    CASE WHEN ev.approximate = 1 THEN 'yes' END AS approximate,
    ev.category,
    CASE WHEN :lang = 'fr' THEN ev.title_fr ELSE ev.title_en END AS title,
    CASE WHEN :lang = 'fr' THEN ev.summary_fr ELSE ev.summary_en END AS summary,
    p.heading,
    s.slug || '#' || p.ordinal || ':' || ev.span_start || '+' || ev.span_length AS locator,
    substr(p.text, ev.span_start + 1, ev.span_length) AS quote,
    CASE WHEN ev.origin <> 'curated' THEN ev.origin END AS origin,
    ev.confidence,
    ev.rule
FROM events AS ev
JOIN passages AS p ON p.id = ev.passage_id
JOIN sources AS s ON s.id = p.source_id
WHERE ev.id = :id
