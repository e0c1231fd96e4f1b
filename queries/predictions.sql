-- title.en: Predictions, by when, and what came of them
-- title.fr: Prédictions, échéances et suites
-- dated: made
-- groups: status, by, subject, source
-- phrase.en: predictions made in 2023
-- phrase.en: predictions due in 2024
-- phrase.en: promises about Dojo
-- phrase.en: kept predictions
-- phrase.en: predictions overdue on 2024-12-31
-- phrase.fr: promesses sur AI5
-- phrase.fr: promesses en retard
-- param period period: made within these days
-- param prediction slug: this one
-- param due period: with its last due day within these days
-- param about slug: about this entity or a part of it
-- param without slug: not about this entity or a part of it
-- param by slug: made by this entity
-- param not_by slug: not made by this entity
-- param metric slug: with a figure that measures this
-- param unit slug: with a figure in a unit of the same dimension as this one
-- param above number: with a figure that is surely more than this, in base units of its dimension
-- param at_least number: with a figure that is surely this or more
-- param below number: with a figure that is surely less than this
-- param at_most number: with a figure that is surely this or less
-- param equal number: with this figure, or a bound that is
-- param status word(open, overdue, kept, late, missed, dropped, partly): what came of it by `as_of`
-- param as_of day: the day the status is told for
-- param source slug: comes from this source
-- param origin word(curated, extracted, proposed): how it came into the base
-- param order word(date, due, first, last): what comes first
-- param lang word(en, fr): the language of names and statements

SELECT answer.made, answer.by, answer.subject, answer.due, answer.statement, answer.status, answer.decided, answer.source, answer.passage, answer.slug, answer.origin, answer.confidence
FROM (
    SELECT
        ev.date AS made,
        CASE WHEN :lang = 'fr' THEN b.name_fr ELSE b.name_en END AS by,
        CASE WHEN :lang = 'fr' THEN n.name_fr ELSE n.name_en END AS subject,
        pr.due,
        CASE WHEN :lang = 'fr' THEN pr.statement_fr ELSE pr.statement_en END AS statement,
        CASE WHEN hit.decided_on <= coalesce(:as_of, '9999-12-31') THEN hit.verdict
             WHEN hit.due_to < coalesce(:as_of, '9999-12-31') THEN 'overdue'
             ELSE 'open' END AS status,
        CASE WHEN hit.decided_on <= coalesce(:as_of, '9999-12-31') THEN oe.date END AS decided,
        s.slug AS source,
        p.ordinal AS passage,
        hit.made_on,
        ev.ends_on,
        hit.due_from,
        hit.due_to,
        pr.slug,
        pr.origin,
        pr.confidence
    FROM (
        SELECT d.prediction_id, d.made_on, d.due_from, d.due_to, d.verdict, d.decided_on
        FROM prediction_days AS d
    ) AS hit
    -- Each is there, and LEFT lets a count pass it over.
    LEFT JOIN predictions AS pr ON pr.id = hit.prediction_id
    LEFT JOIN events AS ev ON ev.id = pr.event_id
    LEFT JOIN entity_names AS b ON b.entity_id = pr.by_id
    LEFT JOIN entity_names AS n ON n.entity_id = pr.subject_id
    LEFT JOIN passages AS p ON p.id = pr.passage_id
    LEFT JOIN sources AS s ON s.id = p.source_id
    LEFT JOIN outcomes AS o ON o.prediction_id = pr.id
    LEFT JOIN events AS oe ON oe.id = o.event_id
    WHERE hit.made_on <= coalesce(:as_of, '9999-12-31')
      AND (:period_from IS NULL OR (
            hit.made_on >= :period_from AND hit.made_on <= :period_to AND ev.ends_on <= :period_to))
      AND (:prediction IS NULL OR pr.slug = :prediction)
      AND (:due_from IS NULL OR (hit.due_to >= :due_from AND hit.due_to <= :due_to))
      AND (:about IS NULL OR pr.subject_id IN (
            SELECT t.part_id FROM parts AS t
            JOIN entities AS e ON e.id = t.whole_id WHERE e.slug = :about))
      AND (:without IS NULL OR pr.subject_id NOT IN (
            SELECT t.part_id FROM parts AS t
            JOIN entities AS e ON e.id = t.whole_id WHERE e.slug = :without))
      AND (:by IS NULL OR b.slug = :by)
      AND (:not_by IS NULL OR b.slug <> :not_by)
      AND (:source IS NULL OR s.slug = :source)
      AND (:origin IS NULL OR pr.origin = :origin)
      AND (:metric IS NULL OR pr.figure_id IN (
            SELECT f.id FROM figures AS f JOIN metrics AS x ON x.id = f.metric_id
            WHERE x.slug = :metric))
      AND (:unit IS NULL OR pr.figure_id IN (
            SELECT f.id FROM figures AS f JOIN units AS u ON u.id = f.unit_id
            JOIN units AS w ON w.dimension = u.dimension
            WHERE w.slug = :unit))
      AND (:above IS NULL OR pr.figure_id IN (
            SELECT f.id FROM figures AS f JOIN units AS u ON u.id = f.unit_id
            WHERE f.low * u.factor > :above + 1e-9 * abs(:above)
                OR (abs(f.low * u.factor - :above) <= 1e-9 * abs(:above)
                    AND f.qualifier = 'more_than')))
      AND (:at_least IS NULL OR pr.figure_id IN (
            SELECT f.id FROM figures AS f JOIN units AS u ON u.id = f.unit_id
            WHERE f.low * u.factor >= :at_least - 1e-9 * abs(:at_least)))
      AND (:below IS NULL OR pr.figure_id IN (
            SELECT f.id FROM figures AS f JOIN units AS u ON u.id = f.unit_id
            WHERE f.high * u.factor < :below - 1e-9 * abs(:below)
                OR (abs(f.high * u.factor - :below) <= 1e-9 * abs(:below)
                    AND f.qualifier = 'less_than')))
      AND (:at_most IS NULL OR pr.figure_id IN (
            SELECT f.id FROM figures AS f JOIN units AS u ON u.id = f.unit_id
            WHERE f.high * u.factor <= :at_most + 1e-9 * abs(:at_most)))
      AND (:equal IS NULL OR pr.figure_id IN (
            SELECT f.id FROM figures AS f JOIN units AS u ON u.id = f.unit_id
            WHERE abs(f.low * u.factor - :equal) <= 1e-9 * abs(:equal)
                OR abs(f.high * u.factor - :equal) <= 1e-9 * abs(:equal)))
) AS answer
WHERE (:status IS NULL OR answer.status = :status)
ORDER BY
    CASE WHEN :order = 'due' THEN answer.due_to END,
    CASE WHEN :order = 'first' THEN answer.ends_on END,
    CASE WHEN :order = 'last' THEN answer.made_on END DESC,
    answer.made_on,
    answer.due_from,
    answer.due_to,
    answer.slug
