-- The tables of a lake, and the views that canned queries read, for DuckDB. Read it where
-- the lake is: `cd LAKE && duckdb -init views.duckdb.sql`.
CREATE OR REPLACE VIEW datasets AS SELECT * FROM read_parquet('datasets/*.parquet');
CREATE OR REPLACE VIEW documents AS SELECT * FROM read_parquet('documents/*.parquet');
CREATE OR REPLACE VIEW sources AS SELECT * FROM read_parquet('sources/*.parquet');
CREATE OR REPLACE VIEW entities AS SELECT * FROM read_parquet('entities/*.parquet');
CREATE OR REPLACE VIEW labels AS SELECT * FROM read_parquet('labels/*.parquet');
CREATE OR REPLACE VIEW systems AS SELECT * FROM read_parquet('systems/*.parquet');
CREATE OR REPLACE VIEW people AS SELECT * FROM read_parquet('people/*.parquet');
CREATE OR REPLACE VIEW organizations AS SELECT * FROM read_parquet('organizations/*.parquet');
CREATE OR REPLACE VIEW places AS SELECT * FROM read_parquet('places/*.parquet');
CREATE OR REPLACE VIEW relations AS SELECT * FROM read_parquet('relations/*.parquet');
CREATE OR REPLACE VIEW parts AS SELECT * FROM read_parquet('parts/*.parquet');
CREATE OR REPLACE VIEW units AS SELECT * FROM read_parquet('units/*.parquet');
CREATE OR REPLACE VIEW unit_aliases AS SELECT * FROM read_parquet('unit_aliases/*.parquet');
CREATE OR REPLACE VIEW metrics AS SELECT * FROM read_parquet('metrics/*.parquet');
CREATE OR REPLACE VIEW metric_aliases AS SELECT * FROM read_parquet('metric_aliases/*.parquet');
CREATE OR REPLACE VIEW mention_counts AS SELECT * FROM read_parquet('mention_counts/*.parquet');
CREATE OR REPLACE VIEW predictions AS SELECT * FROM read_parquet('predictions/*.parquet');
CREATE OR REPLACE VIEW prediction_days AS SELECT * FROM read_parquet('prediction_days/*.parquet');
CREATE OR REPLACE VIEW outcomes AS SELECT * FROM read_parquet('outcomes/*.parquet');
CREATE OR REPLACE VIEW supports AS SELECT * FROM read_parquet('supports/*.parquet');
CREATE OR REPLACE VIEW search_terms AS SELECT * FROM read_parquet('search_terms/*.parquet');

-- A folder for each year: `WHERE year = 2024` opens its files alone.
CREATE OR REPLACE VIEW passages AS SELECT * FROM read_parquet('passages/*/*.parquet', hive_partitioning = true, hive_types = {'year': INTEGER});
CREATE OR REPLACE VIEW events AS SELECT * FROM read_parquet('events/*/*.parquet', hive_partitioning = true, hive_types = {'year': INTEGER});
CREATE OR REPLACE VIEW mentions AS SELECT * FROM read_parquet('mentions/*/*.parquet', hive_partitioning = true, hive_types = {'year': INTEGER});
CREATE OR REPLACE VIEW entity_events AS SELECT * FROM read_parquet('entity_events/*/*.parquet', hive_partitioning = true, hive_types = {'year': INTEGER});
CREATE OR REPLACE VIEW figures AS SELECT * FROM read_parquet('figures/*/*.parquet', hive_partitioning = true, hive_types = {'year': INTEGER});

-- Categories have no ids: several bases have those of kb, and one of each is kept.
CREATE OR REPLACE VIEW categories AS
SELECT slug, dataset_id, kind, label_en, label_fr, plural_en, plural_fr FROM (
    SELECT c.*, row_number() OVER (PARTITION BY slug ORDER BY c.filename) AS nth
    FROM read_parquet('categories/*.parquet', filename = true) AS c
) AS one WHERE nth = 1;
CREATE OR REPLACE VIEW category_aliases AS
SELECT key, category, language, text, dataset_id FROM (
    SELECT c.*, row_number() OVER (PARTITION BY key, category, language, text ORDER BY c.filename) AS nth
    FROM read_parquet('category_aliases/*.parquet', filename = true) AS c
) AS one WHERE nth = 1;
