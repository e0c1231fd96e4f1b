SELECT member.slug, member.name, member.date
FROM (
    SELECT e.slug, CASE WHEN :lang = 'fr' THEN n.name_fr ELSE n.name_en END AS name, NULL AS date
    FROM entities AS e
    JOIN entity_names AS n ON n.entity_id = e.id
    LEFT JOIN systems AS y ON y.entity_id = e.id
    LEFT JOIN organizations AS o ON o.entity_id = e.id
    LEFT JOIN places AS pl ON pl.entity_id = e.id
    WHERE coalesce(y.category, o.category, pl.category) = :slug
    UNION ALL
    SELECT ev.slug, CASE WHEN :lang = 'fr' THEN ev.title_fr ELSE ev.title_en END, ev.date
    FROM events AS ev WHERE ev.category = :slug
) AS member
ORDER BY member.date, member.name, member.slug
