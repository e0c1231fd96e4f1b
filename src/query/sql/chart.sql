-- What a chart needs of each figure; the figures asked for follow.
SELECT
    f.date,
    f.starts_on,
    f.ends_on,
    (SELECT CASE WHEN :lang = 'fr' THEN n.name_fr ELSE n.name_en END
     FROM entity_names AS n WHERE n.entity_id = f.subject_id) AS subject,
    (SELECT CASE WHEN :lang = 'fr' THEN mt.label_fr ELSE mt.label_en END
     FROM metrics AS mt WHERE mt.id = f.metric_id) AS metric,
    f.low,
    f.high,
    f.qualifier,
    f.status,
    CASE WHEN :lang = 'fr' THEN u.label_fr ELSE u.label_en END AS unit,
    u.factor,
    u.dimension
