-- Where facts come from (datasets, sources, passages) and what they are about
-- (entities and their labels, units, metrics).

PRAGMA application_id = 1801610338; -- "kbdb" in ASCII

CREATE TABLE datasets (
    id INTEGER PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    title_en TEXT NOT NULL,
    title_fr TEXT NOT NULL
) STRICT;

CREATE TABLE sources (
    id INTEGER PRIMARY KEY,
    dataset_id INTEGER NOT NULL REFERENCES datasets (id),
    slug TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    language TEXT NOT NULL CHECK (language IN ('en', 'fr')),
    publisher TEXT,
    published_on TEXT CHECK (date(published_on) IS published_on),
    updated_on TEXT CHECK (date(updated_on) IS updated_on),
    address TEXT
) STRICT;
CREATE INDEX sources_dataset ON sources (dataset_id);

-- `text` stays empty until a user attaches their own copy of the source.
CREATE TABLE passages (
    id INTEGER PRIMARY KEY,
    source_id INTEGER NOT NULL REFERENCES sources (id),
    ordinal INTEGER NOT NULL CHECK (ordinal > 0),
    heading TEXT,
    length INTEGER NOT NULL CHECK (length > 0),
    hash TEXT NOT NULL CHECK (length(hash) = 64),
    text TEXT CHECK (length(text) = length),
    UNIQUE (source_id, ordinal)
) STRICT;

CREATE TABLE entities (
    id INTEGER PRIMARY KEY,
    dataset_id INTEGER NOT NULL REFERENCES datasets (id),
    slug TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('system', 'person', 'organization', 'place')),
    summary_en TEXT,
    summary_fr TEXT,
    UNIQUE (id, kind)
) STRICT;
CREATE INDEX entities_dataset ON entities (dataset_id);
CREATE INDEX entities_kind ON entities (kind);

-- `key` is the text as phrases look it up: lower case, no accents, no punctuation.
CREATE TABLE labels (
    id INTEGER PRIMARY KEY,
    dataset_id INTEGER NOT NULL REFERENCES datasets (id),
    entity_id INTEGER NOT NULL REFERENCES entities (id),
    language TEXT NOT NULL CHECK (language IN ('en', 'fr')),
    text TEXT NOT NULL,
    key TEXT NOT NULL,
    preferred INTEGER NOT NULL CHECK (preferred IN (0, 1)),
    UNIQUE (entity_id, language, text)
) STRICT;
CREATE INDEX labels_dataset ON labels (dataset_id);
CREATE INDEX labels_key ON labels (key);
CREATE UNIQUE INDEX labels_preferred ON labels (entity_id, language) WHERE preferred = 1;

-- The subtypes: `kind` is fixed so that a person can never become a system.
CREATE TABLE systems (
    entity_id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL DEFAULT 'system' CHECK (kind = 'system'),
    category TEXT NOT NULL CHECK (category IN (
        'supercomputer', 'cluster', 'chip', 'module', 'computer', 'software', 'vehicle', 'robot')),
    FOREIGN KEY (entity_id, kind) REFERENCES entities (id, kind)
) STRICT;
CREATE INDEX systems_category ON systems (category);

CREATE TABLE people (
    entity_id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL DEFAULT 'person' CHECK (kind = 'person'),
    role_en TEXT,
    role_fr TEXT,
    FOREIGN KEY (entity_id, kind) REFERENCES entities (id, kind)
) STRICT;

CREATE TABLE organizations (
    entity_id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL DEFAULT 'organization' CHECK (kind = 'organization'),
    category TEXT NOT NULL CHECK (category IN ('company', 'media')),
    FOREIGN KEY (entity_id, kind) REFERENCES entities (id, kind)
) STRICT;
CREATE INDEX organizations_category ON organizations (category);

CREATE TABLE places (
    entity_id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL DEFAULT 'place' CHECK (kind = 'place'),
    category TEXT NOT NULL CHECK (category IN ('city', 'site')),
    FOREIGN KEY (entity_id, kind) REFERENCES entities (id, kind)
) STRICT;
CREATE INDEX places_category ON places (category);

-- Units of one dimension compare: amount × factor is the amount in base units.
CREATE TABLE units (
    id INTEGER PRIMARY KEY,
    dataset_id INTEGER NOT NULL REFERENCES datasets (id),
    slug TEXT NOT NULL UNIQUE,
    dimension TEXT NOT NULL,
    factor REAL NOT NULL CHECK (factor > 0),
    label_en TEXT NOT NULL,
    label_fr TEXT NOT NULL
) STRICT;
CREATE INDEX units_dataset ON units (dataset_id);
CREATE INDEX units_dimension ON units (dimension);

CREATE TABLE metrics (
    id INTEGER PRIMARY KEY,
    dataset_id INTEGER NOT NULL REFERENCES datasets (id),
    slug TEXT NOT NULL UNIQUE,
    label_en TEXT NOT NULL,
    label_fr TEXT NOT NULL
) STRICT;
CREATE INDEX metrics_dataset ON metrics (dataset_id);

-- The words phrases use for units and metrics, as `labels` has them for entities.
CREATE TABLE unit_aliases (
    id INTEGER PRIMARY KEY,
    dataset_id INTEGER NOT NULL REFERENCES datasets (id),
    unit_id INTEGER NOT NULL REFERENCES units (id),
    language TEXT NOT NULL CHECK (language IN ('en', 'fr')),
    text TEXT NOT NULL,
    key TEXT NOT NULL,
    UNIQUE (unit_id, language, text)
) STRICT;
CREATE INDEX unit_aliases_dataset ON unit_aliases (dataset_id);
CREATE INDEX unit_aliases_key ON unit_aliases (key);

CREATE TABLE metric_aliases (
    id INTEGER PRIMARY KEY,
    dataset_id INTEGER NOT NULL REFERENCES datasets (id),
    metric_id INTEGER NOT NULL REFERENCES metrics (id),
    language TEXT NOT NULL CHECK (language IN ('en', 'fr')),
    text TEXT NOT NULL,
    key TEXT NOT NULL,
    UNIQUE (metric_id, language, text)
) STRICT;
CREATE INDEX metric_aliases_dataset ON metric_aliases (dataset_id);
CREATE INDEX metric_aliases_key ON metric_aliases (key);

PRAGMA user_version = 1;
