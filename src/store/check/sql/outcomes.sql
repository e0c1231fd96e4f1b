-- Outcomes shown before the prediction was made.
SELECT 'prediction:' || p.slug,
    'its outcome is shown by ' || shown.slug || ' (' || shown.date || '), before it was made ('
    || made.date || ')'
FROM outcomes AS o
JOIN predictions AS p ON p.id = o.prediction_id
JOIN events AS made ON made.id = p.event_id
JOIN events AS shown ON shown.id = o.event_id
WHERE shown.ends_on < made.starts_on
