-- Which of an entity's figures come first is read from the indexes alone, since there may be
-- many.
f.id IN (
    SELECT g.id FROM (
        SELECT x.id FROM figures AS x WHERE x.subject_id = :id
        ORDER BY x.starts_on, x.ends_on, x.passage_id, x.span_start, x.slug LIMIT :most) AS g
    UNION
    SELECT g.id FROM (
        SELECT x.id FROM figures AS x WHERE x.object_id = :id
        ORDER BY x.starts_on, x.ends_on, x.passage_id, x.span_start, x.slug LIMIT :most) AS g)
