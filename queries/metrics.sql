-- title.en: Metrics, and how many figures use each
-- title.fr: Métriques, et nombre de chiffres de chacune
-- phrase.en: metrics
-- phrase.en: how many metrics
-- phrase.fr: métriques
-- param order word(mentions, name): what comes first
-- param lang word(en, fr): the language of names

SELECT answer.slug, answer.name, answer.figures, answer.dataset
FROM (
    SELECT
        m.slug,
        CASE WHEN :lang = 'fr' THEN m.label_fr ELSE m.label_en END AS name,
        coalesce(used.figures, 0) AS figures,
        d.slug AS dataset
    FROM metrics AS m
    JOIN datasets AS d ON d.id = m.dataset_id
    LEFT JOIN (
        SELECT f.metric_id, count(*) AS figures FROM figures AS f GROUP BY f.metric_id
    ) AS used ON used.metric_id = m.id
) AS answer
ORDER BY
    CASE WHEN :order = 'mentions' THEN answer.figures END DESC,
    answer.name,
    answer.slug
