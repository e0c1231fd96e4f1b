-- lists: role

SELECT
    ev.date,
    (SELECT group_concat(x.role, char(10)) FROM (
        SELECT m.role FROM mentions AS m
        WHERE m.event_id = ev.id AND m.entity_id = :id ORDER BY m.role) AS x) AS role,
    CASE WHEN :lang = 'fr' THEN ev.title_fr ELSE ev.title_en END AS title,
    ev.slug,
    s.slug || '#' || p.ordinal || ':' || ev.span_start || '+' || ev.span_length AS locator,
    substr(p.text, ev.span_start + 1, ev.span_length) AS quote
-- In the order of this table, so that the first rows are read alone.
FROM entity_events AS hit
CROSS JOIN events AS ev ON ev.id = hit.event_id
JOIN passages AS p ON p.id = ev.passage_id
JOIN sources AS s ON s.id = p.source_id
WHERE hit.entity_id = :id
ORDER BY hit.starts_on, hit.ends_on, p.ordinal, ev.span_start, ev.slug
