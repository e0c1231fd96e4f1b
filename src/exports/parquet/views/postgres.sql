-- The views that canned queries read, for PostgreSQL with the tables of a lake, each loaded
-- under its name (for example by DuckDB's extension `postgres`: `CREATE TABLE pg.events AS
-- FROM events`). Create the database with `LC_COLLATE 'C'`: names are ordered by their bytes.

-- The preferred names of every entity.
CREATE OR REPLACE VIEW entity_names AS
SELECT
    e.id AS entity_id,
    e.slug,
    e.kind,
    coalesce(en.text, e.slug) AS name_en,
    coalesce(fr.text, e.slug) AS name_fr
FROM entities AS e
LEFT JOIN labels AS en ON en.entity_id = e.id AND en.language = 'en' AND en.preferred
LEFT JOIN labels AS fr ON fr.entity_id = e.id AND fr.language = 'fr' AND fr.preferred;

-- The entities of every event, with their names.
CREATE OR REPLACE VIEW mention_names AS
SELECT m.event_id, m.role, n.entity_id, n.slug, n.kind, n.name_en, n.name_fr
FROM mentions AS m
JOIN entity_names AS n ON n.entity_id = m.entity_id;
