SELECT v.* FROM relation_names AS v
WHERE :entities IS NULL
    OR (v.subject_en IN (
            SELECT n.name_en FROM json_each(:entities) AS c CROSS JOIN entity_names AS n ON n.entity_id = c.value)
        AND v.object_en IN (
            SELECT n.name_en FROM json_each(:entities) AS c CROSS JOIN entity_names AS n ON n.entity_id = c.value))
ORDER BY v.subject_en, v.relation, v.object_en, v.source, v.passage, v.span_start
