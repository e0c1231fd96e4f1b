-- What `hit` is where figures are counted by their dates: one of each date, and how many it stands for.
    SELECT
        min(f.id) AS id,
        NULL AS event_id, NULL AS subject_id, NULL AS object_id, NULL AS low, NULL AS high,
        NULL AS qualifier, NULL AS passage_id, NULL AS span_start, NULL AS slug,
        NULL AS metric_id, NULL AS unit_id, NULL AS status,
        f.starts_on,
        f.ends_on,
        count(*) AS weight
    FROM figures AS f INDEXED BY figures_starts_on
    GROUP BY f.starts_on, f.ends_on, f.date
