-- Fills the summaries and `parts` as the triggers would have. An event that mentions an
-- entity in two roles occurs twice.
INSERT OR IGNORE INTO entity_events (entity_id, starts_on, ends_on, event_id, date)
SELECT m.entity_id, ev.starts_on, ev.ends_on, ev.id, ev.date
FROM mentions AS m
CROSS JOIN events AS ev ON ev.id = m.event_id
ORDER BY 1, 2, 3, 4;

INSERT INTO prediction_days (prediction_id, made_on, due_from, due_to, verdict, decided_on)
SELECT pr.id, ev.starts_on, pr.due_from, pr.due_to, o.verdict, oe.starts_on
FROM predictions AS pr
JOIN events AS ev ON ev.id = pr.event_id
LEFT JOIN outcomes AS o ON o.prediction_id = pr.id AND o.verdict NOT IN ('open', 'unknown')
LEFT JOIN events AS oe ON oe.id = o.event_id;

INSERT INTO parts (whole_id, part_id)
WITH RECURSIVE part (whole_id, part_id) AS (
    SELECT e.id, e.id FROM entities AS e
    UNION
    SELECT part.whole_id, r.subject_id FROM part
    JOIN relations AS r ON r.object_id = part.part_id AND r.kind = 'part_of')
SELECT whole_id, part_id FROM part
ORDER BY 1, 2;
