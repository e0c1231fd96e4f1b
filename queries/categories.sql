-- title.en: Categories of systems, organizations, places and events, and their use
-- title.fr: Catégories de systèmes, d'organisations, de lieux et d'événements, et leur emploi
-- phrase.en: categories
-- phrase.en: how many categories
-- phrase.fr: catégories
-- param kind word(system, organization, place, event): of what they are categories
-- param order word(mentions, name): what comes first
-- param lang word(en, fr): the language of names

SELECT answer.slug, answer.name, answer.kind, answer.uses, answer.dataset
FROM (
    SELECT
        c.slug,
        CASE WHEN :lang = 'fr' THEN c.label_fr ELSE c.label_en END AS name,
        c.kind,
        coalesce(used.uses, 0) AS uses,
        d.slug AS dataset
    FROM categories AS c
    LEFT JOIN datasets AS d ON d.id = c.dataset_id
    LEFT JOIN (
        SELECT member.category, count(*) AS uses
        FROM (
            SELECT y.category FROM systems AS y
            UNION ALL
            SELECT o.category FROM organizations AS o
            UNION ALL
            SELECT pl.category FROM places AS pl
            UNION ALL
            SELECT ev.category FROM events AS ev
        ) AS member
        GROUP BY member.category
    ) AS used ON used.category = c.slug
    WHERE (:kind IS NULL OR c.kind = :kind)
) AS answer
ORDER BY
    CASE WHEN :order = 'mentions' THEN answer.uses END DESC,
    CASE WHEN :order = 'name' THEN answer.name END,
    answer.kind,
    answer.name,
    answer.slug
