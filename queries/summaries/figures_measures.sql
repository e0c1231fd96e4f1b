-- What `hit` is where figures are counted by metric or unit: one of each pair, and how many it stands for.
    SELECT
        min(f.id) AS id,
        NULL AS event_id, NULL AS subject_id, NULL AS object_id, NULL AS low, NULL AS high,
        NULL AS qualifier, NULL AS passage_id, NULL AS span_start, NULL AS slug,
        NULL AS starts_on, NULL AS ends_on, NULL AS status,
        f.metric_id,
        f.unit_id,
        count(*) AS weight
    FROM figures AS f INDEXED BY figures_metric
    GROUP BY f.metric_id, f.unit_id
