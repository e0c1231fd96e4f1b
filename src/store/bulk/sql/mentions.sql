-- The events that mention each entity, in date order.
SELECT x.entity_id, e.kind, x.starts_on, x.ends_on, x.date
FROM entity_events AS x
CROSS JOIN entities AS e ON e.id = x.entity_id
ORDER BY x.entity_id, x.starts_on, x.ends_on, x.event_id
