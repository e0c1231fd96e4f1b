SELECT m.event_id, m.role, n.entity_id, n.slug, n.kind, n.name_en, n.name_fr
FROM mentions AS m
JOIN entity_names AS n ON n.entity_id = m.entity_id;
