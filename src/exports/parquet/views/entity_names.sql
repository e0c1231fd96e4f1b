SELECT
    e.id AS entity_id,
    e.slug,
    e.kind,
    coalesce(en.text, e.slug) AS name_en,
    coalesce(fr.text, e.slug) AS name_fr
FROM entities AS e
LEFT JOIN labels AS en ON en.entity_id = e.id AND en.language = 'en' AND en.preferred
LEFT JOIN labels AS fr ON fr.entity_id = e.id AND fr.language = 'fr' AND fr.preferred;
