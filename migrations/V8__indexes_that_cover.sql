-- Indexes that hold all that facts are narrowed, put in order or counted by, so that
-- of many only those that are shown are looked up.

-- Figures about an entity, in what they are counted, by date.
DROP INDEX figures_subject;
CREATE INDEX figures_subject ON figures (
    subject_id, unit_id, starts_on, ends_on, low, high, qualifier, event_id, passage_id, span_start,
    slug);

DROP INDEX figures_object;
CREATE INDEX figures_object ON figures (
    object_id, unit_id, starts_on, ends_on, low, high, qualifier, event_id, passage_id, span_start,
    slug, subject_id) WHERE object_id IS NOT NULL;

-- Events by their dates, and how these are written.
DROP INDEX events_starts_on;
CREATE INDEX events_starts_on ON events (starts_on, ends_on, date);

PRAGMA user_version = 8;
