-- The tables of a lake, and the views that canned queries read, for Spark. The paths begin
-- where the lake is: start Spark there, or put the address of the lake before them.
CREATE OR REPLACE TEMPORARY VIEW datasets USING parquet OPTIONS (path 'datasets');
CREATE OR REPLACE TEMPORARY VIEW documents USING parquet OPTIONS (path 'documents');
CREATE OR REPLACE TEMPORARY VIEW sources USING parquet OPTIONS (path 'sources');
CREATE OR REPLACE TEMPORARY VIEW entities USING parquet OPTIONS (path 'entities');
CREATE OR REPLACE TEMPORARY VIEW labels USING parquet OPTIONS (path 'labels');
CREATE OR REPLACE TEMPORARY VIEW systems USING parquet OPTIONS (path 'systems');
CREATE OR REPLACE TEMPORARY VIEW people USING parquet OPTIONS (path 'people');
CREATE OR REPLACE TEMPORARY VIEW organizations USING parquet OPTIONS (path 'organizations');
CREATE OR REPLACE TEMPORARY VIEW places USING parquet OPTIONS (path 'places');
CREATE OR REPLACE TEMPORARY VIEW relations USING parquet OPTIONS (path 'relations');
CREATE OR REPLACE TEMPORARY VIEW parts USING parquet OPTIONS (path 'parts');
CREATE OR REPLACE TEMPORARY VIEW units USING parquet OPTIONS (path 'units');
CREATE OR REPLACE TEMPORARY VIEW unit_aliases USING parquet OPTIONS (path 'unit_aliases');
CREATE OR REPLACE TEMPORARY VIEW metrics USING parquet OPTIONS (path 'metrics');
CREATE OR REPLACE TEMPORARY VIEW metric_aliases USING parquet OPTIONS (path 'metric_aliases');
CREATE OR REPLACE TEMPORARY VIEW mention_counts USING parquet OPTIONS (path 'mention_counts');
CREATE OR REPLACE TEMPORARY VIEW predictions USING parquet OPTIONS (path 'predictions');
CREATE OR REPLACE TEMPORARY VIEW prediction_days USING parquet OPTIONS (path 'prediction_days');
CREATE OR REPLACE TEMPORARY VIEW outcomes USING parquet OPTIONS (path 'outcomes');
CREATE OR REPLACE TEMPORARY VIEW supports USING parquet OPTIONS (path 'supports');
CREATE OR REPLACE TEMPORARY VIEW search_terms USING parquet OPTIONS (path 'search_terms');
CREATE OR REPLACE TEMPORARY VIEW passages USING parquet OPTIONS (path 'passages');
CREATE OR REPLACE TEMPORARY VIEW events USING parquet OPTIONS (path 'events');
CREATE OR REPLACE TEMPORARY VIEW mentions USING parquet OPTIONS (path 'mentions');
CREATE OR REPLACE TEMPORARY VIEW entity_events USING parquet OPTIONS (path 'entity_events');
CREATE OR REPLACE TEMPORARY VIEW figures USING parquet OPTIONS (path 'figures');

-- Categories have no ids: several bases have those of kb, and one of each is kept.
CREATE OR REPLACE TEMPORARY VIEW categories AS
SELECT slug, dataset_id, kind, label_en, label_fr, plural_en, plural_fr FROM (
    SELECT *, row_number() OVER (PARTITION BY slug ORDER BY _metadata.file_name) AS nth
    FROM parquet.`categories`
) AS one WHERE nth = 1;
CREATE OR REPLACE TEMPORARY VIEW category_aliases AS
SELECT key, category, language, text, dataset_id FROM (
    SELECT *, row_number() OVER (PARTITION BY key, category, language, text ORDER BY _metadata.file_name) AS nth
    FROM parquet.`category_aliases`
) AS one WHERE nth = 1;
