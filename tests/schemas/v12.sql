-- A base of schema 12 with rows in every table, as `sqlite3 kb.db .dump` tells it.
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE refinery_schema_history(
             version int4 PRIMARY KEY,
             name VARCHAR(255),
             applied_on VARCHAR(255),
             checksum VARCHAR(255));
INSERT INTO refinery_schema_history VALUES(1,'sources_and_entities','2024-01-01T00:00:00Z','14958131626413622274');
INSERT INTO refinery_schema_history VALUES(2,'facts','2024-01-01T00:00:00Z','5715086995754884674');
INSERT INTO refinery_schema_history VALUES(3,'full_text','2024-01-01T00:00:00Z','18150627608083939851');
INSERT INTO refinery_schema_history VALUES(4,'views_and_canned_queries','2024-01-01T00:00:00Z','14016555171324890013');
INSERT INTO refinery_schema_history VALUES(5,'extracted_facts','2024-01-01T00:00:00Z','970106307409753878');
INSERT INTO refinery_schema_history VALUES(6,'summaries','2024-01-01T00:00:00Z','3265546168798704683');
INSERT INTO refinery_schema_history VALUES(7,'summaries_of_replaced_rows','2024-01-01T00:00:00Z','17448955315650346018');
INSERT INTO refinery_schema_history VALUES(8,'indexes_that_cover','2024-01-01T00:00:00Z','11694846432944625247');
INSERT INTO refinery_schema_history VALUES(9,'readable_everywhere','2024-01-01T00:00:00Z','14482524928334917257');
INSERT INTO refinery_schema_history VALUES(10,'categories','2024-01-01T00:00:00Z','17966497620322747979');
INSERT INTO refinery_schema_history VALUES(11,'fewer_objects','2024-01-01T00:00:00Z','6526482507193851306');
INSERT INTO refinery_schema_history VALUES(12,'indexes_for_counts','2024-01-01T00:00:00Z','17353082694546933327');
CREATE TABLE datasets (
    -- Where rows come from: a folder of curated facts, or one document that was read.
    id INTEGER PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    title_en TEXT NOT NULL,
    title_fr TEXT NOT NULL,
    CONSTRAINT types CHECK (max(slug, title_en, title_fr) < x'')
);
INSERT INTO datasets VALUES(1,'quay','The cranes of Port Example','Les grues de Port Example');
INSERT INTO datasets VALUES(2,'the-cranes-of-port-example','The cranes of Port Example','The cranes of Port Example');
CREATE TABLE sources (
    -- The articles that facts were read in.
    id INTEGER PRIMARY KEY,
    dataset_id INTEGER NOT NULL REFERENCES datasets (id),
    slug TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    language TEXT NOT NULL CHECK (language IN ('en', 'fr')),
    publisher TEXT,
    published_on TEXT CHECK (date(published_on) IS published_on),
    updated_on TEXT CHECK (date(updated_on) IS updated_on),
    address TEXT,
    CONSTRAINT types CHECK (
        typeof(dataset_id) = 'integer'
        AND max(slug, title) < x''
        AND publisher < x''
        AND address < x'')
);
INSERT INTO sources VALUES(1,1,'quay-notes','Notes from the quay','en','Quay Works','2023-02-01',NULL,'https://example.org/quay');
INSERT INTO sources VALUES(2,2,'the-cranes-of-port-example','The cranes of Port Example','en',NULL,'2023-02-02',NULL,NULL);
CREATE TABLE passages (
    -- The passages of each source. `text` stays NULL until a copy of the source is attached.
    id INTEGER PRIMARY KEY,
    source_id INTEGER NOT NULL REFERENCES sources (id),
    ordinal INTEGER NOT NULL CHECK (ordinal > 0),
    heading TEXT,
    length INTEGER NOT NULL CHECK (length > 0),
    hash TEXT NOT NULL CHECK (length(hash) = 64),
    text TEXT CHECK (length(text) = length),
    UNIQUE (source_id, ordinal),
    CONSTRAINT types CHECK (
        typeof(source_id) = 'integer'
        AND typeof(ordinal) = 'integer'
        AND typeof(length) = 'integer'
        AND hash < x''
        AND heading < x''
        AND text < x'')
);
INSERT INTO passages VALUES(1,1,1,NULL,70,'8db43f7db6071ab9dca43feafda33f16ddc34e3453c0de712fdd51498e2e7255','On 4 March 2021 the harbour of Port Example opened its crane Grue One.');
INSERT INTO passages VALUES(2,1,2,NULL,107,'cea86ba2b133b3525a6da9a7c24d2b844ec28819943201db76977bad84c66f58','Ada Example of Quay Works said on 9 June 2022 that Grue Two would lift 800 crates a day by the end of 2022.');
INSERT INTO passages VALUES(3,1,3,NULL,58,'c9b671dcfa7fdb456e1574e788c5d44dde530f7811f8cbb9bbc1f2cb0c215ac5','On 12 January 2023 Grue Two lifted about 500 crates a day.');
INSERT INTO passages VALUES(4,2,1,'The cranes of Port Example',29,'5ef7384da71e742cd5dd10ae30967a675701c04b0ad9ea8b3781cdae2c6500dd','Published on 2 February 2023.');
INSERT INTO passages VALUES(5,2,2,'The cranes of Port Example',83,'6ca9178bbfae9e1593185807984c7479619442192e42b4935fbfcc9f5a1cea07','On 12 January 2023, Grue Two of Quay Works lifted about 500 crates at Port Example.');
INSERT INTO passages VALUES(6,2,3,'The cranes of Port Example',88,'c2f1a8f539a379bb07aec4ff043e88539b0908abe7b34fc9b42a84b4e3abb0f1','On 9 June 2022, Ada Example said that Grue Two would lift 800 crates by the end of 2022.');
INSERT INTO passages VALUES(7,2,4,'The cranes of Port Example',91,'54d82289444b44311b7cf1c100d2edf1af54d88683e31b60d7dd26fdbc3aa666','On 20 January 2023, Quay Works bought 3 trucks for Grue One; it will buy 40 trucks by 2025.');
CREATE TABLE entities (
    -- What facts are about: systems, people, organizations, places. Names are in `labels`.
    id INTEGER PRIMARY KEY,
    dataset_id INTEGER NOT NULL REFERENCES datasets (id),
    slug TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('system', 'person', 'organization', 'place', 'other')),
    summary_en TEXT,
    summary_fr TEXT,
    UNIQUE (id, kind),
    CONSTRAINT types CHECK (
        typeof(dataset_id) = 'integer'
        AND slug < x''
        AND summary_en < x''
        AND summary_fr < x'')
);
INSERT INTO entities VALUES(1,1,'ada-example','person',NULL,NULL);
INSERT INTO entities VALUES(2,1,'grue-one','system','The first crane.','La première grue.');
INSERT INTO entities VALUES(3,1,'grue-two','system',NULL,NULL);
INSERT INTO entities VALUES(4,1,'port-example','place',NULL,NULL);
INSERT INTO entities VALUES(5,1,'quay-works','organization',NULL,NULL);
CREATE TABLE labels (
    -- The names of entities. `key` is the form that phrases look up: lower case, no accents.
    id INTEGER PRIMARY KEY,
    dataset_id INTEGER NOT NULL REFERENCES datasets (id),
    entity_id INTEGER NOT NULL REFERENCES entities (id),
    language TEXT NOT NULL CHECK (language IN ('en', 'fr')),
    text TEXT NOT NULL,
    key TEXT NOT NULL,
    preferred INTEGER NOT NULL CHECK (preferred IN (0, 1)),
    UNIQUE (entity_id, language, text),
    CONSTRAINT types CHECK (
        typeof(dataset_id) = 'integer'
        AND typeof(entity_id) = 'integer'
        AND max(text, key) < x'')
);
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
    -- What kind of system an entity is.
    entity_id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL DEFAULT 'system' CHECK (kind = 'system'),
    category TEXT NOT NULL REFERENCES categories (slug),
    FOREIGN KEY (entity_id, kind) REFERENCES entities (id, kind),
    CONSTRAINT types CHECK (category < x'')
);
INSERT INTO systems VALUES(2,'system','robot');
INSERT INTO systems VALUES(3,'system','robot');
CREATE TABLE people (
    -- What a person does.
    entity_id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL DEFAULT 'person' CHECK (kind = 'person'),
    role_en TEXT,
    role_fr TEXT,
    FOREIGN KEY (entity_id, kind) REFERENCES entities (id, kind),
    CONSTRAINT types CHECK (role_en < x'' AND role_fr < x'')
);
INSERT INTO people VALUES(1,'person','engineer','ingénieure');
CREATE TABLE organizations (
    -- What kind of organization an entity is.
    entity_id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL DEFAULT 'organization' CHECK (kind = 'organization'),
    category TEXT NOT NULL REFERENCES categories (slug),
    FOREIGN KEY (entity_id, kind) REFERENCES entities (id, kind),
    CONSTRAINT types CHECK (category < x'')
);
INSERT INTO organizations VALUES(5,'organization','company');
CREATE TABLE places (
    -- What kind of place an entity is.
    entity_id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL DEFAULT 'place' CHECK (kind = 'place'),
    category TEXT NOT NULL REFERENCES categories (slug),
    FOREIGN KEY (entity_id, kind) REFERENCES entities (id, kind),
    CONSTRAINT types CHECK (category < x'')
);
INSERT INTO places VALUES(4,'place','site');
CREATE TABLE units (
    -- Units. amount * factor is the amount in the base unit of the dimension.
    id INTEGER PRIMARY KEY,
    dataset_id INTEGER NOT NULL REFERENCES datasets (id),
    slug TEXT NOT NULL UNIQUE,
    dimension TEXT NOT NULL,
    factor REAL NOT NULL CHECK (factor > 0),
    label_en TEXT NOT NULL,
    label_fr TEXT NOT NULL,
    CONSTRAINT types CHECK (
        typeof(dataset_id) = 'integer'
        AND factor < ''
        AND max(slug, dimension, label_en, label_fr) < x'')
);
INSERT INTO units VALUES(1,1,'crate','crate',1.0,'crates','caisses');
INSERT INTO units VALUES(2,2,'trucks','truck',1.0,'trucks','trucks');
CREATE TABLE metrics (
    -- What figures measure.
    id INTEGER PRIMARY KEY,
    dataset_id INTEGER NOT NULL REFERENCES datasets (id),
    slug TEXT NOT NULL UNIQUE,
    label_en TEXT NOT NULL,
    label_fr TEXT NOT NULL,
    CONSTRAINT types CHECK (
        typeof(dataset_id) = 'integer'
        AND max(slug, label_en, label_fr) < x'')
);
INSERT INTO metrics VALUES(1,1,'lift','crates lifted','caisses levées');
INSERT INTO metrics VALUES(2,2,'number','number','nombre');
CREATE TABLE relations (
    -- What entities are to each other.
    id INTEGER PRIMARY KEY,
    dataset_id INTEGER NOT NULL REFERENCES datasets (id),
    subject_id INTEGER NOT NULL REFERENCES entities (id),
    kind TEXT NOT NULL CHECK (kind IN (
        'part_of', 'succeeds', 'made_by', 'located_at', 'uses', 'alias_of', 'works_for')),
    object_id INTEGER NOT NULL REFERENCES entities (id),
    passage_id INTEGER NOT NULL REFERENCES passages (id),
    span_start INTEGER NOT NULL CHECK (span_start >= 0),
    span_length INTEGER NOT NULL CHECK (span_length > 0),
    UNIQUE (subject_id, kind, object_id, dataset_id),
    CONSTRAINT types CHECK (
        max(dataset_id, subject_id, object_id, passage_id, span_start, span_length) < ''
        AND typeof(dataset_id + subject_id + object_id
            + passage_id + span_start + span_length) = 'integer')
);
INSERT INTO relations VALUES(1,1,3,'succeeds',2,2,0,60);
CREATE TABLE events (
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
INSERT INTO events VALUES(1,1,'grue-one-opened','2021-03-04','2021-03-04','2021-03-04','day',0,'milestone','Grue One opens','Grue One est ouverte','The first crane is opened.','La première grue est ouverte.',1,0,70,'curated',NULL,NULL);
INSERT INTO events VALUES(2,1,'grue-two-lifted','2023-01-12','2023-01-12','2023-01-12','day',0,'report','Grue Two lifts 500 crates','Grue Two lève 500 caisses','Less than was promised.','Moins que promis.',3,0,58,'curated',NULL,NULL);
INSERT INTO events VALUES(3,1,'grue-two-promised','2022-06-09','2022-06-09','2022-06-09','day',0,'statement','Grue Two is promised','Grue Two est promise','Ada Example names a goal.','Ada Example nomme un but.',2,0,107,'curated',NULL,NULL);
INSERT INTO events VALUES(4,2,'the-cranes-of-port-example-2023-01-20','2023-01-20','2023-01-20','2023-01-20','day',0,'milestone','Quay Works bought 3 trucks for Grue One; it will buy 40 trucks by 2025','Quay Works bought 3 trucks for Grue One; it will buy 40 trucks by 2025','On 20 January 2023, Quay Works bought 3 trucks for Grue One; it will buy 40 trucks by 2025.','On 20 January 2023, Quay Works bought 3 trucks for Grue One; it will buy 40 trucks by 2025.',7,0,91,'extracted',0.96999999999999997335,'day');
CREATE TABLE mentions (
    -- Which entities an event names, and in which role.
    event_id INTEGER NOT NULL REFERENCES events (id),
    entity_id INTEGER NOT NULL REFERENCES entities (id),
    role TEXT NOT NULL CHECK (role IN (
        'subject', 'speaker', 'actor', 'host', 'place', 'mentioned')),
    PRIMARY KEY (event_id, entity_id, role),
    CONSTRAINT types CHECK (typeof(event_id) = 'integer' AND typeof(entity_id) = 'integer')
) WITHOUT ROWID;
INSERT INTO mentions VALUES(3,1,'speaker');
INSERT INTO mentions VALUES(1,2,'subject');
INSERT INTO mentions VALUES(4,2,'subject');
INSERT INTO mentions VALUES(2,3,'subject');
INSERT INTO mentions VALUES(3,3,'subject');
INSERT INTO mentions VALUES(1,4,'mentioned');
INSERT INTO mentions VALUES(4,5,'actor');
INSERT INTO mentions VALUES(3,5,'mentioned');
CREATE TABLE figures (
    -- Amounts. `low` = `high` for one number; one of them is NULL for an open bound.
    id INTEGER PRIMARY KEY,
    dataset_id INTEGER NOT NULL REFERENCES datasets (id),
    slug TEXT NOT NULL UNIQUE,
    event_id INTEGER NOT NULL REFERENCES events (id),
    subject_id INTEGER NOT NULL REFERENCES entities (id),
    object_id INTEGER REFERENCES entities (id),
    metric_id INTEGER NOT NULL REFERENCES metrics (id),
    low REAL,
    high REAL,
    qualifier TEXT NOT NULL CHECK (qualifier IN (
        'exact', 'about', 'more_than', 'at_least', 'less_than', 'at_most', 'between', 'several')),
    unit_id INTEGER NOT NULL REFERENCES units (id),
    date TEXT NOT NULL,
    starts_on TEXT NOT NULL CHECK (date(starts_on) IS starts_on),
    ends_on TEXT NOT NULL CHECK (date(ends_on) IS ends_on),
    precision TEXT NOT NULL CHECK (precision IN ('day', 'month', 'quarter', 'half', 'year')),
    status TEXT NOT NULL CHECK (status IN (
        'reported', 'planned', 'projected', 'claimed', 'estimated')),
    passage_id INTEGER NOT NULL REFERENCES passages (id),
    span_start INTEGER NOT NULL CHECK (span_start >= 0),
    span_length INTEGER NOT NULL CHECK (span_length > 0),
    origin TEXT NOT NULL DEFAULT 'curated' CHECK (origin IN ('curated', 'extracted', 'proposed')),
    confidence REAL CHECK (confidence BETWEEN 0 AND 1),
    rule TEXT CHECK ((rule IS NULL) = (confidence IS NULL)
        AND (origin = 'curated') = (confidence IS NULL)),
    CHECK (low IS NOT NULL OR high IS NOT NULL),
    CHECK (low <= high),
    CHECK (starts_on <= ends_on),
    CONSTRAINT types CHECK (
        max(dataset_id, event_id, subject_id, metric_id, unit_id, passage_id, span_start, span_length, ifnull(object_id, 0)) < ''
        AND typeof(dataset_id + event_id + subject_id + metric_id
            + unit_id + passage_id + span_start + span_length + ifnull(object_id, 0)) = 'integer'
        AND low < ''
        AND high < ''
        AND max(slug, date) < x''
        AND rule < x'')
);
INSERT INTO figures VALUES(1,1,'grue-two-goal',3,3,NULL,1,800.0,800.0,'exact',1,'2022-06-09','2022-06-09','2022-06-09','day','planned',2,67,10,'curated',NULL,NULL);
INSERT INTO figures VALUES(2,1,'grue-two-lift',2,3,NULL,1,500.0,500.0,'about',1,'2023-01-12','2023-01-12','2023-01-12','day','reported',3,28,16,'curated',NULL,NULL);
INSERT INTO figures VALUES(3,2,'the-cranes-of-port-example-p4',4,5,NULL,2,3.0,3.0,'exact',2,'2025','2025-01-01','2025-12-31','year','reported',7,38,8,'extracted',0.95999999999999996447,'counted noun');
INSERT INTO figures VALUES(4,2,'the-cranes-of-port-example-p4-2',4,2,NULL,2,40.0,40.0,'exact',2,'2025','2025-01-01','2025-12-31','year','projected',7,73,9,'extracted',0.95999999999999996447,'counted noun');
CREATE TABLE predictions (
    -- What somebody said would happen, and by when it was due.
    id INTEGER PRIMARY KEY,
    dataset_id INTEGER NOT NULL REFERENCES datasets (id),
    slug TEXT NOT NULL UNIQUE,
    event_id INTEGER NOT NULL REFERENCES events (id),
    by_id INTEGER NOT NULL REFERENCES entities (id),
    subject_id INTEGER NOT NULL REFERENCES entities (id),
    due TEXT NOT NULL,
    due_from TEXT NOT NULL CHECK (date(due_from) IS due_from),
    due_to TEXT NOT NULL CHECK (date(due_to) IS due_to),
    due_precision TEXT NOT NULL CHECK (due_precision IN ('day', 'month', 'quarter', 'half', 'year')),
    approximate INTEGER NOT NULL CHECK (approximate IN (0, 1)),
    statement_en TEXT NOT NULL,
    statement_fr TEXT NOT NULL,
    figure_id INTEGER REFERENCES figures (id),
    passage_id INTEGER NOT NULL REFERENCES passages (id),
    span_start INTEGER NOT NULL CHECK (span_start >= 0),
    span_length INTEGER NOT NULL CHECK (span_length > 0),
    origin TEXT NOT NULL DEFAULT 'curated' CHECK (origin IN ('curated', 'extracted', 'proposed')),
    confidence REAL CHECK (confidence BETWEEN 0 AND 1),
    rule TEXT CHECK ((rule IS NULL) = (confidence IS NULL)
        AND (origin = 'curated') = (confidence IS NULL)),
    CHECK (due_from <= due_to),
    CONSTRAINT types CHECK (
        max(dataset_id, event_id, by_id, subject_id, passage_id, span_start, span_length, ifnull(figure_id, 0)) < ''
        AND typeof(dataset_id + event_id + by_id + subject_id
            + passage_id + span_start + span_length + ifnull(figure_id, 0)) = 'integer'
        AND max(slug, due, statement_en, statement_fr) < x''
        AND rule < x'')
);
INSERT INTO predictions VALUES(1,1,'grue-three',2,1,3,'2030-H1','2030-01-01','2030-06-30','half',0,'There will be a third crane.','Il y aura une troisième grue.',NULL,3,0,10,'curated',NULL,NULL);
INSERT INTO predictions VALUES(2,1,'grue-two-800',3,1,3,'2022','2022-01-01','2022-12-31','year',0,'Grue Two will lift 800 crates.','Grue Two lèvera 800 caisses.',1,2,40,60,'curated',NULL,NULL);
INSERT INTO predictions VALUES(3,2,'the-cranes-of-port-example-2023-01-20-prediction',4,5,2,'2025','2025-01-01','2025-12-31','year',0,'On 20 January 2023, Quay Works bought 3 trucks for Grue One; it will buy 40 trucks by 2025.','On 20 January 2023, Quay Works bought 3 trucks for Grue One; it will buy 40 trucks by 2025.',3,7,0,91,'extracted',0.75,'deadline with a verb in the future');
CREATE TABLE outcomes (
    -- What came of a prediction, and the event that shows it.
    prediction_id INTEGER PRIMARY KEY REFERENCES predictions (id),
    verdict TEXT NOT NULL CHECK (verdict IN (
        'kept', 'late', 'missed', 'dropped', 'partly', 'open', 'unknown')),
    event_id INTEGER NOT NULL REFERENCES events (id),
    CONSTRAINT types CHECK (typeof(event_id) = 'integer')
);
INSERT INTO outcomes VALUES(2,'late',2);
PRAGMA writable_schema=ON;
INSERT INTO sqlite_schema(type,name,tbl_name,rootpage,sql)VALUES('table','search','search',0,'CREATE VIRTUAL TABLE search USING fts5 (
    kind UNINDEXED,
    slug UNINDEXED,
    en,
    fr,
    tokenize = ''unicode61 remove_diacritics 2''
)');
CREATE TABLE IF NOT EXISTS 'search_data'(id INTEGER PRIMARY KEY, block BLOB);
INSERT INTO search_data VALUES(1,X'1a0000815867');
INSERT INTO search_data VALUES(10,X'00000000020b1a000b1101010101010201010301010401010501010601010701010801010901010a01010000');
INSERT INTO search_data VALUES(137438953473,X'0000001d08306578616d706c6549060103030104706f72744906010302040e');
INSERT INTO search_data VALUES(274877906945,X'0000001b05307175617951060102020105776f726b735106010203040b');
INSERT INTO search_data VALUES(412316860417,X'0000001b05307175617959060103020105776f726b735906010303040b');
INSERT INTO search_data VALUES(549755813889,X'0000009006306372616e6508060102070103657374080801030407010566697273740806010206010467727565080e0102020103020801026973080601020801026c61080601030601036f6e65080c010203010303020570656e656408060102090501730806010204020675766572746508080103050701087072656d69657265080601030701037468650806010205040c0b0c0f09090d0c080e0f');
INSERT INTO search_data VALUES(687194767361,X'000000a50430353030100c0102050103050107636169737365731006010306020572617465731006010206010467727565100c01020201030201046c6573731006010207030276651006010304020469667473100601020401056d6f696e731006010307010670726f6d6973100601030907026564100601020a0103717565100601030801047468616e10060102080202776f100c01020301030301037761731006010209040d0e0c0e0b090b0c0d090a0b0c');
INSERT INTO search_data VALUES(824633720833,X'000000a0023061180601020902026461180c0102060103060103627574180601030a01036573741806010304020678616d706c65180c0102070103070104676f616c180601020a0203727565180c01020201030201026973180601020401056e616d6573180601020802046f6d6d651806010308010770726f6d69736518060103050801641806010205010374776f180c0102030103030102756e180601030904080c0a0a100b0d090c0b0e080d');
INSERT INTO search_data VALUES(962072674305,X'0000010e03303230200c01021201031203023233200c010214010314040135201001021015010310150101332010010205150103051501023430201001020d1501030d150106626f756768742010010204150103041502027579201001020c1501030c15020179201001020f1501030f150103666f72201001020715010307150104677275652010010208150103081501026974201001020a1501030a1501076a616e75617279200c01021301031301026f6e200c01021101031103016520100102091501030915010471756179201001020215010302150106747275636b7320180102060a0d0a0103060a0d0a010477696c6c201001020b1501030b1502046f726b7320100102031501030315040c0c0d0d0e120e0d0f100e110c0d101610');
INSERT INTO search_data VALUES(1099511627777,X'000000810230610c0601020502037572610c06010304010262650c0601020401056372616e650c060102070104677275650c060103070102696c0c06010302010574686572650c0601020203036972640c060102060208726f697369656d650c060103060103756e650c06010305010477696c6c0c060102030101790c0601030304080a090c0b090c0a0f0a0b');
INSERT INTO search_data VALUES(1236950581249,X'000000680430383030140c0102060103050107636169737365731406010306020572617465731406010207010467727565140c01020201030201066c6576657261140601030402036966741406010205010374776f140c010203010303010477696c6c1406010204040d0e0c0e0d0a0d');
INSERT INTO search_data VALUES(1374389534721,X'000000f0033032301c0c010203010303030232331c0c0102050103050401351c0c0102140103140101331c0c010209010309010234301c0c0102110103110106626f756768741c0c010208010308020275791c0c0102100103100201791c0c0102130103130103666f721c0c01020b01030b0104677275651c0c01020c01030c010269741c0c01020e01030e01076a616e756172791c0c01020401030401026f6e1c0c0102020103020301651c0c01020d01030d0104717561791c0c0102060103060106747275636b731c1001020a0a01030a0a010477696c6c1c0c01020f01030f02046f726b731c0c010207010307040c0c0b0b0c100c0b0d0e0c110c0b0e120e');
INSERT INTO search_data VALUES(2336462209025,X'000003a0033031321a06010203100601020301013222060102040201303a06010203030232310a06010205040132120801020b102008010205110401331a060102050806010206080601020510060102050401353a060102140101333a060102090101340a060102030201303a0601021101033530301a0601020a100601020d01033830301206010211200601020e010139120601020920060102030101611206010213080601020c0204626f75741a06010209100601020c0202646109060102020806010302010601020220060102060201742a0601020f0106626f756768743a06010208020275793a0601021002017912060102152006010210080601021301056372616e650a0601020d09060102041e0601020404037465731206010212080601020b100601020e080601020f01036461791206010214080601020d0103656e6412060102172006010212020678616d706c650906010203010601020a07060103030106010203180601021108060102070f06010203010866656272756172792206010205020469727374130601020302026f723a0601020b0104677275650a0601020e080601020d010601030406060102020106010206070601030208060102020106010206080601020a0706010302010601020c0107686172626f75720a06010207010269743a0601020e0301730a0601020c01076a616e756172791a06010204100601020410060102040203756e65120601020a200601020401026c61130601030202036966741206010210200601020d050265641a06010208100601020b01056d617263680a0601020401026f660a060102080808010204161806010208080601021302016e0a060102020806010208080601020208060102030806010202080601020208060102020301650a0601020f0f060102030806010303190601020d020570656e65640a0601020b0104706f72740a0601020920060102101706010202020772656d696572651306010303020875626c6973686564220601020201047175617912060102051806010209100601020601047361696412060102072006010208020565636f6e643106010203010474686174120601020c20060102090301650a06010206080601021601060102021e06010202010601021102057275636b733a0801020a0a0202776f120601020e08060102070f060102030106010207080601020b0706010303010477696c6c3a0601020f02046f726b731206010206180601020a10060102070303756c64120601020f200601020c040e0808090f17080808080f0f0d0d1018080d091216190f0f2b0f0b093d0e0908180f090f0e0c1926170c150e0f15100c101c0d220b15');
CREATE TABLE IF NOT EXISTS 'search_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
INSERT INTO search_idx VALUES(1,X'',2);
INSERT INTO search_idx VALUES(2,X'',2);
INSERT INTO search_idx VALUES(3,X'',2);
INSERT INTO search_idx VALUES(4,X'',2);
INSERT INTO search_idx VALUES(5,X'',2);
INSERT INTO search_idx VALUES(6,X'',2);
INSERT INTO search_idx VALUES(7,X'',2);
INSERT INTO search_idx VALUES(8,X'',2);
INSERT INTO search_idx VALUES(9,X'',2);
INSERT INTO search_idx VALUES(10,X'',2);
INSERT INTO search_idx VALUES(17,X'',2);
CREATE TABLE IF NOT EXISTS 'search_content'(id INTEGER PRIMARY KEY, c0, c1, c2, c3);
INSERT INTO search_content VALUES(8,'event','grue-one-opened',replace('Grue One opens\nThe first crane is opened.','\n',char(10)),replace('Grue One est ouverte\nLa première grue est ouverte.','\n',char(10)));
INSERT INTO search_content VALUES(9,'person','ada-example','Ada Example',NULL);
INSERT INTO search_content VALUES(10,'passage','quay-notes#1','On 4 March 2021 the harbour of Port Example opened its crane Grue One.',NULL);
INSERT INTO search_content VALUES(12,'prediction','grue-three','There will be a third crane.','Il y aura une troisième grue.');
INSERT INTO search_content VALUES(16,'event','grue-two-lifted',replace('Grue Two lifts 500 crates\nLess than was promised.','\n',char(10)),replace('Grue Two lève 500 caisses\nMoins que promis.','\n',char(10)));
INSERT INTO search_content VALUES(17,'person','ada-example',NULL,'Ada Example');
INSERT INTO search_content VALUES(18,'passage','quay-notes#2','Ada Example of Quay Works said on 9 June 2022 that Grue Two would lift 800 crates a day by the end of 2022.',NULL);
INSERT INTO search_content VALUES(19,'system','grue-one','The first crane.','La première grue.');
INSERT INTO search_content VALUES(20,'prediction','grue-two-800','Grue Two will lift 800 crates.','Grue Two lèvera 800 caisses.');
INSERT INTO search_content VALUES(24,'event','grue-two-promised',replace('Grue Two is promised\nAda Example names a goal.','\n',char(10)),replace('Grue Two est promise\nAda Example nomme un but.','\n',char(10)));
INSERT INTO search_content VALUES(25,'system','grue-one','Grue One',NULL);
INSERT INTO search_content VALUES(26,'passage','quay-notes#3','On 12 January 2023 Grue Two lifted about 500 crates a day.',NULL);
INSERT INTO search_content VALUES(28,'prediction','the-cranes-of-port-example-2023-01-20-prediction','On 20 January 2023, Quay Works bought 3 trucks for Grue One; it will buy 40 trucks by 2025.','On 20 January 2023, Quay Works bought 3 trucks for Grue One; it will buy 40 trucks by 2025.');
INSERT INTO search_content VALUES(32,'event','the-cranes-of-port-example-2023-01-20',replace('Quay Works bought 3 trucks for Grue One; it will buy 40 trucks by 2025\nOn 20 January 2023, Quay Works bought 3 trucks for Grue One; it will buy 40 trucks by 2025.','\n',char(10)),replace('Quay Works bought 3 trucks for Grue One; it will buy 40 trucks by 2025\nOn 20 January 2023, Quay Works bought 3 trucks for Grue One; it will buy 40 trucks by 2025.','\n',char(10)));
INSERT INTO search_content VALUES(33,'system','grue-one',NULL,'Grue One');
INSERT INTO search_content VALUES(34,'passage','the-cranes-of-port-example#1','Published on 2 February 2023.',NULL);
INSERT INTO search_content VALUES(41,'system','grue-two','Grue Two',NULL);
INSERT INTO search_content VALUES(42,'passage','the-cranes-of-port-example#2','On 12 January 2023, Grue Two of Quay Works lifted about 500 crates at Port Example.',NULL);
INSERT INTO search_content VALUES(49,'system','grue-two','the second crane',NULL);
INSERT INTO search_content VALUES(50,'passage','the-cranes-of-port-example#3','On 9 June 2022, Ada Example said that Grue Two would lift 800 crates by the end of 2022.',NULL);
INSERT INTO search_content VALUES(57,'system','grue-two',NULL,'Grue Two');
INSERT INTO search_content VALUES(58,'passage','the-cranes-of-port-example#4','On 20 January 2023, Quay Works bought 3 trucks for Grue One; it will buy 40 trucks by 2025.',NULL);
INSERT INTO search_content VALUES(65,'place','port-example','Port Example',NULL);
INSERT INTO search_content VALUES(73,'place','port-example',NULL,'Port Example');
INSERT INTO search_content VALUES(81,'organization','quay-works','Quay Works',NULL);
INSERT INTO search_content VALUES(89,'organization','quay-works',NULL,'Quay Works');
CREATE TABLE IF NOT EXISTS 'search_docsize'(id INTEGER PRIMARY KEY, sz BLOB);
INSERT INTO search_docsize VALUES(8,X'00000809');
INSERT INTO search_docsize VALUES(9,X'00000200');
INSERT INTO search_docsize VALUES(10,X'00000e00');
INSERT INTO search_docsize VALUES(12,X'00000606');
INSERT INTO search_docsize VALUES(16,X'00000908');
INSERT INTO search_docsize VALUES(17,X'00000002');
INSERT INTO search_docsize VALUES(18,X'00001800');
INSERT INTO search_docsize VALUES(19,X'00000303');
INSERT INTO search_docsize VALUES(20,X'00000605');
INSERT INTO search_docsize VALUES(24,X'00000909');
INSERT INTO search_docsize VALUES(25,X'00000200');
INSERT INTO search_docsize VALUES(26,X'00000c00');
INSERT INTO search_docsize VALUES(28,X'00001313');
INSERT INTO search_docsize VALUES(32,X'00002222');
INSERT INTO search_docsize VALUES(33,X'00000002');
INSERT INTO search_docsize VALUES(34,X'00000500');
INSERT INTO search_docsize VALUES(41,X'00000200');
INSERT INTO search_docsize VALUES(42,X'00001000');
INSERT INTO search_docsize VALUES(49,X'00000300');
INSERT INTO search_docsize VALUES(50,X'00001300');
INSERT INTO search_docsize VALUES(57,X'00000002');
INSERT INTO search_docsize VALUES(58,X'00001300');
INSERT INTO search_docsize VALUES(65,X'00000200');
INSERT INTO search_docsize VALUES(73,X'00000002');
INSERT INTO search_docsize VALUES(81,X'00000200');
INSERT INTO search_docsize VALUES(89,X'00000002');
CREATE TABLE IF NOT EXISTS 'search_config'(k PRIMARY KEY, v) WITHOUT ROWID;
INSERT INTO search_config VALUES('version',4);
CREATE TABLE canned_queries (
    -- The questions that kb answers, as SQL with named parameters.
    name TEXT NOT NULL PRIMARY KEY,
    title_en TEXT NOT NULL,
    title_fr TEXT NOT NULL,
    phrases TEXT NOT NULL,
    parameters TEXT NOT NULL,
    sql TEXT NOT NULL,
    CONSTRAINT types CHECK (max(name, title_en, title_fr, phrases, parameters, sql) < x'')
);
INSERT INTO canned_queries VALUES('all','All events','Tous les événements','all','','SELECT slug FROM events ORDER BY slug');
CREATE TABLE documents (
    -- The documents that were read, each with its own dataset.
    dataset_id INTEGER PRIMARY KEY REFERENCES datasets (id),
    hash TEXT NOT NULL UNIQUE CHECK (length(hash) = 64),
    name TEXT NOT NULL,
    format TEXT NOT NULL CHECK (format IN ('text', 'markdown', 'html')),
    CONSTRAINT types CHECK (max(hash, name) < x'')
);
INSERT INTO documents VALUES(2,'92f7028ebe8928c066a2c90220189bf11de446b742e77e260c60100548d00d72','article.md','markdown');
CREATE TABLE supports (
    -- Where a source says again what a curated fact says.
    id INTEGER PRIMARY KEY,
    dataset_id INTEGER NOT NULL REFERENCES datasets (id),
    event_id INTEGER REFERENCES events (id) ON DELETE CASCADE,
    figure_id INTEGER REFERENCES figures (id) ON DELETE CASCADE,
    prediction_id INTEGER REFERENCES predictions (id) ON DELETE CASCADE,
    passage_id INTEGER NOT NULL REFERENCES passages (id),
    span_start INTEGER NOT NULL CHECK (span_start >= 0),
    span_length INTEGER NOT NULL CHECK (span_length > 0),
    confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
    rule TEXT NOT NULL,
    UNIQUE (event_id, passage_id, span_start, span_length),
    UNIQUE (figure_id, passage_id, span_start, span_length),
    UNIQUE (prediction_id, passage_id, span_start, span_length),
    CHECK ((event_id IS NOT NULL) + (figure_id IS NOT NULL) + (prediction_id IS NOT NULL) = 1),
    CONSTRAINT types CHECK (
        max(dataset_id, passage_id, span_start, span_length, coalesce(event_id, figure_id, prediction_id)) < ''
        AND typeof(dataset_id + passage_id
            + span_start + span_length + coalesce(event_id, figure_id, prediction_id)) = 'integer'
        AND rule < x'')
);
INSERT INTO supports VALUES(1,2,2,NULL,NULL,5,0,83,0.96999999999999997335,'same-day');
INSERT INTO supports VALUES(2,2,NULL,2,NULL,5,50,16,0.33000000000000001554,'same-amount');
INSERT INTO supports VALUES(3,2,NULL,NULL,2,6,0,88,0.75,'same-deadline');
INSERT INTO supports VALUES(4,2,3,NULL,NULL,6,0,88,0.96999999999999997335,'same-day');
INSERT INTO supports VALUES(5,2,NULL,1,NULL,6,58,10,0.33000000000000001554,'same-amount');
CREATE TABLE entity_events (
    -- Kept by triggers: the events that mention an entity, each once, by date.
    entity_id INTEGER NOT NULL,
    starts_on TEXT NOT NULL,
    ends_on TEXT NOT NULL,
    event_id INTEGER NOT NULL,
    date TEXT NOT NULL,
    PRIMARY KEY (entity_id, starts_on, ends_on, event_id),
    CONSTRAINT types CHECK (
        typeof(entity_id) = 'integer'
        AND typeof(event_id) = 'integer'
        AND max(starts_on, ends_on, date) < x'')
) WITHOUT ROWID;
INSERT INTO entity_events VALUES(1,'2022-06-09','2022-06-09',3,'2022-06-09');
INSERT INTO entity_events VALUES(2,'2021-03-04','2021-03-04',1,'2021-03-04');
INSERT INTO entity_events VALUES(2,'2023-01-20','2023-01-20',4,'2023-01-20');
INSERT INTO entity_events VALUES(3,'2022-06-09','2022-06-09',3,'2022-06-09');
INSERT INTO entity_events VALUES(3,'2023-01-12','2023-01-12',2,'2023-01-12');
INSERT INTO entity_events VALUES(4,'2021-03-04','2021-03-04',1,'2021-03-04');
INSERT INTO entity_events VALUES(5,'2022-06-09','2022-06-09',3,'2022-06-09');
INSERT INTO entity_events VALUES(5,'2023-01-20','2023-01-20',4,'2023-01-20');
CREATE TABLE mention_counts (
    -- Kept by triggers: how many events mention an entity, within each year and in all
    -- (0000-01-01 to 9999-12-31).
    entity_id INTEGER NOT NULL,
    starts_on TEXT NOT NULL,
    ends_on TEXT NOT NULL,
    kind TEXT NOT NULL,
    mentions INTEGER NOT NULL,
    earliest TEXT NOT NULL,
    latest TEXT NOT NULL,
    PRIMARY KEY (entity_id, starts_on, ends_on),
    CONSTRAINT types CHECK (
        typeof(entity_id) = 'integer'
        AND typeof(mentions) = 'integer'
        AND max(starts_on, ends_on, kind, earliest, latest) < x'')
) WITHOUT ROWID;
INSERT INTO mention_counts VALUES(1,'0000-01-01','9999-12-31','person',1,'2022-06-092022-06-09','2022-06-092022-06-09');
INSERT INTO mention_counts VALUES(1,'2022-01-01','2022-12-31','person',1,'2022-06-092022-06-09','2022-06-092022-06-09');
INSERT INTO mention_counts VALUES(2,'0000-01-01','9999-12-31','system',2,'2021-03-042021-03-04','2023-01-202023-01-20');
INSERT INTO mention_counts VALUES(2,'2021-01-01','2021-12-31','system',1,'2021-03-042021-03-04','2021-03-042021-03-04');
INSERT INTO mention_counts VALUES(2,'2023-01-01','2023-12-31','system',1,'2023-01-202023-01-20','2023-01-202023-01-20');
INSERT INTO mention_counts VALUES(3,'0000-01-01','9999-12-31','system',2,'2022-06-092022-06-09','2023-01-122023-01-12');
INSERT INTO mention_counts VALUES(3,'2022-01-01','2022-12-31','system',1,'2022-06-092022-06-09','2022-06-092022-06-09');
INSERT INTO mention_counts VALUES(3,'2023-01-01','2023-12-31','system',1,'2023-01-122023-01-12','2023-01-122023-01-12');
INSERT INTO mention_counts VALUES(4,'0000-01-01','9999-12-31','place',1,'2021-03-042021-03-04','2021-03-042021-03-04');
INSERT INTO mention_counts VALUES(4,'2021-01-01','2021-12-31','place',1,'2021-03-042021-03-04','2021-03-042021-03-04');
INSERT INTO mention_counts VALUES(5,'0000-01-01','9999-12-31','organization',2,'2022-06-092022-06-09','2023-01-202023-01-20');
INSERT INTO mention_counts VALUES(5,'2022-01-01','2022-12-31','organization',1,'2022-06-092022-06-09','2022-06-092022-06-09');
INSERT INTO mention_counts VALUES(5,'2023-01-01','2023-12-31','organization',1,'2023-01-202023-01-20','2023-01-202023-01-20');
CREATE TABLE prediction_days (
    -- Kept by triggers: the days that the status of a prediction depends on.
    prediction_id INTEGER PRIMARY KEY,
    made_on TEXT NOT NULL,
    due_from TEXT NOT NULL,
    due_to TEXT NOT NULL,
    verdict TEXT,
    decided_on TEXT,
    CONSTRAINT types CHECK (
        max(made_on, due_from, due_to) < x''
        AND verdict < x''
        AND decided_on < x'')
);
INSERT INTO prediction_days VALUES(1,'2023-01-12','2030-01-01','2030-06-30',NULL,NULL);
INSERT INTO prediction_days VALUES(2,'2022-06-09','2022-01-01','2022-12-31','late','2023-01-12');
INSERT INTO prediction_days VALUES(3,'2023-01-20','2025-01-01','2025-12-31',NULL,NULL);
CREATE TABLE parts (
    -- Kept by triggers: every entity with all of its parts (part_of), itself included.
    whole_id INTEGER NOT NULL,
    part_id INTEGER NOT NULL,
    PRIMARY KEY (whole_id, part_id),
    CONSTRAINT types CHECK (typeof(whole_id) = 'integer' AND typeof(part_id) = 'integer')
) WITHOUT ROWID;
INSERT INTO parts VALUES(1,1);
INSERT INTO parts VALUES(2,2);
INSERT INTO parts VALUES(3,3);
INSERT INTO parts VALUES(4,4);
INSERT INTO parts VALUES(5,5);
CREATE TABLE descriptions (
    -- What each table and view holds. The view `read_me` lists them.
    position INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    start TEXT CHECK (start = 'start here'),
    holds TEXT NOT NULL,
    CONSTRAINT types CHECK (max(name, holds) < x'')
);
INSERT INTO descriptions VALUES(1,'timeline','start here','Every event by date, with what it mentions.');
INSERT INTO descriptions VALUES(2,'system_mentions','start here','Every mention of a system, with the event.');
INSERT INTO descriptions VALUES(3,'figure_values','start here','Every amount: what it measures, its bounds, its unit.');
INSERT INTO descriptions VALUES(4,'prediction_status','start here','Every prediction, when it was due, and what came of it as of today.');
INSERT INTO descriptions VALUES(5,'quotes','start here','Where each fact stands in its source, and the quote if the source is attached.');
INSERT INTO descriptions VALUES(6,'people_statements',NULL,'Every event in which a person speaks.');
INSERT INTO descriptions VALUES(7,'relation_names',NULL,'What entities are to each other.');
INSERT INTO descriptions VALUES(8,'supports_by_source',NULL,'What a source says again that a curated fact says.');
INSERT INTO descriptions VALUES(9,'entity_names',NULL,'The preferred names of every entity.');
INSERT INTO descriptions VALUES(10,'mention_names',NULL,'The entities of every event, with their names.');
INSERT INTO descriptions VALUES(11,'event_names',NULL,'The entities of every event, each once, with their names.');
INSERT INTO descriptions VALUES(12,'source_passages',NULL,'The source of every passage, and its number there.');
INSERT INTO descriptions VALUES(13,'gazetteer',NULL,'Every name that a phrase may use, for entities, units, metrics and categories.');
INSERT INTO descriptions VALUES(14,'support_facts',NULL,'The fact that each support is about.');
INSERT INTO descriptions VALUES(15,'canned_queries',NULL,'The questions that kb answers, as SQL with named parameters.');
INSERT INTO descriptions VALUES(16,'search',NULL,'The full-text index: titles, summaries, names and attached passages.');
INSERT INTO descriptions VALUES(17,'datasets',NULL,'Where rows come from: a folder of curated facts, or one document.');
INSERT INTO descriptions VALUES(18,'documents',NULL,'The documents that were read, each with its own dataset.');
INSERT INTO descriptions VALUES(19,'sources',NULL,'The articles that facts were read in.');
INSERT INTO descriptions VALUES(20,'passages',NULL,'The passages of each source; their text if a copy is attached.');
INSERT INTO descriptions VALUES(21,'entities',NULL,'What facts are about: systems, people, organizations, places.');
INSERT INTO descriptions VALUES(22,'labels',NULL,'The names of entities, in both languages.');
INSERT INTO descriptions VALUES(23,'systems',NULL,'What kind of system an entity is.');
INSERT INTO descriptions VALUES(24,'people',NULL,'What a person does.');
INSERT INTO descriptions VALUES(25,'organizations',NULL,'What kind of organization an entity is.');
INSERT INTO descriptions VALUES(26,'places',NULL,'What kind of place an entity is.');
INSERT INTO descriptions VALUES(27,'units',NULL,'Units, with their dimension and factor.');
INSERT INTO descriptions VALUES(28,'unit_aliases',NULL,'Words for units.');
INSERT INTO descriptions VALUES(29,'metrics',NULL,'What figures measure.');
INSERT INTO descriptions VALUES(30,'metric_aliases',NULL,'Words for metrics.');
INSERT INTO descriptions VALUES(31,'categories',NULL,'Classes of systems, organizations, places and events.');
INSERT INTO descriptions VALUES(32,'category_aliases',NULL,'Words for categories.');
INSERT INTO descriptions VALUES(33,'relations',NULL,'What entities are to each other, with locators.');
INSERT INTO descriptions VALUES(34,'parts',NULL,'Every entity with all of its parts, itself included.');
INSERT INTO descriptions VALUES(35,'events',NULL,'What happened, when, and where the source says so.');
INSERT INTO descriptions VALUES(36,'mentions',NULL,'Which entities an event names, and in which role.');
INSERT INTO descriptions VALUES(37,'figures',NULL,'Amounts, as ids of metrics, units and entities.');
INSERT INTO descriptions VALUES(38,'predictions',NULL,'What somebody said would happen, and by when.');
INSERT INTO descriptions VALUES(39,'outcomes',NULL,'What came of predictions, and the event that shows it.');
INSERT INTO descriptions VALUES(40,'supports',NULL,'Where a source says again what a curated fact says.');
INSERT INTO descriptions VALUES(41,'entity_events',NULL,'The events of each entity by date; kept by triggers.');
INSERT INTO descriptions VALUES(42,'mention_counts',NULL,'How many events mention each entity; kept by triggers.');
INSERT INTO descriptions VALUES(43,'event_days',NULL,'How many events have each date; kept by triggers.');
INSERT INTO descriptions VALUES(44,'prediction_days',NULL,'The days that decide the status of predictions; kept by triggers.');
INSERT INTO descriptions VALUES(45,'read_me',NULL,'This list.');
INSERT INTO descriptions VALUES(46,'descriptions',NULL,'The rows of this list.');
INSERT INTO descriptions VALUES(47,'refinery_schema_history',NULL,'Which migrations were applied to this file.');
CREATE TABLE categories (
    -- Classes of systems, organizations, places and events; without a dataset, kb's own.
    slug TEXT PRIMARY KEY,
    dataset_id INTEGER REFERENCES datasets (id),
    kind TEXT NOT NULL CHECK (kind IN ('system', 'organization', 'place', 'event')),
    label_en TEXT NOT NULL,
    label_fr TEXT NOT NULL,
    plural_en TEXT NOT NULL,
    plural_fr TEXT NOT NULL,
    CONSTRAINT types CHECK (
        typeof(dataset_id) IN ('integer', 'null')
        AND max(slug, label_en, label_fr, plural_en, plural_fr) < x'')
) WITHOUT ROWID;
INSERT INTO categories VALUES('company',NULL,'organization','company','entreprise','companies','entreprises');
INSERT INTO categories VALUES('milestone',NULL,'event','milestone','jalon','milestones','jalons');
INSERT INTO categories VALUES('report',NULL,'event','report','rapport','reports','rapports');
INSERT INTO categories VALUES('robot',NULL,'system','robot','robot','robots','robots');
INSERT INTO categories VALUES('site',NULL,'place','site','site','sites','sites');
INSERT INTO categories VALUES('statement',NULL,'event','statement','déclaration','statements','déclarations');
CREATE TABLE category_aliases (
    -- Words for categories, as phrases look them up.
    key TEXT NOT NULL,
    category TEXT NOT NULL REFERENCES categories (slug),
    language TEXT NOT NULL CHECK (language IN ('en', 'fr')),
    text TEXT NOT NULL,
    dataset_id INTEGER REFERENCES datasets (id),
    PRIMARY KEY (key, category, language, text),
    CONSTRAINT types CHECK (
        typeof(dataset_id) IN ('integer', 'null') AND max(key, category, text) < x'')
) WITHOUT ROWID;
INSERT INTO category_aliases VALUES('businesses','company','en','businesses',NULL);
INSERT INTO category_aliases VALUES('compagnie','company','fr','compagnie',NULL);
INSERT INTO category_aliases VALUES('compagnies','company','fr','compagnies',NULL);
INSERT INTO category_aliases VALUES('companies','company','en','companies',NULL);
INSERT INTO category_aliases VALUES('company','company','en','company',NULL);
INSERT INTO category_aliases VALUES('compte rendu','report','fr','compte rendu',NULL);
INSERT INTO category_aliases VALUES('comptes rendus','report','fr','comptes rendus',NULL);
INSERT INTO category_aliases VALUES('corporations','company','en','corporations',NULL);
INSERT INTO category_aliases VALUES('declaration','statement','fr','déclaration',NULL);
INSERT INTO category_aliases VALUES('declaration publique','statement','fr','déclaration publique',NULL);
INSERT INTO category_aliases VALUES('declarations','statement','fr','déclarations',NULL);
INSERT INTO category_aliases VALUES('declarations publiques','statement','fr','déclarations publiques',NULL);
INSERT INTO category_aliases VALUES('entreprise','company','fr','entreprise',NULL);
INSERT INTO category_aliases VALUES('entreprises','company','fr','entreprises',NULL);
INSERT INTO category_aliases VALUES('factories','site','en','factories',NULL);
INSERT INTO category_aliases VALUES('factory','site','en','factory',NULL);
INSERT INTO category_aliases VALUES('firm','company','en','firm',NULL);
INSERT INTO category_aliases VALUES('firmes','company','fr','firmes',NULL);
INSERT INTO category_aliases VALUES('firms','company','en','firms',NULL);
INSERT INTO category_aliases VALUES('jalon','milestone','fr','jalon',NULL);
INSERT INTO category_aliases VALUES('jalons','milestone','fr','jalons',NULL);
INSERT INTO category_aliases VALUES('milestone','milestone','en','milestone',NULL);
INSERT INTO category_aliases VALUES('milestones','milestone','en','milestones',NULL);
INSERT INTO category_aliases VALUES('plant','site','en','plant',NULL);
INSERT INTO category_aliases VALUES('plants','site','en','plants',NULL);
INSERT INTO category_aliases VALUES('public statement','statement','en','public statement',NULL);
INSERT INTO category_aliases VALUES('public statements','statement','en','public statements',NULL);
INSERT INTO category_aliases VALUES('rapport','report','fr','rapport',NULL);
INSERT INTO category_aliases VALUES('rapports','report','fr','rapports',NULL);
INSERT INTO category_aliases VALUES('report','report','en','report',NULL);
INSERT INTO category_aliases VALUES('reports','report','en','reports',NULL);
INSERT INTO category_aliases VALUES('robot','robot','en','robot',NULL);
INSERT INTO category_aliases VALUES('robot','robot','fr','robot',NULL);
INSERT INTO category_aliases VALUES('robots','robot','en','robots',NULL);
INSERT INTO category_aliases VALUES('robots','robot','fr','robots',NULL);
INSERT INTO category_aliases VALUES('site','site','en','site',NULL);
INSERT INTO category_aliases VALUES('site','site','fr','site',NULL);
INSERT INTO category_aliases VALUES('sites','site','en','sites',NULL);
INSERT INTO category_aliases VALUES('sites','site','fr','sites',NULL);
INSERT INTO category_aliases VALUES('societe','company','fr','société',NULL);
INSERT INTO category_aliases VALUES('societes','company','fr','sociétés',NULL);
INSERT INTO category_aliases VALUES('statement','statement','en','statement',NULL);
INSERT INTO category_aliases VALUES('statements','statement','en','statements',NULL);
INSERT INTO category_aliases VALUES('usine','site','fr','usine',NULL);
INSERT INTO category_aliases VALUES('usines','site','fr','usines',NULL);
CREATE TABLE unit_aliases (
    -- Words for units, as phrases look them up.
    key TEXT NOT NULL,
    unit_id INTEGER NOT NULL REFERENCES units (id),
    language TEXT NOT NULL CHECK (language IN ('en', 'fr')),
    text TEXT NOT NULL,
    dataset_id INTEGER NOT NULL REFERENCES datasets (id),
    PRIMARY KEY (key, unit_id, language, text),
    CONSTRAINT types CHECK (
        typeof(dataset_id) = 'integer' AND typeof(unit_id) = 'integer' AND max(key, text) < x'')
) WITHOUT ROWID;
INSERT INTO unit_aliases VALUES('caisse',1,'fr','caisse',1);
INSERT INTO unit_aliases VALUES('caisses',1,'fr','caisses',1);
INSERT INTO unit_aliases VALUES('crate',1,'en','crate',1);
INSERT INTO unit_aliases VALUES('crates',1,'en','crates',1);
INSERT INTO unit_aliases VALUES('trucks',2,'en','trucks',2);
INSERT INTO unit_aliases VALUES('trucks',2,'fr','trucks',2);
CREATE TABLE metric_aliases (
    -- Words for metrics, as phrases look them up.
    key TEXT NOT NULL,
    metric_id INTEGER NOT NULL REFERENCES metrics (id),
    language TEXT NOT NULL CHECK (language IN ('en', 'fr')),
    text TEXT NOT NULL,
    dataset_id INTEGER NOT NULL REFERENCES datasets (id),
    PRIMARY KEY (key, metric_id, language, text),
    CONSTRAINT types CHECK (
        typeof(dataset_id) = 'integer' AND typeof(metric_id) = 'integer' AND max(key, text) < x'')
) WITHOUT ROWID;
INSERT INTO metric_aliases VALUES('caisses levees',1,'fr','caisses levées',1);
INSERT INTO metric_aliases VALUES('crates lifted',1,'en','crates lifted',1);
INSERT INTO metric_aliases VALUES('levees',1,'fr','levées',1);
INSERT INTO metric_aliases VALUES('lifted',1,'en','lifted',1);
INSERT INTO metric_aliases VALUES('nombre',2,'fr','nombre',2);
INSERT INTO metric_aliases VALUES('number',2,'en','number',2);
CREATE TABLE event_days (
    -- Kept by triggers: how many events have each date.
    starts_on TEXT NOT NULL,
    ends_on TEXT NOT NULL,
    date TEXT NOT NULL,
    events INTEGER NOT NULL,
    PRIMARY KEY (starts_on, ends_on, date),
    CONSTRAINT types CHECK (typeof(events) = 'integer' AND max(starts_on, ends_on, date) < x'')
) WITHOUT ROWID;
INSERT INTO event_days VALUES('2021-03-04','2021-03-04','2021-03-04',1);
INSERT INTO event_days VALUES('2022-06-09','2022-06-09','2022-06-09',1);
INSERT INTO event_days VALUES('2023-01-12','2023-01-12','2023-01-12',1);
INSERT INTO event_days VALUES('2023-01-20','2023-01-20','2023-01-20',1);
CREATE INDEX sources_dataset ON sources (dataset_id);
CREATE INDEX entities_dataset ON entities (dataset_id);
CREATE INDEX labels_dataset ON labels (dataset_id);
CREATE INDEX labels_key ON labels (key);
CREATE UNIQUE INDEX labels_preferred ON labels (entity_id, language) WHERE preferred = 1;
CREATE INDEX systems_category ON systems (category);
CREATE INDEX organizations_category ON organizations (category);
CREATE INDEX places_category ON places (category);
CREATE INDEX relations_dataset ON relations (dataset_id);
CREATE INDEX relations_object ON relations (object_id, kind);
CREATE INDEX relations_passage ON relations (passage_id);
CREATE INDEX events_dataset ON events (dataset_id);
CREATE INDEX events_passage ON events (passage_id);
CREATE INDEX mentions_entity ON mentions (entity_id, role, event_id);
CREATE INDEX figures_dataset ON figures (dataset_id);
CREATE INDEX figures_event ON figures (event_id);
CREATE INDEX figures_unit ON figures (unit_id);
CREATE INDEX figures_passage ON figures (passage_id);
CREATE INDEX predictions_dataset ON predictions (dataset_id);
CREATE INDEX predictions_event ON predictions (event_id);
CREATE INDEX predictions_by ON predictions (by_id);
CREATE INDEX predictions_subject ON predictions (subject_id);
CREATE INDEX predictions_figure ON predictions (figure_id);
CREATE INDEX predictions_passage ON predictions (passage_id);
CREATE INDEX outcomes_event ON outcomes (event_id);
CREATE TRIGGER events_search_update
AFTER UPDATE OF title_en, title_fr, summary_en, summary_fr ON events BEGIN
    UPDATE search SET
        en = new.title_en || char(10) || new.summary_en,
        fr = new.title_fr || char(10) || new.summary_fr
    WHERE rowid = new.id * 8;
END;
CREATE TRIGGER labels_search_update AFTER UPDATE OF language, text ON labels BEGIN
    UPDATE search SET
        en = CASE new.language WHEN 'en' THEN new.text END,
        fr = CASE new.language WHEN 'fr' THEN new.text END
    WHERE rowid = new.id * 8 + 1;
END;
CREATE TRIGGER labels_search_delete AFTER DELETE ON labels BEGIN
    DELETE FROM search WHERE rowid = old.id * 8 + 1;
END;
CREATE TRIGGER passages_search_delete AFTER DELETE ON passages
WHEN old.text IS NOT NULL BEGIN
    DELETE FROM search WHERE rowid = old.id * 8 + 2;
END;
CREATE TRIGGER predictions_search_update AFTER UPDATE OF statement_en, statement_fr ON predictions BEGIN
    UPDATE search SET en = new.statement_en, fr = new.statement_fr WHERE rowid = new.id * 8 + 4;
END;
CREATE INDEX supports_dataset ON supports (dataset_id);
CREATE INDEX supports_passage ON supports (passage_id);
CREATE INDEX passages_hash ON passages (hash);
CREATE TRIGGER figures_hanging_delete BEFORE DELETE ON figures BEGIN
    UPDATE predictions SET figure_id = NULL WHERE figure_id = old.id AND origin = 'extracted';
END;
CREATE INDEX entity_events_event ON entity_events (event_id);
CREATE INDEX mention_counts_rank ON mention_counts (starts_on, ends_on, kind, mentions DESC);
CREATE INDEX prediction_days_made
ON prediction_days (made_on, due_from, due_to, decided_on, verdict);
CREATE TRIGGER outcomes_summary_delete AFTER DELETE ON outcomes BEGIN
    UPDATE prediction_days SET verdict = NULL, decided_on = NULL
    WHERE prediction_id = old.prediction_id;
END;
CREATE INDEX figures_subject ON figures (
    subject_id, unit_id, starts_on, ends_on, low, high, qualifier, event_id, passage_id, span_start,
    slug);
CREATE INDEX figures_object ON figures (
    object_id, unit_id, starts_on, ends_on, low, high, qualifier, event_id, passage_id, span_start,
    slug, subject_id) WHERE object_id IS NOT NULL;
CREATE INDEX parts_part ON parts (part_id);
CREATE TRIGGER relations_parts_insert AFTER INSERT ON relations WHEN new.kind = 'part_of' BEGIN
    INSERT INTO parts (whole_id, part_id)
    SELECT up.whole_id, down.part_id
    FROM parts AS up, parts AS down
    WHERE up.part_id = new.object_id AND down.whole_id = new.subject_id
    EXCEPT SELECT whole_id, part_id FROM parts;
END;
CREATE TRIGGER parts_delete AFTER DELETE ON parts
WHEN old.whole_id = old.part_id AND EXISTS (SELECT 1 FROM entities WHERE id = old.whole_id) BEGIN
    DELETE FROM parts WHERE whole_id <> part_id AND (whole_id = old.whole_id
        OR whole_id IN (SELECT whole_id FROM parts WHERE part_id = old.whole_id));
    INSERT INTO parts (whole_id, part_id)
    WITH RECURSIVE whole (id) AS (
        SELECT old.whole_id
        UNION
        SELECT object_id FROM whole
        CROSS JOIN relations ON subject_id = whole.id AND kind = 'part_of'),
    part (whole_id, part_id) AS (
        SELECT id, id FROM whole
        UNION
        SELECT whole_id, subject_id FROM part
        CROSS JOIN relations ON object_id = part_id AND kind = 'part_of')
    SELECT whole_id, part_id FROM part
    EXCEPT SELECT whole_id, part_id FROM parts;
END;
CREATE TRIGGER relations_parts_delete AFTER DELETE ON relations WHEN old.kind = 'part_of' BEGIN
    DELETE FROM parts WHERE whole_id = old.object_id AND part_id = old.object_id;
END;
CREATE TRIGGER relations_parts_update AFTER UPDATE OF subject_id, kind, object_id ON relations BEGIN
    DELETE FROM parts WHERE whole_id = old.object_id AND part_id = old.object_id;
    DELETE FROM parts WHERE whole_id = new.object_id AND part_id = new.object_id;
END;
CREATE TRIGGER mentions_summary_insert AFTER INSERT ON mentions
WHEN NOT EXISTS (
    SELECT 1 FROM entity_events WHERE event_id = new.event_id AND entity_id = new.entity_id)
BEGIN
    INSERT INTO entity_events (entity_id, starts_on, ends_on, event_id, date)
    SELECT new.entity_id, starts_on, ends_on, id, date FROM events WHERE id = new.event_id;
END;
CREATE TRIGGER mentions_summary_update AFTER UPDATE OF event_id, entity_id ON mentions BEGIN
    DELETE FROM entity_events
    WHERE event_id = old.event_id AND entity_id = old.entity_id AND NOT EXISTS (
        SELECT 1 FROM mentions WHERE event_id = old.event_id AND entity_id = old.entity_id);
    INSERT INTO entity_events (entity_id, starts_on, ends_on, event_id, date)
    SELECT new.entity_id, starts_on, ends_on, id, date FROM events
    WHERE id = new.event_id AND NOT EXISTS (
        SELECT 1 FROM entity_events WHERE event_id = new.event_id AND entity_id = new.entity_id);
END;
CREATE TRIGGER entity_events_insert AFTER INSERT ON entity_events BEGIN
    INSERT INTO mention_counts (entity_id, starts_on, ends_on, kind, mentions, earliest, latest)
    SELECT id, first, last, kind, 1, new.ends_on || new.date, new.starts_on || new.date
    FROM entities
    JOIN (SELECT '0000-01-01' AS first, '9999-12-31' AS last
        UNION ALL
        SELECT substr(new.starts_on, 1, 4) || '-01-01', substr(new.starts_on, 1, 4) || '-12-31')
    WHERE id = new.entity_id AND new.ends_on <= last
    ON CONFLICT (entity_id, starts_on, ends_on) DO UPDATE SET
        mentions = mentions + 1,
        earliest = min(earliest, excluded.earliest),
        latest = max(latest, excluded.latest);
END;
CREATE TRIGGER entity_events_delete AFTER DELETE ON entity_events BEGIN
    DELETE FROM mention_counts
    WHERE entity_id = old.entity_id AND mentions = 1
        AND starts_on <= old.starts_on AND ends_on >= old.ends_on;
    UPDATE mention_counts SET mentions = mentions - 1
    WHERE entity_id = old.entity_id AND starts_on <= old.starts_on AND ends_on >= old.ends_on;
    UPDATE mention_counts SET (earliest, latest) = (
        SELECT min(x.ends_on || date), max(x.starts_on || date) FROM entity_events AS x
        WHERE entity_id = old.entity_id AND x.starts_on >= mention_counts.starts_on
            AND x.starts_on <= mention_counts.ends_on AND x.ends_on <= mention_counts.ends_on)
    WHERE entity_id = old.entity_id AND starts_on <= old.starts_on AND ends_on >= old.ends_on
        AND (earliest = old.ends_on || old.date OR latest = old.starts_on || old.date);
END;
CREATE TRIGGER outcomes_summary_insert AFTER INSERT ON outcomes BEGIN
    UPDATE outcomes SET event_id = event_id WHERE prediction_id = new.prediction_id;
END;
CREATE TRIGGER outcomes_summary_update AFTER UPDATE ON outcomes BEGIN
    UPDATE prediction_days SET verdict = NULL, decided_on = NULL
    WHERE prediction_id IN (old.prediction_id, new.prediction_id);
    UPDATE prediction_days SET
        verdict = new.verdict,
        decided_on = (SELECT starts_on FROM events WHERE id = new.event_id)
    WHERE prediction_id = new.prediction_id AND new.verdict NOT IN ('open', 'unknown');
END;
CREATE TRIGGER predictions_summary_update
AFTER UPDATE OF event_id, due_from, due_to ON predictions BEGIN
    UPDATE prediction_days SET
        made_on = (SELECT starts_on FROM events WHERE id = new.event_id),
        due_from = new.due_from,
        due_to = new.due_to
    WHERE prediction_id = new.id;
END;
CREATE TRIGGER mentions_summary_delete AFTER DELETE ON mentions BEGIN
    DELETE FROM entity_events
    WHERE event_id = old.event_id AND entity_id = old.entity_id AND NOT EXISTS (
        SELECT 1 FROM mentions WHERE event_id = old.event_id AND entity_id = old.entity_id);
END;
CREATE TRIGGER passages_search_insert AFTER INSERT ON passages WHEN new.text IS NOT NULL BEGIN
    UPDATE passages SET text = text WHERE id = new.id;
END;
CREATE TRIGGER passages_search_update AFTER UPDATE OF text ON passages BEGIN
    DELETE FROM search WHERE rowid = old.id * 8 + 2 AND old.text IS NOT NULL;
    INSERT INTO search (rowid, kind, slug, en, fr)
    SELECT new.id * 8 + 2, 'passage', slug || '#' || new.ordinal,
        CASE language WHEN 'en' THEN new.text END,
        CASE language WHEN 'fr' THEN new.text END
    FROM sources WHERE id = new.source_id AND new.text IS NOT NULL;
END;
CREATE TRIGGER labels_search_insert AFTER INSERT ON labels BEGIN
    INSERT INTO search (rowid, kind, slug, en, fr)
    SELECT new.id * 8 + 1, kind, slug,
        CASE new.language WHEN 'en' THEN new.text END,
        CASE new.language WHEN 'fr' THEN new.text END
    FROM entities WHERE id = new.entity_id;
END;
CREATE VIEW read_me AS
-- What each table and view holds. The first ones are those to start with.
SELECT name, start, holds FROM descriptions ORDER BY position
;
CREATE VIEW entity_names AS
-- The preferred names of every entity.
SELECT
    id AS entity_id,
    slug,
    kind,
    coalesce((SELECT text FROM labels
        WHERE entity_id = e.id AND language = 'en' AND preferred = 1), slug) AS name_en,
    coalesce((SELECT text FROM labels
        WHERE entity_id = e.id AND language = 'fr' AND preferred = 1), slug) AS name_fr
FROM entities AS e
;
CREATE VIEW mention_names AS
-- The entities of every event, with their names.
SELECT event_id, role, entity_id, slug, kind, name_en, name_fr
FROM mentions
JOIN entity_names USING (entity_id)
;
CREATE VIEW event_names AS
-- The entities of every event, each once, with their names.
SELECT event_id, kind, name_en, name_fr
FROM entity_events
JOIN entity_names USING (entity_id)
;
CREATE VIEW source_passages AS
-- The source of every passage, and its number there.
SELECT p.id AS passage_id, slug AS source, ordinal AS passage, title, text
FROM passages AS p
JOIN sources AS s ON s.id = source_id
;
CREATE VIEW timeline AS
-- Every event by date, with what it mentions.
SELECT
    date,
    title_en,
    title_fr,
    (SELECT group_concat(name_en, ', ') FROM event_names
        WHERE event_id = ev.id AND kind = 'system') AS systems_en,
    (SELECT group_concat(name_en, ', ') FROM event_names
        WHERE event_id = ev.id AND kind = 'person') AS people_en,
    (SELECT group_concat(name_en, ', ') FROM event_names
        WHERE event_id = ev.id AND kind = 'organization') AS organizations_en,
    (SELECT group_concat(name_en, ', ') FROM event_names
        WHERE event_id = ev.id AND kind = 'place') AS places_en,
    (SELECT group_concat(name_fr, ', ') FROM event_names
        WHERE event_id = ev.id AND kind = 'system') AS systems_fr,
    (SELECT group_concat(name_fr, ', ') FROM event_names
        WHERE event_id = ev.id AND kind = 'person') AS people_fr,
    (SELECT group_concat(name_fr, ', ') FROM event_names
        WHERE event_id = ev.id AND kind = 'organization') AS organizations_fr,
    (SELECT group_concat(name_fr, ', ') FROM event_names
        WHERE event_id = ev.id AND kind = 'place') AS places_fr,
    slug,
    source,
    passage,
    span_start,
    span_length,
    origin,
    confidence
FROM events AS ev
JOIN source_passages USING (passage_id)
ORDER BY starts_on, ends_on, slug
;
CREATE VIEW system_mentions AS
-- Every mention of a system, with the event.
SELECT
    name_en AS system_en,
    name_fr AS system_fr,
    y.category,
    date,
    role,
    title_en,
    title_fr,
    ev.slug,
    source,
    passage,
    span_start,
    span_length,
    origin,
    confidence
FROM mention_names AS m
JOIN systems AS y USING (entity_id)
JOIN events AS ev ON ev.id = event_id
JOIN source_passages USING (passage_id)
ORDER BY name_en, starts_on, ends_on, ev.slug
;
CREATE VIEW people_statements AS
-- Every event in which a person speaks.
SELECT
    name_en AS person_en,
    name_fr AS person_fr,
    date,
    title_en,
    title_fr,
    ev.slug,
    source,
    passage,
    span_start,
    span_length,
    origin,
    confidence
FROM mention_names AS m
JOIN events AS ev ON ev.id = event_id
JOIN source_passages USING (passage_id)
WHERE kind = 'person' AND role = 'speaker'
ORDER BY name_en, starts_on, ends_on, ev.slug
;
CREATE VIEW relation_names AS
-- What entities are to each other.
SELECT
    a.name_en AS subject_en,
    a.name_fr AS subject_fr,
    r.kind AS relation,
    b.name_en AS object_en,
    b.name_fr AS object_fr,
    source,
    passage,
    span_start,
    span_length
FROM relations AS r
JOIN entity_names AS a ON a.entity_id = subject_id
JOIN entity_names AS b ON b.entity_id = object_id
JOIN source_passages USING (passage_id)
ORDER BY 1, 3, 4
;
CREATE VIEW figure_values AS
-- Every amount. `value` is the number, or the only bound; a range has none.
SELECT
    f.date,
    name_en AS subject_en,
    name_fr AS subject_fr,
    mt.label_en AS metric_en,
    mt.label_fr AS metric_fr,
    CASE WHEN low = high OR high IS NULL THEN low WHEN low IS NULL THEN high END AS value,
    low,
    high,
    qualifier,
    u.label_en AS unit_en,
    u.label_fr AS unit_fr,
    status,
    title_en AS stated_in_en,
    title_fr AS stated_in_fr,
    ev.date AS stated_on,
    f.slug,
    source,
    passage,
    f.span_start,
    f.span_length,
    f.origin,
    f.confidence
FROM figures AS f
JOIN entity_names AS n ON n.entity_id = subject_id
JOIN metrics AS mt ON mt.id = metric_id
JOIN units AS u ON u.id = unit_id
JOIN events AS ev ON ev.id = event_id
JOIN source_passages AS p ON p.passage_id = f.passage_id
ORDER BY f.starts_on, f.ends_on, f.slug
;
CREATE VIEW prediction_status AS
-- Every prediction as of today. `days_late` counts from the last day it was due to the
-- day its outcome was shown, or to today while it is overdue.
SELECT
    ev.date AS made,
    b.name_en AS made_by_en,
    b.name_fr AS made_by_fr,
    n.name_en AS subject_en,
    n.name_fr AS subject_fr,
    due,
    statement_en,
    statement_fr,
    CASE WHEN decided_on <= date('now') THEN d.verdict
         WHEN d.due_to < date('now') THEN 'overdue'
         ELSE 'open' END AS status,
    CASE WHEN d.verdict = 'late' OR decided_on > date('now') OR decided_on IS NULL THEN
        nullif(max(0, CAST(julianday(min(ifnull(decided_on, date('now')), date('now')))
            - julianday(d.due_to) AS INTEGER)), 0) END AS days_late,
    oe.date AS shown_on,
    oe.title_en AS shown_by_en,
    oe.title_fr AS shown_by_fr,
    pr.slug,
    source,
    passage,
    pr.span_start,
    pr.span_length,
    pr.origin,
    pr.confidence
FROM predictions AS pr
JOIN prediction_days AS d ON d.prediction_id = pr.id
JOIN events AS ev ON ev.id = pr.event_id
JOIN entity_names AS b ON b.entity_id = by_id
JOIN entity_names AS n ON n.entity_id = subject_id
JOIN source_passages AS p ON p.passage_id = pr.passage_id
LEFT JOIN outcomes AS o ON o.prediction_id = pr.id
LEFT JOIN events AS oe ON oe.id = o.event_id
ORDER BY made_on, pr.due_from, pr.slug
;
CREATE VIEW support_facts AS
-- The fact that each support is about.
SELECT su.id AS support_id, 'event' AS fact, slug, title_en AS statement_en, title_fr AS statement_fr
FROM supports AS su
JOIN events AS ev ON ev.id = event_id
UNION ALL
SELECT su.id, 'figure', f.slug, label_en || ': ' || name_en, label_fr || ' : ' || name_fr
FROM supports AS su
JOIN figures AS f ON f.id = figure_id
JOIN metrics AS mt ON mt.id = metric_id
JOIN entity_names ON entity_id = subject_id
UNION ALL
SELECT su.id, 'prediction', slug, statement_en, statement_fr
FROM supports AS su
JOIN predictions AS pr ON pr.id = prediction_id
;
CREATE VIEW quotes AS
-- Where each fact stands, and the quote if the source is attached; `support` = 1 where
-- a source says a curated fact again.
SELECT fact, x.slug, s.slug AS source, ordinal AS passage, span_start, span_length,
    substr(text, span_start + 1, span_length) AS quote, support, origin, confidence
FROM (
    SELECT 'event' AS fact, slug, passage_id, span_start, span_length, 0 AS support, origin, confidence
    FROM events
    UNION ALL
    SELECT 'figure', slug, passage_id, span_start, span_length, 0, origin, confidence FROM figures
    UNION ALL
    SELECT 'prediction', slug, passage_id, span_start, span_length, 0, origin, confidence FROM predictions
    UNION ALL
    SELECT 'relation', a.slug || ' ' || r.kind || ' ' || b.slug, passage_id, span_start,
        span_length, 0, 'curated', NULL
    FROM relations AS r
    JOIN entities AS a ON a.id = subject_id
    JOIN entities AS b ON b.id = object_id
    UNION ALL
    SELECT fact, slug, passage_id, span_start, span_length, 1, 'extracted', confidence
    FROM supports AS su
    JOIN support_facts ON support_id = su.id
) AS x
JOIN passages AS p ON p.id = passage_id
JOIN sources AS s ON s.id = source_id
;
CREATE VIEW supports_by_source AS
-- What a source says again that a curated fact says.
SELECT
    source,
    title,
    passage,
    span_start,
    span_length,
    fact,
    slug,
    statement_en,
    statement_fr,
    substr(text, span_start + 1, span_length) AS quote,
    confidence,
    rule
FROM supports
JOIN support_facts ON support_id = id
JOIN source_passages USING (passage_id)
ORDER BY 1, 3, 4, 5, 6, 7
;
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
JOIN categories ON slug = category
;
CREATE TRIGGER entities_insert AFTER INSERT ON entities BEGIN
    INSERT INTO search (rowid, kind, slug, en, fr)
    SELECT new.id * 8 + 3, new.kind, new.slug, new.summary_en, new.summary_fr
    WHERE new.summary_en IS NOT NULL;
    INSERT INTO parts (whole_id, part_id)
    SELECT new.id, new.id
    WHERE NOT EXISTS (SELECT 1 FROM parts WHERE whole_id = new.id AND part_id = new.id);
    UPDATE mention_counts SET kind = new.kind WHERE entity_id = new.id;
END;
CREATE TRIGGER entities_update AFTER UPDATE OF kind, summary_en, summary_fr ON entities BEGIN
    DELETE FROM search WHERE rowid = old.id * 8 + 3 AND old.summary_en IS NOT NULL;
    INSERT INTO search (rowid, kind, slug, en, fr)
    SELECT new.id * 8 + 3, new.kind, new.slug, new.summary_en, new.summary_fr
    WHERE new.summary_en IS NOT NULL;
    UPDATE mention_counts SET kind = new.kind WHERE entity_id = new.id AND new.kind <> old.kind;
END;
CREATE TRIGGER entities_delete AFTER DELETE ON entities BEGIN
    DELETE FROM search WHERE rowid = old.id * 8 + 3 AND old.summary_en IS NOT NULL;
    DELETE FROM parts WHERE whole_id = old.id OR part_id = old.id;
END;
CREATE TRIGGER predictions_insert AFTER INSERT ON predictions BEGIN
    INSERT INTO search (rowid, kind, slug, en, fr)
    VALUES (new.id * 8 + 4, 'prediction', new.slug, new.statement_en, new.statement_fr);
    DELETE FROM prediction_days WHERE prediction_id = new.id;
    INSERT INTO prediction_days (prediction_id, made_on, due_from, due_to)
    SELECT new.id, starts_on, new.due_from, new.due_to FROM events WHERE id = new.event_id;
    UPDATE outcomes SET event_id = event_id WHERE prediction_id = new.id;
END;
CREATE TRIGGER predictions_delete BEFORE DELETE ON predictions BEGIN
    DELETE FROM prediction_days WHERE prediction_id = old.id;
    DELETE FROM search WHERE rowid = old.id * 8 + 4;
END;
CREATE INDEX events_starts_on ON events (starts_on, ends_on, date, category, origin);
CREATE INDEX figures_starts_on ON figures (starts_on, ends_on, date, status);
CREATE INDEX figures_metric ON figures (metric_id, unit_id);
CREATE INDEX figures_largest ON figures (metric_id, unit_id, coalesce(high, low))
WHERE coalesce(high, low) IS NOT NULL;
CREATE INDEX figures_smallest ON figures (metric_id, unit_id, coalesce(low, high))
WHERE coalesce(low, high) IS NOT NULL;
CREATE TRIGGER events_replace BEFORE INSERT ON events
WHEN EXISTS (SELECT 1 FROM events WHERE id = new.id OR slug = new.slug) BEGIN
    INSERT INTO event_days (starts_on, ends_on, date, events)
    SELECT '', starts_on || ends_on, date, 0 FROM events WHERE id = new.id OR slug = new.slug
    EXCEPT SELECT * FROM event_days;
END;
CREATE TRIGGER events_insert AFTER INSERT ON events BEGIN
    INSERT INTO search (rowid, kind, slug, en, fr)
    VALUES (new.id * 8, 'event', new.slug,
        new.title_en || char(10) || new.summary_en, new.title_fr || char(10) || new.summary_fr);
    DELETE FROM entity_events WHERE event_id = new.id;
    UPDATE mentions SET event_id = new.id WHERE event_id = new.id;
    UPDATE predictions SET event_id = new.id WHERE event_id = new.id;
    UPDATE outcomes SET event_id = new.id WHERE event_id = new.id;
    INSERT INTO event_days (starts_on, ends_on, date, events)
    SELECT new.starts_on, new.ends_on, new.date, 0
    WHERE NOT EXISTS (SELECT 1 FROM event_days
        WHERE starts_on = new.starts_on AND ends_on = new.ends_on AND date = new.date);
    UPDATE event_days SET events = events + 1
    WHERE starts_on = new.starts_on AND ends_on = new.ends_on AND date = new.date;
    UPDATE event_days SET events = (
        SELECT count(*) FROM events AS e WHERE e.starts_on = event_days.starts_on
            AND e.ends_on = event_days.ends_on AND e.date = event_days.date)
    WHERE (starts_on, ends_on, date) IN (
        SELECT substr(ends_on, 1, 10), substr(ends_on, 11), date FROM event_days WHERE starts_on = '');
    DELETE FROM event_days WHERE events = 0 AND (starts_on, ends_on, date) IN (
        SELECT substr(ends_on, 1, 10), substr(ends_on, 11), date FROM event_days WHERE starts_on = '');
    DELETE FROM event_days WHERE starts_on = '';
END;
CREATE TRIGGER events_summary_update AFTER UPDATE OF date, starts_on, ends_on ON events
WHEN (old.date, old.starts_on, old.ends_on) <> (new.date, new.starts_on, new.ends_on)
BEGIN
    DELETE FROM entity_events WHERE event_id = new.id;
    UPDATE mentions SET event_id = new.id WHERE event_id = new.id;
    UPDATE predictions SET event_id = new.id WHERE event_id = new.id;
    UPDATE outcomes SET event_id = new.id WHERE event_id = new.id;
    UPDATE event_days SET events = events - 1
    WHERE starts_on = old.starts_on AND ends_on = old.ends_on AND date = old.date;
    DELETE FROM event_days
    WHERE starts_on = old.starts_on AND ends_on = old.ends_on AND date = old.date AND events = 0;
    INSERT INTO event_days (starts_on, ends_on, date, events)
    SELECT new.starts_on, new.ends_on, new.date, 0
    WHERE NOT EXISTS (SELECT 1 FROM event_days
        WHERE starts_on = new.starts_on AND ends_on = new.ends_on AND date = new.date);
    UPDATE event_days SET events = events + 1
    WHERE starts_on = new.starts_on AND ends_on = new.ends_on AND date = new.date;
END;
CREATE TRIGGER events_delete BEFORE DELETE ON events BEGIN
    DELETE FROM outcomes WHERE prediction_id IN (
        SELECT pr.id FROM predictions AS pr
        WHERE (pr.event_id = old.id OR outcomes.event_id = old.id)
            AND pr.origin = 'extracted' AND pr.dataset_id <> old.dataset_id);
    DELETE FROM predictions
    WHERE event_id = old.id AND origin = 'extracted' AND dataset_id <> old.dataset_id;
    DELETE FROM figures
    WHERE event_id = old.id AND origin = 'extracted' AND dataset_id <> old.dataset_id;
    DELETE FROM search WHERE rowid = old.id * 8;
    UPDATE event_days SET events = events - 1
    WHERE starts_on = old.starts_on AND ends_on = old.ends_on AND date = old.date;
    DELETE FROM event_days
    WHERE starts_on = old.starts_on AND ends_on = old.ends_on AND date = old.date AND events = 0;
END;
PRAGMA writable_schema=OFF;
COMMIT;
PRAGMA application_id=1801610338;
PRAGMA user_version=12;
