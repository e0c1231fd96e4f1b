-- title.en: Datasets and how many facts each has
-- title.fr: Jeux de données et nombre de faits de chacun
-- phrase.en: datasets
-- phrase.fr: jeux de données
-- param order word(name): what comes first
-- param lang word(en, fr): the language of titles

SELECT answer.slug, answer.title, answer.entities, answer.events, answer.figures, answer.predictions
FROM (
    SELECT
        d.slug,
        CASE WHEN :lang = 'fr' THEN d.title_fr ELSE d.title_en END AS title,
        coalesce(entities_of.facts, 0) AS entities,
        coalesce(events_of.facts, 0) AS events,
        coalesce(figures_of.facts, 0) AS figures,
        coalesce(predictions_of.facts, 0) AS predictions
    FROM datasets AS d
    LEFT JOIN (
        SELECT e.dataset_id, count(*) AS facts FROM entities AS e GROUP BY e.dataset_id
    ) AS entities_of ON entities_of.dataset_id = d.id
    LEFT JOIN (
        SELECT ev.dataset_id, count(*) AS facts FROM events AS ev GROUP BY ev.dataset_id
    ) AS events_of ON events_of.dataset_id = d.id
    LEFT JOIN (
        SELECT f.dataset_id, count(*) AS facts FROM figures AS f GROUP BY f.dataset_id
    ) AS figures_of ON figures_of.dataset_id = d.id
    LEFT JOIN (
        SELECT pr.dataset_id, count(*) AS facts FROM predictions AS pr GROUP BY pr.dataset_id
    ) AS predictions_of ON predictions_of.dataset_id = d.id
) AS answer
ORDER BY
    CASE WHEN :order = 'name' THEN answer.title END,
    answer.slug
