-- How many rows an answer has for every year (quarter, month) of its dates.
SELECT {part} AS {name}, {rows} AS count FROM ({query}) AS answer
WHERE {part} IS NOT NULL
GROUP BY 1
ORDER BY 1
