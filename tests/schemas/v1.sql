-- A base of schema 1 with rows in every table, as `sqlite3 kb.db .dump` tells it.
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE refinery_schema_history(
             version int4 PRIMARY KEY,
             name VARCHAR(255),
             applied_on VARCHAR(255),
             checksum VARCHAR(255));
INSERT INTO refinery_schema_history VALUES(1,'sources_and_entities','2024-01-01T00:00:00Z','14958131626413622274');
CREATE TABLE datasets (
    id INTEGER PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    title_en TEXT NOT NULL,
    title_fr TEXT NOT NULL
) STRICT;
INSERT INTO datasets VALUES(1,'quay','The cranes of Port Example','Les grues de Port Example');
INSERT INTO datasets VALUES(2,'the-cranes-of-port-example','The cranes of Port Example','The cranes of Port Example');
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
INSERT INTO sources VALUES(1,1,'quay-notes','Notes from the quay','en','Quay Works','2023-02-01',NULL,'https://example.org/quay');
INSERT INTO sources VALUES(2,2,'the-cranes-of-port-example','The cranes of Port Example','en',NULL,'2023-02-02',NULL,NULL);
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
INSERT INTO passages VALUES(1,1,1,NULL,70,'8db43f7db6071ab9dca43feafda33f16ddc34e3453c0de712fdd51498e2e7255','On 4 March 2021 the harbour of Port Example opened its crane Grue One.');
INSERT INTO passages VALUES(2,1,2,NULL,107,'cea86ba2b133b3525a6da9a7c24d2b844ec28819943201db76977bad84c66f58','Ada Example of Quay Works said on 9 June 2022 that Grue Two would lift 800 crates a day by the end of 2022.');
INSERT INTO passages VALUES(3,1,3,NULL,58,'c9b671dcfa7fdb456e1574e788c5d44dde530f7811f8cbb9bbc1f2cb0c215ac5','On 12 January 2023 Grue Two lifted about 500 crates a day.');
INSERT INTO passages VALUES(4,2,1,'The cranes of Port Example',29,'5ef7384da71e742cd5dd10ae30967a675701c04b0ad9ea8b3781cdae2c6500dd','Published on 2 February 2023.');
INSERT INTO passages VALUES(5,2,2,'The cranes of Port Example',83,'6ca9178bbfae9e1593185807984c7479619442192e42b4935fbfcc9f5a1cea07','On 12 January 2023, Grue Two of Quay Works lifted about 500 crates at Port Example.');
INSERT INTO passages VALUES(6,2,3,'The cranes of Port Example',88,'c2f1a8f539a379bb07aec4ff043e88539b0908abe7b34fc9b42a84b4e3abb0f1','On 9 June 2022, Ada Example said that Grue Two would lift 800 crates by the end of 2022.');
INSERT INTO passages VALUES(7,2,4,'The cranes of Port Example',91,'54d82289444b44311b7cf1c100d2edf1af54d88683e31b60d7dd26fdbc3aa666','On 20 January 2023, Quay Works bought 3 trucks for Grue One; it will buy 40 trucks by 2025.');
CREATE TABLE entities (
    id INTEGER PRIMARY KEY,
    dataset_id INTEGER NOT NULL REFERENCES datasets (id),
    slug TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('system', 'person', 'organization', 'place')),
    summary_en TEXT,
    summary_fr TEXT,
    UNIQUE (id, kind)
) STRICT;
INSERT INTO entities VALUES(1,1,'ada-example','person',NULL,NULL);
INSERT INTO entities VALUES(2,1,'grue-one','system','The first crane.','La première grue.');
INSERT INTO entities VALUES(3,1,'grue-two','system',NULL,NULL);
INSERT INTO entities VALUES(4,1,'port-example','place',NULL,NULL);
INSERT INTO entities VALUES(5,1,'quay-works','organization',NULL,NULL);
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
INSERT INTO labels VALUES(1,1,1,'en','Ada Example','ada example',1);
INSERT INTO labels VALUES(2,1,1,'fr','Ada Example','ada example',1);
INSERT INTO labels VALUES(3,1,2,'en','Grue One','grue one',1);
INSERT INTO labels VALUES(4,1,2,'fr','Grue One','grue one',1);
INSERT INTO labels VALUES(5,1,3,'en','Grue Two','grue two',1);
INSERT INTO labels VALUES(6,1,3,'en','the second crane','the second crane',0);
INSERT INTO labels VALUES(7,1,3,'fr','Grue Two','grue two',1);
INSERT INTO labels VALUES(8,1,4,'en','Port Example','port example',1);
INSERT INTO labels VALUES(9,1,4,'fr','Port Example','port example',1);
INSERT INTO labels VALUES(10,1,5,'en','Quay Works','quay works',1);
INSERT INTO labels VALUES(11,1,5,'fr','Quay Works','quay works',1);
CREATE TABLE systems (
    entity_id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL DEFAULT 'system' CHECK (kind = 'system'),
    category TEXT NOT NULL CHECK (category IN (
        'supercomputer', 'cluster', 'chip', 'module', 'computer', 'software', 'vehicle', 'robot')),
    FOREIGN KEY (entity_id, kind) REFERENCES entities (id, kind)
) STRICT;
INSERT INTO systems VALUES(2,'system','robot');
INSERT INTO systems VALUES(3,'system','robot');
CREATE TABLE people (
    entity_id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL DEFAULT 'person' CHECK (kind = 'person'),
    role_en TEXT,
    role_fr TEXT,
    FOREIGN KEY (entity_id, kind) REFERENCES entities (id, kind)
) STRICT;
INSERT INTO people VALUES(1,'person','engineer','ingénieure');
CREATE TABLE organizations (
    entity_id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL DEFAULT 'organization' CHECK (kind = 'organization'),
    category TEXT NOT NULL CHECK (category IN ('company', 'media')),
    FOREIGN KEY (entity_id, kind) REFERENCES entities (id, kind)
) STRICT;
INSERT INTO organizations VALUES(5,'organization','company');
CREATE TABLE places (
    entity_id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL DEFAULT 'place' CHECK (kind = 'place'),
    category TEXT NOT NULL CHECK (category IN ('city', 'site')),
    FOREIGN KEY (entity_id, kind) REFERENCES entities (id, kind)
) STRICT;
INSERT INTO places VALUES(4,'place','site');
CREATE TABLE units (
    id INTEGER PRIMARY KEY,
    dataset_id INTEGER NOT NULL REFERENCES datasets (id),
    slug TEXT NOT NULL UNIQUE,
    dimension TEXT NOT NULL,
    factor REAL NOT NULL CHECK (factor > 0),
    label_en TEXT NOT NULL,
    label_fr TEXT NOT NULL
) STRICT;
INSERT INTO units VALUES(1,1,'crate','crate',1.0,'crates','caisses');
INSERT INTO units VALUES(2,2,'trucks','truck',1.0,'trucks','trucks');
CREATE TABLE metrics (
    id INTEGER PRIMARY KEY,
    dataset_id INTEGER NOT NULL REFERENCES datasets (id),
    slug TEXT NOT NULL UNIQUE,
    label_en TEXT NOT NULL,
    label_fr TEXT NOT NULL
) STRICT;
INSERT INTO metrics VALUES(1,1,'lift','crates lifted','caisses levées');
INSERT INTO metrics VALUES(2,2,'number','number','nombre');
CREATE TABLE unit_aliases (
    id INTEGER PRIMARY KEY,
    dataset_id INTEGER NOT NULL REFERENCES datasets (id),
    unit_id INTEGER NOT NULL REFERENCES units (id),
    language TEXT NOT NULL CHECK (language IN ('en', 'fr')),
    text TEXT NOT NULL,
    key TEXT NOT NULL,
    UNIQUE (unit_id, language, text)
) STRICT;
INSERT INTO unit_aliases VALUES(1,1,1,'en','crate','crate');
INSERT INTO unit_aliases VALUES(2,1,1,'en','crates','crates');
INSERT INTO unit_aliases VALUES(3,1,1,'fr','caisse','caisse');
INSERT INTO unit_aliases VALUES(4,1,1,'fr','caisses','caisses');
INSERT INTO unit_aliases VALUES(5,2,2,'en','trucks','trucks');
INSERT INTO unit_aliases VALUES(6,2,2,'fr','trucks','trucks');
CREATE TABLE metric_aliases (
    id INTEGER PRIMARY KEY,
    dataset_id INTEGER NOT NULL REFERENCES datasets (id),
    metric_id INTEGER NOT NULL REFERENCES metrics (id),
    language TEXT NOT NULL CHECK (language IN ('en', 'fr')),
    text TEXT NOT NULL,
    key TEXT NOT NULL,
    UNIQUE (metric_id, language, text)
) STRICT;
INSERT INTO metric_aliases VALUES(1,1,1,'en','crates lifted','crates lifted');
INSERT INTO metric_aliases VALUES(2,1,1,'en','lifted','lifted');
INSERT INTO metric_aliases VALUES(3,1,1,'fr','caisses levées','caisses levees');
INSERT INTO metric_aliases VALUES(4,1,1,'fr','levées','levees');
INSERT INTO metric_aliases VALUES(5,2,2,'en','number','number');
INSERT INTO metric_aliases VALUES(6,2,2,'fr','nombre','nombre');
CREATE INDEX sources_dataset ON sources (dataset_id);
CREATE INDEX entities_dataset ON entities (dataset_id);
CREATE INDEX entities_kind ON entities (kind);
CREATE INDEX labels_dataset ON labels (dataset_id);
CREATE INDEX labels_key ON labels (key);
CREATE UNIQUE INDEX labels_preferred ON labels (entity_id, language) WHERE preferred = 1;
CREATE INDEX systems_category ON systems (category);
CREATE INDEX organizations_category ON organizations (category);
CREATE INDEX places_category ON places (category);
CREATE INDEX units_dataset ON units (dataset_id);
CREATE INDEX units_dimension ON units (dimension);
CREATE INDEX metrics_dataset ON metrics (dataset_id);
CREATE INDEX unit_aliases_dataset ON unit_aliases (dataset_id);
CREATE INDEX unit_aliases_key ON unit_aliases (key);
CREATE INDEX metric_aliases_dataset ON metric_aliases (dataset_id);
CREATE INDEX metric_aliases_key ON metric_aliases (key);
COMMIT;
PRAGMA application_id=1801610338;
PRAGMA user_version=1;
