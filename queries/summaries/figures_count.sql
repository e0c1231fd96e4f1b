-- What `hit` is where all figures are counted: one row that stands for all.
    SELECT
        NULL AS id, NULL AS event_id, NULL AS subject_id, NULL AS object_id, NULL AS metric_id,
        NULL AS low, NULL AS high, NULL AS qualifier, NULL AS unit_id, NULL AS starts_on,
        NULL AS ends_on, NULL AS status, NULL AS passage_id, NULL AS span_start, NULL AS slug,
        (SELECT count(*) FROM figures AS f) AS weight
