-- The total or average of figures, for each metric and unit, and apart for ranges.
SELECT
    {added}(answer.value) AS {name},
    answer.metric,
    answer.unit,
    count(*) AS figures
FROM ({query}) AS answer
GROUP BY answer.metric, answer.unit, answer.value IS NULL
ORDER BY 2, 3, 4
