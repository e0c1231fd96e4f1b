-- Categories are rows, with their names in both languages, so that a dataset can define
-- its own: "tokamak", "chamber". A category without a dataset is one of kb's own, which
-- datasets need not define; those that a base uses are inserted here.

CREATE TABLE categories (
    -- Classes of systems, organizations, places and events; without a dataset, kb's own.
    id INTEGER PRIMARY KEY,
    dataset_id INTEGER REFERENCES datasets (id),
    slug TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('system', 'organization', 'place', 'event')),
    label_en TEXT NOT NULL,
    label_fr TEXT NOT NULL,
    plural_en TEXT NOT NULL,
    plural_fr TEXT NOT NULL,
    CONSTRAINT types CHECK (
        typeof(dataset_id) IN ('integer', 'null')
        AND max(slug, label_en, label_fr, plural_en, plural_fr) < x'')
);

CREATE TABLE category_aliases (
    -- Words for categories, as phrases look them up.
    id INTEGER PRIMARY KEY,
    dataset_id INTEGER REFERENCES datasets (id),
    category_id INTEGER NOT NULL REFERENCES categories (id),
    language TEXT NOT NULL CHECK (language IN ('en', 'fr')),
    text TEXT NOT NULL,
    key TEXT NOT NULL,
    UNIQUE (category_id, language, text),
    CONSTRAINT types CHECK (
        typeof(dataset_id) IN ('integer', 'null')
        AND typeof(category_id) = 'integer'
        AND max(text, key) < x'')
);
CREATE INDEX category_aliases_key ON category_aliases (key);

INSERT INTO categories (dataset_id, slug, kind, label_en, label_fr, plural_en, plural_fr)
WITH known (slug, kind, label_en, label_fr, plural_en, plural_fr) AS (VALUES
    ('supercomputer', 'system', 'supercomputer', 'superordinateur', 'supercomputers', 'superordinateurs'),
    ('cluster', 'system', 'cluster', 'cluster', 'clusters', 'clusters'),
    ('chip', 'system', 'chip', 'puce', 'chips', 'puces'),
    ('module', 'system', 'module', 'module', 'modules', 'modules'),
    ('computer', 'system', 'computer', 'ordinateur', 'computers', 'ordinateurs'),
    ('software', 'system', 'software', 'logiciel', 'software', 'logiciels'),
    ('vehicle', 'system', 'vehicle', 'véhicule', 'vehicles', 'véhicules'),
    ('robot', 'system', 'robot', 'robot', 'robots', 'robots'),
    ('company', 'organization', 'company', 'entreprise', 'companies', 'entreprises'),
    ('media', 'organization', 'media', 'média', 'media', 'médias'),
    ('city', 'place', 'city', 'ville', 'cities', 'villes'),
    ('site', 'place', 'site', 'site', 'sites', 'sites'),
    ('announcement', 'event', 'announcement', 'annonce', 'announcements', 'annonces'),
    ('statement', 'event', 'statement', 'déclaration', 'statements', 'déclarations'),
    ('milestone', 'event', 'milestone', 'jalon', 'milestones', 'jalons'),
    ('plan', 'event', 'plan', 'plan', 'plans', 'plans'),
    ('report', 'event', 'report', 'rapport', 'reports', 'rapports'),
    ('publication', 'event', 'publication', 'publication', 'publications', 'publications')
),
used (slug, kind, dataset_id) AS (
    SELECT category, y.kind, dataset_id FROM systems AS y JOIN entities ON id = entity_id
    UNION ALL
    SELECT category, o.kind, dataset_id FROM organizations AS o JOIN entities ON id = entity_id
    UNION ALL
    SELECT category, p.kind, dataset_id FROM places AS p JOIN entities ON id = entity_id
    UNION ALL
    SELECT category, 'event', dataset_id FROM events
)
SELECT CASE WHEN known.slug IS NULL THEN min(dataset_id) END, used.slug, ifnull(known.kind, used.kind),
    ifnull(label_en, replace(used.slug, '-', ' ')), ifnull(label_fr, replace(used.slug, '-', ' ')),
    ifnull(plural_en, replace(used.slug, '-', ' ')), ifnull(plural_fr, replace(used.slug, '-', ' '))
