-- The days of this month and day on which something happens or is due, as `-07-23`.
SELECT days.day FROM (
    SELECT ev.starts_on AS day FROM events AS ev WHERE ev.starts_on = ev.ends_on
    UNION
    SELECT pr.due_to AS day FROM predictions AS pr WHERE pr.due_from = pr.due_to
) AS days
WHERE substr(days.day, 5) = ?1
ORDER BY days.day
