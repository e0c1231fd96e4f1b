-- Counts the events of each date, which an index has in this order.
INSERT INTO event_days (starts_on, ends_on, date, events)
SELECT starts_on, ends_on, date, count(*) FROM events GROUP BY 1, 2, 3;
