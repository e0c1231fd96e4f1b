-- How many rows an answer has.
SELECT count(*) AS count FROM ({query}) AS answer
