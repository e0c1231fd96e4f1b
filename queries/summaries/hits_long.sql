-- What `hits` is where nothing narrows it but a long period: all mentions, in the order of what is mentioned.
        SELECT
            x.entity_id,
            (SELECT e.kind FROM entities AS e WHERE e.id = x.entity_id) AS kind,
            count(*) AS mentions,
            substr(min(x.ends_on || x.date), 11) AS first_mentioned,
            substr(max(x.starts_on || x.date), 11) AS last_mentioned
        FROM entity_events AS x
        WHERE (:period_from IS NULL OR (
                x.starts_on >= :period_from AND x.starts_on <= :period_to AND x.ends_on <= :period_to))
        GROUP BY x.entity_id
