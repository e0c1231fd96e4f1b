-- Rows that refer to a missing row; `mentions` has no rowids.
SELECT "table" || ifnull(' row ' || rowid, ''), 'it refers to a row of ' || parent || ' that is not there'
FROM pragma_foreign_key_check
