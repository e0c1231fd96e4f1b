-- title.en: Figures with their bounds, units and status
-- title.fr: Chiffres avec leurs bornes, unités et statut
-- dated: date
-- groups: status, unit, metric, subject, source
-- amount: value, low, high, qualifier, unit
-- phrase.en: figures for Cortex
-- phrase.en: figures above 1 billion dollars
-- phrase.en: figures for Dojo in 2021
-- phrase.fr: chiffres en dollars en 2024
-- phrase.fr: combien de GPU dans Cortex
-- param period period: stated within these days, or holding for them
-- param event slug: stated in this event
-- param holds period: holding for these days
-- param about slug: measures this entity or a part of it, counts it, or belongs to an event at this place or of this host
-- param without slug: does not measure or count this entity or a part of it
-- param by slug: stated by this entity
-- param not_by slug: not stated by this entity
-- param metric slug: measures this
-- param not_metric slug: does not measure this
-- param unit slug: in a unit of the same dimension as this one
-- param not_unit slug: in a unit of another dimension than this one
-- param above number: surely more than this, in base units of its dimension
-- param at_least number: surely this or more
-- param below number: surely less than this
-- param at_most number: surely this or less
-- param equal number: this, or a bound that is
-- param status word(reported, planned, projected, claimed, estimated): how far it is a fact
-- param source slug: comes from this source
-- param origin word(curated, extracted, proposed): how it came into the base
-- param order word(date, value, smallest, first, last): `value` begins with the largest
-- param lang word(en, fr): the language of names, labels and titles

SELECT
    -- Looked up for what is shown alone, since there may be many.
    (SELECT f.date FROM figures AS f WHERE f.id = hit.id) AS date,
    (SELECT CASE WHEN :lang = 'fr' THEN n.name_fr ELSE n.name_en END
     FROM entity_names AS n WHERE n.entity_id = hit.subject_id) AS subject,
    (SELECT CASE WHEN :lang = 'fr' THEN mt.label_fr ELSE mt.label_en END
     FROM metrics AS mt JOIN figures AS f ON f.metric_id = mt.id WHERE f.id = hit.id) AS metric,
    CASE WHEN hit.low = hit.high OR hit.high IS NULL THEN hit.low
         WHEN hit.low IS NULL THEN hit.high END AS value,
    hit.low,
    hit.high,
    hit.qualifier,
    (SELECT CASE WHEN :lang = 'fr' THEN v.label_fr ELSE v.label_en END
     FROM units AS v WHERE v.id = hit.unit_id) AS unit,
    (SELECT f.status FROM figures AS f WHERE f.id = hit.id) AS status,
    (SELECT CASE WHEN :lang = 'fr' THEN ev.title_fr ELSE ev.title_en END
     FROM events AS ev JOIN figures AS f ON f.event_id = ev.id WHERE f.id = hit.id) AS title,
    (SELECT s.slug FROM sources AS s JOIN passages AS p ON p.source_id = s.id
     WHERE p.id = hit.passage_id) AS source,
    (SELECT p.ordinal FROM passages AS p WHERE p.id = hit.passage_id) AS passage,
    hit.slug,
    (SELECT f.origin FROM figures AS f WHERE f.id = hit.id) AS origin,
    (SELECT f.confidence FROM figures AS f WHERE f.id = hit.id) AS confidence
