SELECT
    sf.fact,
    CASE WHEN :lang = 'fr' THEN sf.statement_fr ELSE sf.statement_en END AS says,
    sf.slug,
    su.confidence,
    su.rule,
    s.slug || '#' || p.ordinal || ':' || su.span_start || '+' || su.span_length AS locator,
    substr(p.text, su.span_start + 1, su.span_length) AS quote
FROM supports AS su
JOIN support_facts AS sf ON sf.support_id = su.id
JOIN passages AS p ON p.id = su.passage_id
JOIN sources AS s ON s.id = p.source_id
WHERE {which}
ORDER BY p.ordinal, su.span_start, su.span_length, sf.fact, sf.slug
