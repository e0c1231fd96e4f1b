-- Every word of the full-text index, in the order of the index. The rowid says of what.
SELECT
    term,
    CASE doc % 8
        WHEN 0 THEN 'event' WHEN 1 THEN 'label' WHEN 2 THEN 'passage' WHEN 3 THEN 'entity'
        ELSE 'prediction' END,
    doc / 8,
    col,
    "offset"
FROM temp.search_instances
