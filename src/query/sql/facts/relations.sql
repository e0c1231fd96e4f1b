SELECT
    a.slug AS subject,
    CASE WHEN :lang = 'fr' THEN a.name_fr ELSE a.name_en END AS subject_name,
    r.kind AS relation,
    b.slug AS object,
    CASE WHEN :lang = 'fr' THEN b.name_fr ELSE b.name_en END AS object_name,
    s.slug AS source,
    p.ordinal AS passage,
    s.slug || '#' || p.ordinal || ':' || r.span_start || '+' || r.span_length AS locator,
    substr(p.text, r.span_start + 1, r.span_length) AS quote,
    s.language
FROM relations AS r
JOIN entity_names AS a ON a.entity_id = r.subject_id
JOIN entity_names AS b ON b.entity_id = r.object_id
JOIN passages AS p ON p.id = r.passage_id
JOIN sources AS s ON s.id = p.source_id
WHERE :entities IS NULL
    OR (r.subject_id IN (SELECT c.value FROM json_each(:entities) AS c)
        AND r.object_id IN (SELECT c.value FROM json_each(:entities) AS c))
ORDER BY a.slug, r.kind, b.slug, s.slug, p.ordinal
