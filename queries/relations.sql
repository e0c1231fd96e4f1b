-- title.en: Relations between entities
-- title.fr: Relations entre entités
-- phrase.en: relations of Dojo
-- phrase.en: relations
-- phrase.fr: relations de Cortex
-- param about slug: this entity is on either side
-- param subject slug: said of this entity
-- param kind word(part_of, succeeds, made_by, located_at, uses, alias_of, works_for): what is said
-- param object slug: leads to this entity
-- param part slug: on the way from this part to a whole
-- param whole slug: on the way from a part to this whole
-- param lang word(en, fr): the language of the names

SELECT answer.subject, answer.relation, answer.object, answer.source, answer.passage
FROM (
    SELECT
        CASE WHEN :lang = 'fr' THEN a.name_fr ELSE a.name_en END AS subject,
        r.kind AS relation,
        CASE WHEN :lang = 'fr' THEN b.name_fr ELSE b.name_en END AS object,
        s.slug AS source,
        p.ordinal AS passage
    FROM relations AS r
    JOIN entity_names AS a ON a.entity_id = r.subject_id
    JOIN entity_names AS b ON b.entity_id = r.object_id
    JOIN passages AS p ON p.id = r.passage_id
    JOIN sources AS s ON s.id = p.source_id
    WHERE (:about IS NULL OR a.slug = :about OR b.slug = :about)
      AND (:subject IS NULL OR a.slug = :subject)
      AND (:kind IS NULL OR r.kind = :kind)
      AND (:object IS NULL OR b.slug = :object)
      AND (:part IS NULL OR (r.kind = 'part_of' AND r.subject_id IN (
            SELECT t.whole_id FROM parts AS t
            JOIN entities AS e ON e.id = t.part_id WHERE e.slug = :part)))
      AND (:whole IS NULL OR (r.kind = 'part_of' AND r.object_id IN (
            SELECT t.part_id FROM parts AS t
            JOIN entities AS e ON e.id = t.whole_id WHERE e.slug = :whole)))
) AS answer
ORDER BY answer.subject, answer.relation, answer.object
