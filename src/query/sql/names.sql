-- The names that phrases may use and whose look-up form begins so. The parts
-- are merged as their indexes give them, and read no further than they are
-- wanted: the view `gazetteer` would be read and sorted whole.
SELECT key, text FROM labels
WHERE key >= :begun AND key < :begun || char(1114111)
UNION ALL
SELECT key, text FROM unit_aliases
WHERE key >= :begun AND key < :begun || char(1114111)
UNION ALL
SELECT key, text FROM metric_aliases
WHERE key >= :begun AND key < :begun || char(1114111)
UNION ALL
SELECT key, text FROM category_aliases
WHERE key >= :begun AND key < :begun || char(1114111)
ORDER BY key
