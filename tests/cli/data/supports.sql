-- A document that says again what the built-in dataset says.
INSERT INTO datasets VALUES (7, 'read', 'Read', 'Lu');
INSERT INTO documents VALUES (
    7, '0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef', 'read.txt', 'text');
INSERT INTO sources (id, dataset_id, slug, title, language) VALUES (7, 7, 'read', 'Read', 'en');
INSERT INTO passages (id, source_id, ordinal, length, hash, text) VALUES (
    99, 7, 1, 20, 'a7559dbdf0e137eb3a6db7c8f2f416483f8259f566ee42029816e5f4a1838043', 'Dojo will come again');
INSERT INTO figures (
    id, dataset_id, slug, event_id, subject_id, metric_id, low, high, qualifier, unit_id,
    date, starts_on, ends_on, precision, status, passage_id, span_start, span_length,
    origin, confidence, rule)
SELECT 999, 7, 'read-1', f.event_id, f.subject_id, f.metric_id, 5, 5, 'exact', f.unit_id,
    f.date, f.starts_on, f.ends_on, f.precision, f.status, 99, 0, 4, 'extracted', 0.9, 'figures'
FROM figures AS f WHERE f.slug = 'dojo-d1-chips';
INSERT INTO predictions (
    dataset_id, slug, event_id, by_id, subject_id, due, due_from, due_to, due_precision, approximate,
    statement_en, statement_fr, figure_id, passage_id, span_start, span_length,
    origin, confidence, rule)
SELECT 7, 'read-2', f.event_id, f.subject_id, f.subject_id, '2030', '2030-01-01', '2030-12-31', 'year', 0,
    'It will.', 'Il le fera.', 999, 99, 5, 4, 'extracted', 0.9, 'predictions'
FROM figures AS f WHERE f.slug = 'dojo-d1-chips';
INSERT INTO supports
SELECT NULL, 7, id, NULL, NULL, 99, 0, 20, 0.9, 'same day'
FROM events WHERE slug = '2021-08-19-d1-chip'
UNION ALL
SELECT NULL, 7, NULL, id, NULL, 99, 0, 20, 0.9, 'same amount'
FROM figures WHERE slug = 'dojo-d1-chips'
UNION ALL
SELECT NULL, 7, NULL, NULL, id, 99, 0, 20, 0.9, 'same deadline'
FROM predictions WHERE slug = 'first-dojo-2021';
