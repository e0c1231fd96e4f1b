-- How many events mention each row of an answer of entities.
SELECT answer.name AS {name}, answer.mentions AS count FROM ({query}) AS answer
ORDER BY 2 DESC, 1
