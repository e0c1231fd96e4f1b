-- What `hits` is where nothing narrows it but a whole year, read and not counted.
        SELECT
            c.entity_id,
            c.kind,
            c.mentions,
            substr(c.earliest, 11) AS first_mentioned,
            substr(c.latest, 11) AS last_mentioned
        FROM mention_counts AS c
        WHERE {span}