FROM (
    SELECT
        f.id, f.event_id, f.subject_id, f.object_id, f.metric_id, f.low, f.high, f.qualifier,
        f.unit_id, f.starts_on, f.ends_on, f.status, f.passage_id, f.span_start, f.slug
    FROM figures AS f
) AS hit
-- It is there, and LEFT lets a count pass it over, as long as no column above looks at it.
LEFT JOIN units AS u ON u.id = hit.unit_id
WHERE (:period_from IS NULL OR (
        (hit.starts_on >= :period_from AND hit.ends_on <= :period_to)
        OR EXISTS (
            SELECT ev.id FROM events AS ev
            WHERE ev.id = hit.event_id
              AND ev.starts_on >= :period_from AND ev.ends_on <= :period_to)))
  AND (:event IS NULL OR hit.event_id IN (SELECT v.id FROM events AS v WHERE v.slug = :event))
  AND (:holds_from IS NULL OR (hit.starts_on >= :holds_from AND hit.ends_on <= :holds_to))
  AND (:about IS NULL OR hit.id IN (
        SELECT g.id FROM figures AS g
        WHERE g.subject_id IN (
                SELECT t.part_id FROM parts AS t
                JOIN entities AS e ON e.id = t.whole_id WHERE e.slug = :about)
          AND (:unit IS NULL OR g.unit_id IN (
                SELECT v.id FROM units AS v JOIN units AS w ON w.dimension = v.dimension
                WHERE w.slug = :unit))
        UNION
        SELECT g.id FROM figures AS g
        WHERE g.object_id IN (SELECT e.id FROM entities AS e WHERE e.slug = :about)
          AND (:unit IS NULL OR g.unit_id IN (
                SELECT v.id FROM units AS v JOIN units AS w ON w.dimension = v.dimension
                WHERE w.slug = :unit))
        UNION
        SELECT g.id FROM figures AS g
        JOIN mentions AS m ON m.event_id = g.event_id AND m.role IN ('place', 'host')
        JOIN entities AS e ON e.id = m.entity_id
        -- What is told of one place is not about another.
        WHERE e.slug = :about
          AND NOT EXISTS (SELECT 1 FROM places AS p WHERE p.entity_id = g.subject_id)))
  AND (:without IS NULL OR NOT EXISTS (
        SELECT t.part_id FROM parts AS t
        JOIN entities AS e ON e.id = t.whole_id WHERE e.slug = :without
          AND (t.part_id = hit.subject_id OR t.part_id = hit.object_id)))
  AND (:by IS NULL OR hit.event_id IN (
        SELECT m.event_id FROM mentions AS m
        JOIN entities AS e ON e.id = m.entity_id
        WHERE e.slug = :by AND m.role = 'speaker'))
  AND (:not_by IS NULL OR NOT EXISTS (
        SELECT m.event_id FROM mentions AS m
        JOIN entities AS e ON e.id = m.entity_id
        WHERE m.event_id = hit.event_id AND e.slug = :not_by AND m.role = 'speaker'))
  AND (:not_metric IS NULL OR hit.metric_id NOT IN (
        SELECT x.id FROM metrics AS x WHERE x.slug = :not_metric))
  AND (:not_unit IS NULL OR hit.unit_id NOT IN (
        SELECT v.id FROM units AS v JOIN units AS w ON w.dimension = v.dimension
        WHERE w.slug = :not_unit))
  AND (:metric IS NULL OR hit.metric_id IN (SELECT x.id FROM metrics AS x WHERE x.slug = :metric))
  AND (:unit IS NULL OR hit.unit_id IN (
        SELECT v.id FROM units AS v JOIN units AS w ON w.dimension = v.dimension
        WHERE w.slug = :unit))
  AND (:above IS NULL OR hit.low * u.factor > :above + 1e-9 * abs(:above)
        OR (abs(hit.low * u.factor - :above) <= 1e-9 * abs(:above)
            AND hit.qualifier = 'more_than'))
  AND (:at_least IS NULL OR hit.low * u.factor >= :at_least - 1e-9 * abs(:at_least))
  AND (:below IS NULL OR hit.high * u.factor < :below - 1e-9 * abs(:below)
        OR (abs(hit.high * u.factor - :below) <= 1e-9 * abs(:below)
            AND hit.qualifier = 'less_than'))
  AND (:at_most IS NULL OR hit.high * u.factor <= :at_most + 1e-9 * abs(:at_most))
  AND (:equal IS NULL OR abs(hit.low * u.factor - :equal) <= 1e-9 * abs(:equal)
        OR abs(hit.high * u.factor - :equal) <= 1e-9 * abs(:equal))
  AND (:status IS NULL OR hit.status = :status)
  AND (:source IS NULL OR hit.passage_id IN (
        SELECT p.id FROM passages AS p
        JOIN sources AS s ON s.id = p.source_id WHERE s.slug = :source))
  AND (:origin IS NULL OR EXISTS (
        SELECT g.id FROM figures AS g WHERE g.id = hit.id AND g.origin = :origin))
ORDER BY
    CASE WHEN :order = 'value' THEN coalesce(hit.high, hit.low) * u.factor END DESC,
    CASE WHEN :order = 'smallest' THEN coalesce(hit.low, hit.high) * u.factor END,
    CASE WHEN :order = 'first' THEN hit.ends_on END,
    CASE WHEN :order = 'last' THEN hit.starts_on END DESC,
    hit.starts_on,
    hit.ends_on,
    hit.passage_id,
    hit.span_start,
    hit.slug
