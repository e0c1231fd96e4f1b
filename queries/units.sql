-- title.en: Units, what they convert to, and how many figures use each
-- title.fr: Unités, leur conversion, et nombre de chiffres de chacune
-- phrase.en: which units are there
-- phrase.fr: unités
-- param order word(mentions, name): what comes first
-- param lang word(en, fr): the language of names

SELECT answer.slug, answer.name, answer.dimension, answer.factor, answer.figures, answer.dataset
FROM (
    SELECT
        u.slug,
        CASE WHEN :lang = 'fr' THEN u.label_fr ELSE u.label_en END AS name,
        u.dimension,
        u.factor,
        coalesce(used.figures, 0) AS figures,
        d.slug AS dataset
    FROM units AS u
    JOIN datasets AS d ON d.id = u.dataset_id
    LEFT JOIN (
        SELECT f.unit_id, count(*) AS figures FROM figures AS f GROUP BY f.unit_id
    ) AS used ON used.unit_id = u.id
) AS answer
ORDER BY
    CASE WHEN :order = 'mentions' THEN answer.figures END DESC,
    CASE WHEN :order = 'name' THEN answer.name END,
    answer.dimension,
    answer.factor,
    answer.slug
