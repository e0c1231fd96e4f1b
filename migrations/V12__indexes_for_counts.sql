-- Indexes that hold what facts are counted and compared by, so that counting reads no table,
-- and the largest figures are found without looking at all.

-- Events by their dates, of which category they are, and how they came into the base.
DROP INDEX events_starts_on;
CREATE INDEX events_starts_on ON events (starts_on, ends_on, date, category, origin);

-- Figures by the dates they hold for, and how far each is a fact.
DROP INDEX figures_starts_on;
CREATE INDEX figures_starts_on ON figures (starts_on, ends_on, date, status);

-- Figures by what they measure and in what it is counted, by their upper and their lower bound.
DROP INDEX figures_metric;
CREATE INDEX figures_metric ON figures (metric_id, unit_id, coalesce(high, low));
DROP INDEX figures_unit;
CREATE INDEX figures_unit ON figures (unit_id, metric_id, coalesce(low, high));

PRAGMA user_version = 12;
