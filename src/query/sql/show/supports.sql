SELECT
    s.title AS source,
    su.confidence,
    su.rule,
    s.slug || '#' || p.ordinal || ':' || su.span_start || '+' || su.span_length AS locator,
    substr(p.text, su.span_start + 1, su.span_length) AS quote
FROM supports AS su
JOIN passages AS p ON p.id = su.passage_id
JOIN sources AS s ON s.id = p.source_id
WHERE {which}
ORDER BY s.slug, p.ordinal, su.span_start, su.span_length
