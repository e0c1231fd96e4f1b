-- title.en: What came of predictions, and what showed it
-- title.fr: Ce que les prédictions sont devenues, et ce qui l'a montré
-- phrase.en: outcomes of promises about Dojo
-- phrase.fr: issues en 2023
-- param period period: shown within these days
-- param due period: with its last due day within these days
-- param about slug: about this entity or a part of it
-- param without slug: not about this entity or a part of it
-- param by slug: made by this entity
-- param not_by slug: not made by this entity
-- param status word(kept, late, missed, dropped, partly, unknown): what came of it
-- param as_of day: only what was shown by this day
-- param origin word(curated, extracted, proposed): how it came into the base
-- param order word(date, due, first, last): what comes first
-- param lang word(en, fr): the language of names and statements

SELECT answer.made, answer.by, answer.subject, answer.due, answer.statement, answer.status, answer.shown, answer.shown_by, answer.source, answer.passage, answer.slug, answer.origin, answer.confidence
FROM (
    SELECT
        ev.date AS made,
        CASE WHEN :lang = 'fr' THEN b.name_fr ELSE b.name_en END AS by,
        CASE WHEN :lang = 'fr' THEN n.name_fr ELSE n.name_en END AS subject,
        pr.due,
        CASE WHEN :lang = 'fr' THEN pr.statement_fr ELSE pr.statement_en END AS statement,
        CASE WHEN o.verdict IN ('kept', 'late', 'missed', 'dropped', 'partly')
                  THEN o.verdict ELSE 'unknown' END AS status,
        oe.date AS shown,
        CASE WHEN :lang = 'fr' THEN oe.title_fr ELSE oe.title_en END AS shown_by,
        s.slug AS source,
        p.ordinal AS passage,
        ev.starts_on,
        ev.ends_on,
        pr.due_from,
        pr.due_to,
        pr.slug,
        pr.origin,
        pr.confidence
    FROM predictions AS pr
    JOIN events AS ev ON ev.id = pr.event_id
    JOIN entity_names AS b ON b.entity_id = pr.by_id
    JOIN entity_names AS n ON n.entity_id = pr.subject_id
    JOIN passages AS p ON p.id = pr.passage_id
    JOIN sources AS s ON s.id = p.source_id
    JOIN outcomes AS o ON o.prediction_id = pr.id
    JOIN events AS oe ON oe.id = o.event_id
    WHERE oe.starts_on <= coalesce(:as_of, '9999-12-31')
      AND (:period_from IS NULL OR (oe.starts_on >= :period_from AND oe.ends_on <= :period_to))
      AND (:due_from IS NULL OR (pr.due_to >= :due_from AND pr.due_to <= :due_to))
      AND (:about IS NULL OR pr.subject_id IN (
            SELECT t.part_id FROM parts AS t
            JOIN entities AS e ON e.id = t.whole_id WHERE e.slug = :about))
      AND (:without IS NULL OR pr.subject_id NOT IN (
            SELECT t.part_id FROM parts AS t
            JOIN entities AS e ON e.id = t.whole_id WHERE e.slug = :without))
      AND (:by IS NULL OR b.slug = :by)
      AND (:not_by IS NULL OR b.slug <> :not_by)
      AND (:origin IS NULL OR pr.origin = :origin)
) AS answer
WHERE (:status IS NULL OR answer.status = :status)
ORDER BY
    CASE WHEN :order = 'due' THEN answer.due_from END,
    CASE WHEN :order = 'first' THEN answer.ends_on END,
    CASE WHEN :order = 'last' THEN answer.starts_on END DESC,
    answer.starts_on,
    answer.due_from,
    answer.due_to,
    answer.slug
