-- What `hit` is where events are counted by category: one of each, and how many it stands for.
    SELECT min(days.id) AS id, min(days.starts_on) AS starts_on, min(days.ends_on) AS ends_on,
        min(days.date) AS date, sum(days.weight) AS weight
    FROM (
        -- An index has them in this order.
        SELECT min(ev.id) AS id, ev.starts_on, ev.ends_on, ev.date, ev.category, count(*) AS weight
        FROM events AS ev INDEXED BY events_starts_on
        GROUP BY ev.starts_on, ev.ends_on, ev.date, ev.category
    ) AS days
    GROUP BY days.category
