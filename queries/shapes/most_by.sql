-- The value of a column that most rows of an answer have; several if they have as many.
SELECT counts.{name}, counts.count FROM (
    SELECT part.{name}, {rows} AS count FROM (
        SELECT {part} AS {name}{weight} FROM ({query}) AS answer
    ) AS part
    WHERE part.{name} IS NOT NULL
    GROUP BY part.{name}
) AS counts
WHERE counts.count = (SELECT {best}(c.count) FROM (
    SELECT {rows} AS count FROM (
        SELECT {part} AS {name}{weight} FROM ({query}) AS answer
    ) AS part
    WHERE part.{name} IS NOT NULL
    GROUP BY part.{name}
) AS c)
ORDER BY 1
