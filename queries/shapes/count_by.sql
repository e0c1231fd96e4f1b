-- How many rows an answer has for every value of a column.
SELECT part.{name}, {rows} AS count FROM (
    SELECT {part} AS {name}{weight} FROM ({query}) AS answer
) AS part
WHERE part.{name} IS NOT NULL
GROUP BY part.{name}
ORDER BY 2 DESC, 1