FROM used LEFT JOIN known USING (slug)
GROUP BY used.slug ORDER BY used.slug;

INSERT INTO category_aliases (dataset_id, category_id, language, text, key)
WITH known (slug, language, text, key) AS (VALUES
    ('supercomputer', 'en', 'supercomputer', 'supercomputer'),
    ('supercomputer', 'en', 'supercomputers', 'supercomputers'),
    ('supercomputer', 'fr', 'supercalculateur', 'supercalculateur'),
    ('supercomputer', 'fr', 'supercalculateurs', 'supercalculateurs'),
    ('supercomputer', 'fr', 'superordinateur', 'superordinateur'),
    ('supercomputer', 'fr', 'superordinateurs', 'superordinateurs'),
    ('cluster', 'en', 'cluster', 'cluster'),
    ('cluster', 'en', 'clusters', 'clusters'),
    ('cluster', 'en', 'supercluster', 'supercluster'),
    ('cluster', 'en', 'superclusters', 'superclusters'),
    ('cluster', 'fr', 'cluster', 'cluster'),
    ('cluster', 'fr', 'clusters', 'clusters'),
    ('cluster', 'fr', 'grappe', 'grappe'),
    ('cluster', 'fr', 'grappes', 'grappes'),
    ('cluster', 'fr', 'supercluster', 'supercluster'),
    ('cluster', 'fr', 'superclusters', 'superclusters'),
    ('chip', 'en', 'chip', 'chip'),
    ('chip', 'en', 'chips', 'chips'),
    ('chip', 'en', 'processor', 'processor'),
    ('chip', 'en', 'processors', 'processors'),
    ('chip', 'fr', 'processeur', 'processeur'),
    ('chip', 'fr', 'processeurs', 'processeurs'),
    ('chip', 'fr', 'puce', 'puce'),
    ('chip', 'fr', 'puces', 'puces'),
    ('module', 'en', 'module', 'module'),
    ('module', 'en', 'modules', 'modules'),
    ('module', 'fr', 'module', 'module'),
    ('module', 'fr', 'modules', 'modules'),
    ('computer', 'en', 'computer', 'computer'),
    ('computer', 'en', 'computers', 'computers'),
    ('computer', 'fr', 'ordinateur', 'ordinateur'),
    ('computer', 'fr', 'ordinateurs', 'ordinateurs'),
    ('software', 'en', 'programs', 'programs'),
    ('software', 'en', 'software', 'software'),
    ('software', 'fr', 'logiciel', 'logiciel'),
    ('software', 'fr', 'logiciels', 'logiciels'),
    ('software', 'fr', 'programmes', 'programmes'),
    ('vehicle', 'en', 'vehicle', 'vehicle'),
    ('vehicle', 'en', 'vehicles', 'vehicles'),
    ('vehicle', 'fr', 'véhicule', 'vehicule'),
    ('vehicle', 'fr', 'véhicules', 'vehicules'),
    ('robot', 'en', 'robot', 'robot'),
    ('robot', 'en', 'robots', 'robots'),
    ('robot', 'fr', 'robot', 'robot'),
    ('robot', 'fr', 'robots', 'robots'),
    ('company', 'en', 'businesses', 'businesses'),
    ('company', 'en', 'companies', 'companies'),
    ('company', 'en', 'company', 'company'),
    ('company', 'en', 'corporations', 'corporations'),
    ('company', 'en', 'firm', 'firm'),
    ('company', 'en', 'firms', 'firms'),
    ('company', 'fr', 'compagnie', 'compagnie'),
    ('company', 'fr', 'compagnies', 'compagnies'),
    ('company', 'fr', 'entreprise', 'entreprise'),
    ('company', 'fr', 'entreprises', 'entreprises'),
    ('company', 'fr', 'firmes', 'firmes'),
    ('company', 'fr', 'société', 'societe'),
    ('company', 'fr', 'sociétés', 'societes'),
    ('media', 'en', 'broadcasters', 'broadcasters'),
    ('media', 'en', 'media', 'media'),
    ('media', 'en', 'news outlets', 'news outlets'),
    ('media', 'en', 'outlets', 'outlets'),
    ('media', 'fr', 'média', 'media'),
    ('media', 'fr', 'médias', 'medias'),
    ('city', 'en', 'cities', 'cities'),
    ('city', 'en', 'city', 'city'),
    ('city', 'en', 'town', 'town'),
    ('city', 'en', 'towns', 'towns'),
    ('city', 'fr', 'ville', 'ville'),
    ('city', 'fr', 'villes', 'villes'),
    ('site', 'en', 'factories', 'factories'),
    ('site', 'en', 'factory', 'factory'),
    ('site', 'en', 'plant', 'plant'),
    ('site', 'en', 'plants', 'plants'),
    ('site', 'en', 'site', 'site'),
    ('site', 'en', 'sites', 'sites'),
    ('site', 'fr', 'site', 'site'),
    ('site', 'fr', 'sites', 'sites'),
    ('site', 'fr', 'usine', 'usine'),
    ('site', 'fr', 'usines', 'usines'),
    ('announcement', 'en', 'announcement', 'announcement'),
    ('announcement', 'en', 'announcements', 'announcements'),
    ('announcement', 'fr', 'annonce', 'annonce'),
    ('announcement', 'fr', 'annonces', 'annonces'),
    ('statement', 'en', 'public statement', 'public statement'),
    ('statement', 'en', 'public statements', 'public statements'),
    ('statement', 'en', 'statement', 'statement'),
    ('statement', 'en', 'statements', 'statements'),
    ('statement', 'fr', 'déclaration', 'declaration'),
    ('statement', 'fr', 'déclaration publique', 'declaration publique'),
    ('statement', 'fr', 'déclarations', 'declarations'),
    ('statement', 'fr', 'déclarations publiques', 'declarations publiques'),
    ('milestone', 'en', 'milestone', 'milestone'),
    ('milestone', 'en', 'milestones', 'milestones'),
    ('milestone', 'fr', 'jalon', 'jalon'),
    ('milestone', 'fr', 'jalons', 'jalons'),
    ('plan', 'en', 'plan', 'plan'),
    ('plan', 'en', 'plans', 'plans'),
    ('plan', 'fr', 'plan', 'plan'),
    ('plan', 'fr', 'plans', 'plans'),
    ('report', 'en', 'report', 'report'),
    ('report', 'en', 'reports', 'reports'),
    ('report', 'fr', 'compte rendu', 'compte rendu'),
    ('report', 'fr', 'comptes rendus', 'comptes rendus'),
    ('report', 'fr', 'rapport', 'rapport'),
    ('report', 'fr', 'rapports', 'rapports'),
    ('publication', 'en', 'publication', 'publication'),
    ('publication', 'en', 'publications', 'publications'),
    ('publication', 'fr', 'publication', 'publication'),
    ('publication', 'fr', 'publications', 'publications')
)
SELECT dataset_id, id, language, text, key FROM categories JOIN known USING (slug)
ORDER BY id, language, text;

