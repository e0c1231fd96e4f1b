-- Figures whose bounds do not fit their qualifier, or are not numbers.
SELECT 'figure:' || slug,
    'low ' || ifnull(low, 'none') || ' and high ' || ifnull(high, 'none') || ' do not fit ' || qualifier
FROM figures
WHERE CASE
    WHEN abs(ifnull(low, 0)) >= 9e999 OR abs(ifnull(high, 0)) >= 9e999 THEN 0
    WHEN qualifier IN ('exact', 'about') THEN low IS NOT NULL AND low IS high
    WHEN qualifier IN ('more_than', 'at_least', 'several') THEN low IS NOT NULL AND high IS NULL
    WHEN qualifier IN ('less_than', 'at_most') THEN low IS NULL AND high IS NOT NULL
    WHEN qualifier = 'between' THEN ifnull(low < high, 0)
    ELSE 1
END = 0
UNION ALL
SELECT 'unit ' || slug, 'its factor is ' || factor FROM units WHERE factor <= 0 OR factor >= 9e999
