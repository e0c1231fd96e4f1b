-- title.en: Sources and what the base holds of them
-- title.fr: Sources et ce que la base en contient
-- phrase.en: sources
-- phrase.en: sources published in 2024
-- phrase.fr: sources publiées en 2024
-- param period period: published within these days
-- param language word(en, fr): written in this language

SELECT
    s.slug,
    s.title,
    s.publisher,
    s.language,
    s.published_on AS published,
    s.updated_on AS updated,
    (SELECT count(*) FROM passages AS p WHERE p.source_id = s.id) AS passages,
    (SELECT count(p.text) FROM passages AS p WHERE p.source_id = s.id) AS attached,
    s.address
FROM sources AS s
WHERE (:period_from IS NULL OR (s.published_on >= :period_from AND s.published_on <= :period_to))
  AND (:language IS NULL OR s.language = :language)
ORDER BY s.published_on NULLS LAST, s.slug
