-- Facts and supports whose span goes past the end of its passage.
SELECT x.fact,
    'its span ends at ' || (x.span_start + x.span_length) || ', passage ' || s.slug || '#' || p.ordinal
    || ' has ' || p.length || ' characters'
FROM (
    SELECT 'event:' || slug AS fact, passage_id, span_start, span_length FROM events
    UNION ALL
    SELECT 'figure:' || slug, passage_id, span_start, span_length FROM figures
    UNION ALL
    SELECT 'prediction:' || slug, passage_id, span_start, span_length FROM predictions
    UNION ALL
    SELECT 'relation ' || a.slug || ' ' || r.kind || ' ' || b.slug, r.passage_id, r.span_start, r.span_length
    FROM relations AS r
    JOIN entities AS a ON a.id = r.subject_id
    JOIN entities AS b ON b.id = r.object_id
    UNION ALL
    SELECT 'support of ' || f.fact || ' ' || f.slug, su.passage_id, su.span_start, su.span_length
    FROM supports AS su
    JOIN support_facts AS f ON f.support_id = su.id
) AS x
JOIN passages AS p ON p.id = x.passage_id
JOIN sources AS s ON s.id = p.source_id
WHERE x.span_start < 0 OR x.span_length <= 0 OR x.span_start + x.span_length > p.length
