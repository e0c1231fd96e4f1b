-- What `hit` is where figures are counted by status: one of each, and how many it stands for.
    SELECT
        min(days.id) AS id,
        NULL AS event_id, NULL AS subject_id, NULL AS object_id, NULL AS low, NULL AS high,
        NULL AS qualifier, NULL AS passage_id, NULL AS span_start, NULL AS slug,
        NULL AS metric_id, NULL AS unit_id, NULL AS starts_on, NULL AS ends_on,
        days.status,
        sum(days.weight) AS weight
    FROM (
        -- An index has them in this order.
        SELECT min(f.id) AS id, f.status, count(*) AS weight
        FROM figures AS f INDEXED BY figures_starts_on
        GROUP BY f.starts_on, f.ends_on, f.date, f.status
    ) AS days
    GROUP BY days.status
