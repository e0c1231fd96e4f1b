-- Which of an entity's predictions come first is read from their summary, since there may
-- be many.
pr.id IN (
    SELECT d.prediction_id
    FROM (
        SELECT x.id FROM predictions AS x WHERE x.subject_id = :id
        UNION
        SELECT x.id FROM predictions AS x WHERE x.by_id = :id
    ) AS own
    JOIN prediction_days AS d ON d.prediction_id = own.id
    WHERE d.made_on <= :as_of
    ORDER BY d.made_on, d.due_from, d.due_to, d.prediction_id LIMIT :most)
