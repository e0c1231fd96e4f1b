SELECT answer.status, count(*) AS count
FROM (
{query}
) AS answer
GROUP BY answer.status
