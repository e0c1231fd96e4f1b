-- How many rows an answer has for every value of a column.
SELECT {part} AS {name}, count(*) AS count FROM ({query}) AS answer
WHERE {part} IS NOT NULL
GROUP BY 1
ORDER BY 2 DESC, 1
