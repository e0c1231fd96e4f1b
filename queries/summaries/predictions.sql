-- What `hit` is where the predictions about one entity are asked for, a part of it included.
        SELECT d.prediction_id, d.made_on, d.due_from, d.due_to, d.verdict, d.decided_on
        FROM predictions AS p
        CROSS JOIN prediction_days AS d ON d.prediction_id = p.id
        WHERE p.subject_id IN (
            SELECT t.part_id FROM parts AS t
            JOIN entities AS e ON e.id = t.whole_id WHERE e.slug = :about)
