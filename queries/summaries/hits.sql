-- What `hits` is where nothing narrows it, or a whole year alone: counted already for every year and for all of time.
        SELECT
            c.entity_id,
            c.kind,
            c.mentions,
            substr(c.earliest, 11) AS first_mentioned,
            substr(c.latest, 11) AS last_mentioned
        FROM mention_counts AS c
        WHERE c.starts_on = coalesce(:period_from, '0000-01-01')
          AND c.ends_on = coalesce(:period_to, '9999-12-31')
