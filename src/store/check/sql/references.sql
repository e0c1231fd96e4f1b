-- Rows that refer to a row that is not there; `mentions` has no row numbers.
SELECT "table" || ifnull(' row ' || rowid, ''), 'it refers to a row of ' || parent || ' that is not there'
FROM pragma_foreign_key_check
