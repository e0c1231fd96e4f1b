-- The subjects of figures of a metric, in a unit of one dimension, within bounds.
SELECT DISTINCT e.slug
FROM figures AS f
JOIN entities AS e ON e.id = f.subject_id
JOIN units AS u ON u.id = f.unit_id
WHERE (:metric IS NULL OR f.metric_id = (SELECT m.id FROM metrics AS m WHERE m.slug = :metric))
  AND (:unit IS NULL OR u.dimension = (SELECT w.dimension FROM units AS w WHERE w.slug = :unit))
  AND (:above IS NULL OR f.low * u.factor > :above + 1e-9 * abs(:above)
        OR (abs(f.low * u.factor - :above) <= 1e-9 * abs(:above)
            AND f.qualifier = 'more_than'))
  AND (:at_least IS NULL OR f.low * u.factor >= :at_least - 1e-9 * abs(:at_least))
  AND (:below IS NULL OR f.high * u.factor < :below - 1e-9 * abs(:below)
        OR (abs(f.high * u.factor - :below) <= 1e-9 * abs(:below)
            AND f.qualifier = 'less_than'))
  AND (:at_most IS NULL OR f.high * u.factor <= :at_most + 1e-9 * abs(:at_most))
  AND (:equal IS NULL OR abs(f.low * u.factor - :equal) <= 1e-9 * abs(:equal)
        OR abs(f.high * u.factor - :equal) <= 1e-9 * abs(:equal))
ORDER BY e.slug