-- A category that a base had besides: its slug is its name.
INSERT INTO category_aliases (dataset_id, category_id, language, text, key)
SELECT dataset_id, id, language, label_en, label_en
FROM categories JOIN (SELECT 'en' AS language UNION ALL SELECT 'fr')
WHERE id NOT IN (SELECT category_id FROM category_aliases);

-- Only the definitions of these tables change, as in migration 9.

CREATE TABLE v10_systems (
    -- What kind of system an entity is.
    entity_id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL DEFAULT 'system' CHECK (kind = 'system'),
    category TEXT NOT NULL REFERENCES categories (slug),
    FOREIGN KEY (entity_id, kind) REFERENCES entities (id, kind),
    CONSTRAINT types CHECK (category < x'')
);

CREATE TABLE v10_organizations (
    -- What kind of organization an entity is.
    entity_id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL DEFAULT 'organization' CHECK (kind = 'organization'),
    category TEXT NOT NULL REFERENCES categories (slug),
    FOREIGN KEY (entity_id, kind) REFERENCES entities (id, kind),
    CONSTRAINT types CHECK (category < x'')
);

CREATE TABLE v10_places (
    -- What kind of place an entity is.
    entity_id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL DEFAULT 'place' CHECK (kind = 'place'),
    category TEXT NOT NULL REFERENCES categories (slug),
    FOREIGN KEY (entity_id, kind) REFERENCES entities (id, kind),
    CONSTRAINT types CHECK (category < x'')
);

