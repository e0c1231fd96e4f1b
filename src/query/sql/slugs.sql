-- What `kb show` takes, with a name a person knows it by. The parts are merged
-- as their indexes give them, and read no further than they are wanted.
SELECT slug, name_en AS name FROM entity_names
WHERE slug >= :begun AND slug < :begun || char(1114111)
UNION ALL
SELECT slug, title_en FROM events
WHERE slug >= :begun AND slug < :begun || char(1114111)
UNION ALL
SELECT slug, statement_en FROM predictions
WHERE slug >= :begun AND slug < :begun || char(1114111)
ORDER BY slug
