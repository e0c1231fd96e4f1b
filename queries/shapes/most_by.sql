-- The value of a column that most rows of an answer have; several if they have as many.
SELECT counts.{name}, counts.count FROM (
    SELECT {part} AS {name}, count(*) AS count FROM ({query}) AS answer
    WHERE {part} IS NOT NULL
    GROUP BY 1
) AS counts
WHERE counts.count = (SELECT {best}(c.count) FROM (
    SELECT count(*) AS count FROM ({query}) AS answer
    WHERE {part} IS NOT NULL
    GROUP BY {part}
) AS c)
ORDER BY 1
