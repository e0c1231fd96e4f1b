-- What `hit` is where events are counted by their dates: each date, and how many have it.
    SELECT NULL AS id, d.starts_on, d.ends_on, d.date, d.events AS weight
    FROM event_days AS d
    WHERE (:period_from IS NULL OR (
            d.starts_on >= :period_from AND d.starts_on <= :period_to AND d.ends_on <= :period_to))
