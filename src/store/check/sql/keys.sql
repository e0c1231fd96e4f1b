-- Every name that phrases look up, with its look-up form.
SELECT 'entity:' || e.slug, l.text, l.key FROM labels AS l JOIN entities AS e ON e.id = l.entity_id
UNION ALL
SELECT 'unit ' || u.slug, a.text, a.key FROM unit_aliases AS a JOIN units AS u ON u.id = a.unit_id
UNION ALL
SELECT 'metric ' || m.slug, a.text, a.key
FROM metric_aliases AS a JOIN metrics AS m ON m.id = a.metric_id
UNION ALL
SELECT 'category ' || c.slug, a.text, a.key
FROM category_aliases AS a JOIN categories AS c ON c.id = a.category_id
