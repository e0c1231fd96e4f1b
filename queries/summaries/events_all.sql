-- What `hit` is where nothing narrows the events, and the first or the last are shown: by date.
    SELECT ev.id, ev.starts_on, ev.ends_on, ev.date, ev.category, ev.origin
    FROM events AS ev INDEXED BY events_starts_on
