-- What `hit` is where events are counted by their dates: one of each date, and how many it stands for.
    SELECT min(ev.id) AS id, ev.starts_on, ev.ends_on, ev.date, count(*) AS weight
    FROM events AS ev INDEXED BY events_starts_on
    WHERE (:period_from IS NULL OR (
            ev.starts_on >= :period_from AND ev.starts_on <= :period_to AND ev.ends_on <= :period_to))
    GROUP BY ev.starts_on, ev.ends_on, ev.date
