-- What `hit` is where the figures about one entity are asked for: an index holds what they are narrowed and ordered by.
    SELECT
        f.id, f.event_id, f.subject_id, f.object_id, f.metric_id, f.low, f.high, f.qualifier,
        f.unit_id, f.starts_on, f.ends_on, f.status, f.passage_id, f.span_start, f.slug
    FROM figures AS f INDEXED BY figures_subject
    WHERE f.subject_id IN (
        SELECT t.part_id FROM parts AS t
        JOIN entities AS e ON e.id = t.whole_id WHERE e.slug = :about)
    UNION ALL
    SELECT
        f.id, f.event_id, f.subject_id, f.object_id, f.metric_id, f.low, f.high, f.qualifier,
        f.unit_id, f.starts_on, f.ends_on, f.status, f.passage_id, f.span_start, f.slug
    FROM figures AS f INDEXED BY figures_object
    WHERE f.object_id = (SELECT e.id FROM entities AS e WHERE e.slug = :about)
      AND f.subject_id NOT IN (
        SELECT t.part_id FROM parts AS t
        JOIN entities AS e ON e.id = t.whole_id WHERE e.slug = :about)
    UNION ALL
    SELECT
        f.id, f.event_id, f.subject_id, f.object_id, f.metric_id, f.low, f.high, f.qualifier,
        f.unit_id, f.starts_on, f.ends_on, f.status, f.passage_id, f.span_start, f.slug
    FROM figures AS f INDEXED BY figures_event
    WHERE f.event_id IN (
        SELECT m.event_id FROM mentions AS m
        JOIN entities AS e ON e.id = m.entity_id
        WHERE e.slug = :about AND m.role IN ('place', 'host'))
      AND NOT EXISTS (SELECT 1 FROM places AS p WHERE p.entity_id = f.subject_id)
      AND f.subject_id NOT IN (
        SELECT t.part_id FROM parts AS t
        JOIN entities AS e ON e.id = t.whole_id WHERE e.slug = :about)
      AND (f.object_id IS NULL
        OR f.object_id <> (SELECT e.id FROM entities AS e WHERE e.slug = :about))
