-- What would change the base, in every way that SQL has. Each statement stands
-- under what is to become of it: `refused`, `stopped` at a limit, `ended` because
-- a single step outlasts the limit, or `answered`. After a colon stands what is
-- said. {{N*TEXT}} stands for N times the text.

-- refused: it would write to events
INSERT INTO events DEFAULT VALUES
-- refused: it would write to labels
INSERT INTO labels (entity_id, language, text, key, preferred, dataset_id) SELECT 1, 'en', 'x', 'x', 0, 1
-- refused: it would write to events
INSERT OR REPLACE INTO events (id) VALUES (1)
-- refused: it would write to events
REPLACE INTO events (id) VALUES (1)
-- refused: it would write to events
UPDATE events SET title_en = 'x'
-- refused: it would write to events
UPDATE OR IGNORE events SET title_en = 'x' WHERE id = 1
-- refused: it would write to events
UPDATE events SET title_en = e.slug FROM entities AS e
-- refused: it would write to figures
DELETE FROM figures
-- refused: it would write to mentions
DELETE FROM mentions WHERE 0
-- refused: it would write to events
WITH x AS (SELECT 1) DELETE FROM events WHERE id IN x
-- refused: it would write to events
INSERT INTO events (id) VALUES (1) RETURNING *
-- refused: it would write to events
DELETE FROM events RETURNING slug
-- refused: it would write to search
INSERT INTO search (search) VALUES ('rebuild')
-- refused: it would write to search
INSERT INTO search (search) VALUES ('delete-all')
-- refused: it would write to search
INSERT INTO search (search, rank) VALUES ('automerge', 8)
-- refused: it would write to search
DELETE FROM search
-- refused
DELETE FROM search_data
-- refused
UPDATE search_config SET v = 0
-- refused
UPDATE sqlite_schema SET sql = ''
-- refused
DELETE FROM sqlite_master
-- refused
INSERT INTO sqlite_schema VALUES ('view', 'x', 'x', 0, 'CREATE VIEW x AS SELECT 1')
-- refused: it would write to refinery_schema_history
UPDATE refinery_schema_history SET checksum = '1'
-- refused: it would change the schema
CREATE TABLE x (a)
-- refused: it would change the schema
CREATE TABLE x AS SELECT * FROM events
-- refused
CREATE TEMP TABLE x (a)
-- refused
CREATE TEMPORARY VIEW x AS SELECT 1
-- refused
CREATE TEMP TRIGGER x AFTER INSERT ON events BEGIN SELECT 1; END
-- refused: it would change the schema
CREATE VIEW x AS SELECT 1
-- refused: it would change the schema
CREATE INDEX x ON events (date)
-- refused: it would change the schema
CREATE UNIQUE INDEX IF NOT EXISTS x ON events (date)
-- refused
CREATE TRIGGER x AFTER INSERT ON events BEGIN DELETE FROM events; END
-- refused
CREATE VIRTUAL TABLE x USING fts5 (a)
-- refused
CREATE VIRTUAL TABLE temp.x USING fts5vocab ('main', 'search', 'row')
-- refused
CREATE VIRTUAL TABLE x USING rtree (id, a, b)
-- refused
DROP TABLE events
-- refused
DROP VIEW timeline
-- refused
DROP INDEX labels_key
-- refused
DROP TRIGGER events_insert
-- refused
DROP TABLE IF EXISTS search
-- refused
ALTER TABLE events RENAME TO x
-- refused
ALTER TABLE events ADD COLUMN x
-- refused
ALTER TABLE events DROP COLUMN title_en
-- refused
ALTER TABLE events RENAME COLUMN title_en TO x
-- refused
REINDEX
-- refused
REINDEX labels_key
-- refused
ANALYZE
-- refused
ANALYZE events
-- refused
BEGIN
-- refused
BEGIN IMMEDIATE
-- refused
BEGIN EXCLUSIVE
-- refused
COMMIT
-- refused
ROLLBACK
-- refused
SAVEPOINT x
-- refused
RELEASE x
-- refused
END TRANSACTION
-- refused: it would write to events
SELECT 1; DELETE FROM events
-- refused: it is more than one
SELECT 1; SELECT 2
-- refused
SELECT 1;; DROP TABLE events
-- refused
; DELETE FROM events
-- refused: the statement is empty
/* DELETE FROM events */
-- refused
EXPLAIN DELETE FROM events
-- refused
EXPLAIN QUERY PLAN UPDATE events SET slug = 'x'
-- answered
SELECT 'DELETE FROM events; DROP TABLE events' AS "INSERT INTO events"
