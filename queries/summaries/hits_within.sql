-- What `hits` is where nothing narrows it but a short period: the events of that time, and what each mentions.
        SELECT
            x.entity_id,
            (SELECT e.kind FROM entities AS e WHERE e.id = x.entity_id) AS kind,
            count(*) AS mentions,
            substr(min(ev.ends_on || ev.date), 11) AS first_mentioned,
            substr(max(ev.starts_on || ev.date), 11) AS last_mentioned
        FROM events AS ev
        CROSS JOIN entity_events AS x ON x.event_id = ev.id
        WHERE (:period_from IS NULL OR (
                ev.starts_on >= :period_from AND ev.starts_on <= :period_to AND ev.ends_on <= :period_to))
        GROUP BY x.entity_id
