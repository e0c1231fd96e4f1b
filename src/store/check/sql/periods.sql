-- Every date with what is stored beside it.
SELECT 'event:' || slug, date, starts_on, ends_on, precision FROM events
UNION ALL
SELECT 'figure:' || slug, date, starts_on, ends_on, precision FROM figures
UNION ALL
SELECT 'prediction:' || slug, due, due_from, due_to, due_precision FROM predictions
