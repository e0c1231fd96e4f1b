-- What a chart needs of each figure; the figures asked for follow.
SELECT
    (SELECT f.date FROM figures AS f WHERE f.id = hit.id) AS date,
    hit.starts_on,
    hit.ends_on,
    (SELECT CASE WHEN :lang = 'fr' THEN n.name_fr ELSE n.name_en END
     FROM entity_names AS n WHERE n.entity_id = hit.subject_id) AS subject,
    (SELECT CASE WHEN :lang = 'fr' THEN mt.label_fr ELSE mt.label_en END
     FROM metrics AS mt JOIN figures AS f ON f.metric_id = mt.id WHERE f.id = hit.id) AS metric,
    hit.low,
    hit.high,
    hit.qualifier,
    (SELECT f.status FROM figures AS f WHERE f.id = hit.id) AS status,
    CASE WHEN :lang = 'fr' THEN u.label_fr ELSE u.label_en END AS unit,
    u.factor,
    u.dimension
