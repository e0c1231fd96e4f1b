-- Where the facts of rows stand in their sources. `:facts` is a JSON array with, for each
-- row, [kind, slug], ["relation", subject, relation, object, source, passage], or
-- ["place", source, passage, start, length]; null where a row states no fact.
WITH wanted AS (
    SELECT w.key AS row, w.value AS fact, json_extract(w.value, '$[0]') AS kind,
        json_extract(w.value, '$[1]') AS name
    FROM json_each(:facts) AS w
    WHERE w.type = 'array'
), found AS (
    SELECT w.row, x.passage_id, x.span_start, x.span_length, x.origin, x.confidence
    FROM wanted AS w
    CROSS JOIN events AS x ON x.slug = w.name
    WHERE w.kind = 'event'
    UNION ALL
    SELECT w.row, x.passage_id, x.span_start, x.span_length, x.origin, x.confidence
    FROM wanted AS w
    CROSS JOIN figures AS x ON x.slug = w.name
    WHERE w.kind = 'figure'
    UNION ALL
    SELECT w.row, x.passage_id, x.span_start, x.span_length, x.origin, x.confidence
    FROM wanted AS w
    CROSS JOIN predictions AS x ON x.slug = w.name
    WHERE w.kind = 'prediction'
    UNION ALL
    SELECT w.row, x.passage_id, x.span_start, x.span_length, NULL, NULL
    FROM wanted AS w
    CROSS JOIN sources AS s ON s.slug = json_extract(w.fact, '$[4]')
    CROSS JOIN passages AS p ON p.source_id = s.id AND p.ordinal = json_extract(w.fact, '$[5]')
    CROSS JOIN relations AS x ON x.passage_id = p.id AND x.kind = json_extract(w.fact, '$[2]')
    CROSS JOIN entity_names AS a ON a.entity_id = x.subject_id
    CROSS JOIN entity_names AS b ON b.entity_id = x.object_id
    WHERE w.kind = 'relation'
        AND w.name IN (a.name_en, a.name_fr)
        AND json_extract(w.fact, '$[3]') IN (b.name_en, b.name_fr)
    UNION ALL
    SELECT w.row, p.id, json_extract(w.fact, '$[3]'), json_extract(w.fact, '$[4]'), NULL, NULL
    FROM wanted AS w
    CROSS JOIN sources AS s ON s.slug = w.name
    CROSS JOIN passages AS p ON p.source_id = s.id AND p.ordinal = json_extract(w.fact, '$[2]')
    WHERE w.kind = 'place'
)
SELECT
    f.row,
    s.slug AS source,
    p.ordinal AS passage,
    s.slug || '#' || p.ordinal || CASE WHEN f.span_length > 0
        THEN ':' || f.span_start || '+' || f.span_length ELSE '' END AS locator,
    CASE WHEN f.span_length > 0 THEN substr(p.text, f.span_start + 1, f.span_length) END AS quote,
    s.language,
    f.origin,
    f.confidence
FROM found AS f
JOIN passages AS p ON p.id = f.passage_id
JOIN sources AS s ON s.id = p.source_id
ORDER BY f.row
