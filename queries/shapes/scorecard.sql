-- For everybody who makes predictions, how many came out in which way.
SELECT
    answer.by,
    count(*) AS predictions,
    sum(CASE WHEN answer.status = 'kept' THEN 1 ELSE 0 END) AS kept,
    sum(CASE WHEN answer.status = 'partly' THEN 1 ELSE 0 END) AS partly,
    sum(CASE WHEN answer.status = 'late' THEN 1 ELSE 0 END) AS late,
    sum(CASE WHEN answer.status = 'overdue' THEN 1 ELSE 0 END) AS overdue,
    sum(CASE WHEN answer.status IN ('missed', 'dropped') THEN 1 ELSE 0 END) AS missed,
    sum(CASE WHEN answer.status = 'open' THEN 1 ELSE 0 END) AS open
FROM ({query}) AS answer
GROUP BY answer.by
ORDER BY 2 DESC, 1