CREATE TABLE v10_events (
    -- What happened. `date` is ISO 8601 at its precision (2023-Q1); `starts_on` and
    -- `ends_on` are its first and last day.
    id INTEGER PRIMARY KEY,
    dataset_id INTEGER NOT NULL REFERENCES datasets (id),
    slug TEXT NOT NULL UNIQUE,
    date TEXT NOT NULL,
    starts_on TEXT NOT NULL CHECK (date(starts_on) IS starts_on),
    ends_on TEXT NOT NULL CHECK (date(ends_on) IS ends_on),
    precision TEXT NOT NULL CHECK (precision IN ('day', 'month', 'quarter', 'half', 'year')),
    approximate INTEGER NOT NULL CHECK (approximate IN (0, 1)),
    category TEXT NOT NULL REFERENCES categories (slug),
    title_en TEXT NOT NULL,
    title_fr TEXT NOT NULL,
    summary_en TEXT NOT NULL,
    summary_fr TEXT NOT NULL,
    passage_id INTEGER NOT NULL REFERENCES passages (id),
    span_start INTEGER NOT NULL CHECK (span_start >= 0),
    span_length INTEGER NOT NULL CHECK (span_length > 0),
    origin TEXT NOT NULL DEFAULT 'curated' CHECK (origin IN ('curated', 'extracted', 'proposed')),
    confidence REAL CHECK (confidence BETWEEN 0 AND 1),
    rule TEXT CHECK ((rule IS NULL) = (confidence IS NULL)
        AND (origin = 'curated') = (confidence IS NULL)),
    CHECK (starts_on <= ends_on),
    CONSTRAINT types CHECK (
        max(dataset_id, passage_id, span_start, span_length) < ''
        AND typeof(dataset_id + passage_id + span_start + span_length) = 'integer'
        AND max(slug, date, category, title_en, title_fr, summary_en, summary_fr) < x''
        AND rule < x'')
);

PRAGMA writable_schema = ON;
UPDATE sqlite_master SET sql = (
    SELECT replace(v10.sql, 'CREATE TABLE v10_', 'CREATE TABLE ') FROM sqlite_master AS v10
    WHERE v10.type = 'table' AND v10.name = 'v10_' || sqlite_master.name)
WHERE type = 'table'
    AND 'v10_' || name IN (SELECT v10.name FROM sqlite_master AS v10 WHERE v10.type = 'table');
PRAGMA writable_schema = RESET;

DROP TABLE v10_systems;
DROP TABLE v10_organizations;
DROP TABLE v10_places;
DROP TABLE v10_events;

DROP VIEW gazetteer;
CREATE VIEW gazetteer AS
-- Every name that a phrase may use.
SELECT key, language, text, kind, slug
FROM labels
JOIN entities AS e ON e.id = entity_id
UNION ALL
SELECT key, language, text, 'unit', slug
FROM unit_aliases
JOIN units AS u ON u.id = unit_id
UNION ALL
SELECT key, language, text, 'metric', slug
FROM metric_aliases
JOIN metrics AS m ON m.id = metric_id
UNION ALL
SELECT key, language, text, kind || ' category', slug
FROM category_aliases
JOIN categories AS c ON c.id = category_id;

-- Room for two rows behind those of metrics.
UPDATE descriptions SET position = position + 1000
WHERE position > (SELECT position FROM descriptions WHERE name = 'metric_aliases');
UPDATE descriptions SET position = position - 998 WHERE position > 1000;
INSERT INTO descriptions (position, name, holds)
SELECT position + 1, 'categories', 'Classes of systems, organizations, places and events.'
FROM descriptions WHERE name = 'metric_aliases'
UNION ALL
SELECT position + 2, 'category_aliases', 'Words for categories.'
FROM descriptions WHERE name = 'metric_aliases';
UPDATE descriptions SET
    holds = 'Every name that a phrase may use, for entities, units, metrics and categories.'
WHERE name = 'gazetteer';

PRAGMA user_version = 10;
