-- What `hit` is where the smallest figures are asked for: of each metric and unit as many as are shown, and their equals.
    SELECT
        f.id, f.event_id, f.subject_id, f.object_id, f.metric_id, f.low, f.high, f.qualifier,
        f.unit_id, f.starts_on, f.ends_on, f.status, f.passage_id, f.span_start, f.slug
    FROM metrics AS m
    CROSS JOIN units AS v
    CROSS JOIN figures AS f INDEXED BY figures_smallest ON f.metric_id = m.id AND f.unit_id = v.id
    WHERE (:metric IS NULL OR m.slug = :metric)
      AND (:unit IS NULL OR v.dimension = (SELECT w.dimension FROM units AS w WHERE w.slug = :unit))
      AND coalesce(f.low, f.high) IS NOT NULL
      AND coalesce(f.low, f.high) <= coalesce((
            SELECT coalesce(g.low, g.high) FROM figures AS g INDEXED BY figures_smallest
            WHERE g.metric_id = m.id AND g.unit_id = v.id AND :most >= 0
                AND coalesce(g.low, g.high) IS NOT NULL
            ORDER BY coalesce(g.low, g.high) LIMIT 1 OFFSET coalesce(:most, 0)), 9e999)
