-- The time of creation, wherever it stood in the file, gives way to one that is always the same.
PRAGMA secure_delete = 1;
CREATE TEMP TABLE history AS SELECT version, name, checksum FROM refinery_schema_history;
DELETE FROM refinery_schema_history;
INSERT INTO refinery_schema_history (version, name, applied_on, checksum)
SELECT version, name, '2000-01-01T00:00:00Z', checksum FROM temp.history ORDER BY version;
DROP TABLE temp.history;
