-- What `hit` is where the events about one entity are asked for, in their order.
    SELECT x.event_id AS id, x.starts_on, x.ends_on, x.date,
        (SELECT ev.category FROM events AS ev WHERE ev.id = x.event_id) AS category,
        (SELECT ev.origin FROM events AS ev WHERE ev.id = x.event_id) AS origin
    FROM entity_events AS x
    WHERE x.entity_id = (SELECT e.id FROM entities AS e WHERE e.slug = :about)
