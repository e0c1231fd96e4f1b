-- title.en: Entities: what they are, and how often they are mentioned
-- title.fr: Entités : ce qu'elles sont, et nombre de mentions
-- phrase.en: what is Dojo
-- phrase.en: tell me about Nvidia
-- phrase.fr: qui est Elon Musk
-- lists: relations
-- engine: sqlite
-- param entity slug: this one
-- param order word(mentions, name): what comes first
-- param lang word(en, fr): the language of names and summaries

SELECT answer.slug, answer.name, answer.kind, answer.category, answer.summary,
    answer.relations, answer.mentioned_with, answer.mentions, answer.first_mentioned, answer.last_mentioned
FROM (
    SELECT
        e.slug,
        CASE WHEN :lang = 'fr' THEN n.name_fr ELSE n.name_en END AS name,
        e.kind,
        (SELECT CASE WHEN :lang = 'fr' THEN c.label_fr ELSE c.label_en END
         FROM categories AS c WHERE c.slug = coalesce(y.category, o.category, pl.category)) AS category,
        CASE WHEN :lang = 'fr' THEN coalesce(e.summary_fr, pe.role_fr)
             ELSE coalesce(e.summary_en, pe.role_en) END AS summary,
        (SELECT group_concat(x.relation, char(10) /* ORDER BY x.relation */) FROM (
            SELECT DISTINCT r.kind || ' ' || CASE WHEN :lang = 'fr' THEN m.name_fr ELSE m.name_en END AS relation
            FROM relations AS r JOIN entity_names AS m ON m.entity_id = r.object_id
            WHERE r.subject_id = e.id ORDER BY 1) AS x) AS relations,
        (SELECT group_concat(x.name, ', ' /* ORDER BY x.events DESC, x.slug */) FROM (
            SELECT CASE WHEN :lang = 'fr' THEN m.name_fr ELSE m.name_en END AS name,
                m.slug, count(*) AS events
            FROM entity_events AS a
            JOIN entity_events AS b ON b.event_id = a.event_id AND b.entity_id <> a.entity_id
            JOIN entity_names AS m ON m.entity_id = b.entity_id
            WHERE a.entity_id = e.id
            GROUP BY m.entity_id, m.slug, m.name_en, m.name_fr
            ORDER BY events DESC, m.slug LIMIT 3) AS x) AS mentioned_with,
        coalesce(mc.mentions, 0) AS mentions,
        substr(mc.earliest, 11) AS first_mentioned,
        substr(mc.latest, 11) AS last_mentioned
    FROM entities AS e
    JOIN entity_names AS n ON n.entity_id = e.id
    LEFT JOIN systems AS y ON y.entity_id = e.id
    LEFT JOIN organizations AS o ON o.entity_id = e.id
    LEFT JOIN places AS pl ON pl.entity_id = e.id
    LEFT JOIN people AS pe ON pe.entity_id = e.id
    LEFT JOIN mention_counts AS mc
        ON mc.entity_id = e.id AND mc.starts_on = '0000-01-01' AND mc.ends_on = '9999-12-31'
    WHERE (:entity IS NULL OR e.slug = :entity)
) AS answer
ORDER BY
    CASE WHEN :order = 'mentions' THEN answer.mentions END DESC,
    answer.name,
    answer.slug
