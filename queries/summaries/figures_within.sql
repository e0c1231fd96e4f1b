-- What `hit` is where the figures of a time are asked for: those that hold then, and those of its events.
    SELECT
        f.id, f.event_id, f.subject_id, f.object_id, f.metric_id, f.low, f.high, f.qualifier,
        f.unit_id, f.starts_on, f.ends_on, f.status, f.passage_id, f.span_start, f.slug
    FROM figures AS f
    WHERE (:period_from IS NULL OR f.id IN (
        SELECT g.id FROM figures AS g
        WHERE g.starts_on >= :period_from AND g.starts_on <= :period_to AND g.ends_on <= :period_to
        UNION
        SELECT g.id FROM events AS ev
        CROSS JOIN figures AS g ON g.event_id = ev.id
        WHERE ev.starts_on >= :period_from AND ev.starts_on <= :period_to AND ev.ends_on <= :period_to))
