-- What `hit` is where all events are counted: one row that stands for all.
    SELECT NULL AS id, NULL AS starts_on, NULL AS ends_on, NULL AS date,
        (SELECT count(*) FROM events AS ev) AS weight
