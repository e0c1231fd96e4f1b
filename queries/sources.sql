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
    count(*) AS passages,
    count(p.text) AS attached,
    s.address
FROM sources AS s
JOIN passages AS p ON p.source_id = s.id
WHERE (:period_from IS NULL OR (s.published_on >= :period_from AND s.published_on <= :period_to))
  AND (:language IS NULL OR s.language = :language)
GROUP BY s.slug, s.title, s.publisher, s.language, s.published_on, s.updated_on, s.address
ORDER BY s.published_on NULLS LAST, s.slug
