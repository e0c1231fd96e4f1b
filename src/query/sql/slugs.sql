-- What `kb show` takes, with a name a person knows it by.
SELECT x.slug, x.name FROM (
    SELECT slug, name_en AS name FROM entity_names
    UNION ALL
    SELECT slug, title_en FROM events
    UNION ALL
    SELECT slug, statement_en FROM predictions
) AS x
WHERE substr(x.slug, 1, length(:begun)) = :begun
ORDER BY x.slug
