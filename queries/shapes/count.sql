-- How many rows an answer has.
SELECT {rows} AS count FROM ({query}) AS answer
