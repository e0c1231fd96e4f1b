-- title.en: Datasets and how many facts each has
-- title.fr: Jeux de données et nombre de faits de chacun
-- phrase.en: datasets
-- phrase.fr: jeux de données
-- param order word(name): what comes first
-- param lang word(en, fr): the language of titles

SELECT answer.slug, answer.title, answer.entities, answer.events, answer.figures, answer.predictions
FROM (
    -- Counted for what is shown alone, since there may be many.
    SELECT
        d.slug,
        CASE WHEN :lang = 'fr' THEN d.title_fr ELSE d.title_en END AS title,
        (SELECT count(*) FROM entities AS e WHERE e.dataset_id = d.id) AS entities,
        (SELECT count(*) FROM events AS ev WHERE ev.dataset_id = d.id) AS events,
        (SELECT count(*) FROM figures AS f WHERE f.dataset_id = d.id) AS figures,
        (SELECT count(*) FROM predictions AS pr WHERE pr.dataset_id = d.id) AS predictions
    FROM datasets AS d
) AS answer
ORDER BY
    CASE WHEN :order = 'name' THEN answer.title END,
    answer.slug
