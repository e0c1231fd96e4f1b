-- What `hit` is where nothing narrows the figures, and the first or the last are shown: by date.
    SELECT
        f.id, f.event_id, f.subject_id, f.object_id, f.metric_id, f.low, f.high, f.qualifier,
        f.unit_id, f.starts_on, f.ends_on, f.status, f.passage_id, f.span_start, f.slug
    FROM figures AS f INDEXED BY figures_starts_on
