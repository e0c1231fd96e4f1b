-- title.en: Events in the order of their dates
-- title.fr: Événements dans l'ordre des dates
-- dated: date
-- groups: category, source
-- phrase.en: events in 2024
-- phrase.en: timeline of Dojo
-- phrase.en: events not about Dojo in 2024
-- phrase.en: what did Vaibhav Taneja say
-- phrase.fr: que s'est-il passé en 2021
-- phrase.fr: première mention de l'AI5
-- param period period: within these days
-- param about slug: mentions this entity
-- param without slug: does not mention this entity
-- param by slug: this entity speaks, acts or is the host
-- param not_by slug: this entity neither speaks nor acts nor is the host
-- param category category(event): what kind of event
-- param not_category category(event): not this kind of event
-- param text words: title or summary has all of these words
-- param has word(figures, predictions): states figures or predictions
-- param has_no word(figures, predictions): states no figures or no predictions
-- param source slug: comes from this source
-- param origin word(curated, extracted, proposed): how it came into the base
-- param order word(date, first, last): `first` begins with what is surely earliest, `last` with what is surely latest
-- param lang word(en, fr): the language of titles, summaries and names
-- lists: systems, people, organizations, places
-- spare: summary
-- engine: sqlite

SELECT
    hit.date,
    (SELECT CASE WHEN :lang = 'fr' THEN e.title_fr ELSE e.title_en END
     FROM events AS e WHERE e.id = hit.id) AS title,
    (SELECT CASE WHEN :lang = 'fr' THEN e.summary_fr ELSE e.summary_en END
     FROM events AS e WHERE e.id = hit.id) AS summary,
    (SELECT group_concat(x.name, char(10) /* ORDER BY x.name */) FROM (
        SELECT DISTINCT CASE WHEN :lang = 'fr' THEN m.name_fr ELSE m.name_en END AS name
        FROM mention_names AS m WHERE m.event_id = hit.id AND m.kind = 'system' ORDER BY 1) AS x) AS systems,
    (SELECT group_concat(x.name, char(10) /* ORDER BY x.name */) FROM (
        SELECT DISTINCT CASE WHEN :lang = 'fr' THEN m.name_fr ELSE m.name_en END AS name
        FROM mention_names AS m WHERE m.event_id = hit.id AND m.kind = 'person' ORDER BY 1) AS x) AS people,
    (SELECT group_concat(x.name, char(10) /* ORDER BY x.name */) FROM (
        SELECT DISTINCT CASE WHEN :lang = 'fr' THEN m.name_fr ELSE m.name_en END AS name
        FROM mention_names AS m WHERE m.event_id = hit.id AND m.kind = 'organization' ORDER BY 1) AS x) AS organizations,
    (SELECT group_concat(x.name, char(10) /* ORDER BY x.name */) FROM (
        SELECT DISTINCT CASE WHEN :lang = 'fr' THEN m.name_fr ELSE m.name_en END AS name
        FROM mention_names AS m WHERE m.event_id = hit.id AND m.kind = 'place' ORDER BY 1) AS x) AS places,
    (SELECT s.slug FROM events AS e
     JOIN passages AS p ON p.id = e.passage_id
     JOIN sources AS s ON s.id = p.source_id WHERE e.id = hit.id) AS source,
    (SELECT p.ordinal FROM events AS e
     JOIN passages AS p ON p.id = e.passage_id WHERE e.id = hit.id) AS passage,
    (SELECT e.slug FROM events AS e WHERE e.id = hit.id) AS slug,
    (SELECT e.origin FROM events AS e WHERE e.id = hit.id) AS origin,
    (SELECT e.confidence FROM events AS e WHERE e.id = hit.id) AS confidence
FROM (
    SELECT ev.id, ev.starts_on, ev.ends_on, ev.date, ev.category, ev.origin FROM events AS ev
) AS hit
-- It is there, and LEFT lets a count pass it over, as long as no column above looks at it.
LEFT JOIN events AS ev ON ev.id = hit.id
LEFT JOIN passages AS pa ON pa.id = ev.passage_id
WHERE (:period_from IS NULL OR (
        hit.starts_on >= :period_from AND hit.starts_on <= :period_to AND hit.ends_on <= :period_to))
  AND (:about IS NULL OR hit.id IN (
        SELECT x.event_id FROM entity_events AS x
        JOIN entities AS e ON e.id = x.entity_id
        WHERE e.slug = :about
          AND (:period_from IS NULL OR (x.starts_on >= :period_from AND x.starts_on <= :period_to))))
  AND (:without IS NULL OR hit.id NOT IN (
        SELECT x.event_id FROM entity_events AS x
        JOIN entities AS e ON e.id = x.entity_id WHERE e.slug = :without))
  AND (:by IS NULL OR hit.id IN (
        SELECT m.event_id FROM mentions AS m
        JOIN entities AS e ON e.id = m.entity_id
        WHERE e.slug = :by AND m.role IN ('speaker', 'actor', 'host')))
  AND (:not_by IS NULL OR hit.id NOT IN (
        SELECT m.event_id FROM mentions AS m
        JOIN entities AS e ON e.id = m.entity_id
        WHERE e.slug = :not_by AND m.role IN ('speaker', 'actor', 'host')))
  AND (:category IS NULL OR hit.category = :category)
  AND (:not_category IS NULL OR coalesce(hit.category, '') <> :not_category)
  AND (:has IS NULL
        OR (:has = 'figures' AND hit.id IN (SELECT f.event_id FROM figures AS f))
        OR (:has = 'predictions' AND hit.id IN (SELECT p.event_id FROM predictions AS p)))
  AND (:has_no IS NULL
        OR (:has_no = 'figures' AND NOT EXISTS (
            SELECT f.id FROM figures AS f WHERE f.event_id = hit.id))
        OR (:has_no = 'predictions' AND NOT EXISTS (
            SELECT p.id FROM predictions AS p WHERE p.event_id = hit.id)))
  AND (:source IS NULL OR hit.id IN (
        SELECT x.id FROM events AS x
        JOIN passages AS p ON p.id = x.passage_id
        JOIN sources AS s ON s.id = p.source_id WHERE s.slug = :source))
  AND (:origin IS NULL OR hit.origin = :origin)
  AND (:text IS NULL OR hit.id IN (
        SELECT search.rowid / 8 FROM search WHERE search MATCH :text AND search.kind = 'event'))
ORDER BY
    CASE WHEN :order = 'first' THEN hit.ends_on END,
    CASE WHEN :order = 'last' THEN hit.starts_on END DESC,
    hit.starts_on,
    hit.ends_on,
    pa.ordinal,
    ev.span_start,
    ev.slug
