-- title.en: Organizations and how often they are mentioned
-- title.fr: Organisations et nombre de mentions
-- each: organization
-- groups: category
-- phrase.en: organizations mentioned in 2024
-- phrase.en: companies mentioned with Dojo
-- phrase.fr: organisations citées en juin 2024
-- param period period: mentioned in these days
-- param never period: not mentioned within these days
-- param entity slug: this one
-- param event slug: mentioned in this event
-- param about slug: mentioned in an event together with this entity
-- param without slug: not this one; of another kind: only in events that do not mention it
-- param role word(subject, speaker, actor, host, place, mentioned): what it does in the event
-- param category category(organization): what kind of organization
-- param not_category category(organization): not this kind of organization
-- param made_by slug: makes this system
-- param located_at slug: is at this place
-- param has_no word(predictions): made no predictions
-- param order word(mentions, fewest, first, last, newest, name): what comes first
-- param lang word(en, fr): the language of the names

SELECT answer.slug, answer.name, answer.kind, answer.mentions, answer.first_mentioned, answer.last_mentioned
FROM (
    SELECT
        n.slug,
        CASE WHEN :lang = 'fr' THEN n.name_fr ELSE n.name_en END AS name,
        hits.kind,
        hits.mentions,
        hits.first_mentioned,
        hits.last_mentioned
    FROM (
        SELECT
            m.entity_id,
            k.kind,
            count(DISTINCT m.event_id) AS mentions,
            substr(min(ev.ends_on || ev.date), 11) AS first_mentioned,
            substr(max(ev.starts_on || ev.date), 11) AS last_mentioned
        FROM mentions AS m
        JOIN events AS ev ON ev.id = m.event_id
        JOIN entities AS k ON k.id = m.entity_id
        WHERE (:period_from IS NULL OR (ev.starts_on >= :period_from AND ev.ends_on <= :period_to))
          AND (:event IS NULL OR m.event_id IN (
                SELECT v.id FROM events AS v WHERE v.slug = :event))
          AND (:about IS NULL OR m.event_id IN (
                SELECT a.event_id FROM mentions AS a
                JOIN entities AS e ON e.id = a.entity_id WHERE e.slug = :about))
          AND (:without IS NULL OR m.event_id NOT IN (
                SELECT a.event_id FROM mentions AS a
                JOIN entities AS e ON e.id = a.entity_id
                WHERE e.slug = :without AND e.kind <> 'organization'))
          AND (:role IS NULL OR m.role = :role)
        GROUP BY m.entity_id, k.kind
    ) AS hits
    -- It is there, and LEFT lets a count pass it over.
    LEFT JOIN entity_names AS n ON n.entity_id = hits.entity_id
    WHERE hits.kind = 'organization'
      AND (:never_from IS NULL OR hits.entity_id NOT IN (
            SELECT d.entity_id FROM mentions AS d
            JOIN events AS v ON v.id = d.event_id
            WHERE v.starts_on <= :never_to AND v.ends_on >= :never_from))
      AND (:entity IS NULL OR n.slug = :entity)
      AND (:without IS NULL OR n.slug <> :without)
      AND (:has_no IS NULL OR (:has_no = 'predictions' AND hits.entity_id NOT IN (
            SELECT pr.by_id FROM predictions AS pr)))
      AND (:made_by IS NULL OR hits.entity_id IN (
            SELECT r.object_id FROM relations AS r
            JOIN entities AS e ON e.id = r.subject_id
            WHERE r.kind = 'made_by' AND e.slug = :made_by))
      AND (:located_at IS NULL OR hits.entity_id IN (
            SELECT r.subject_id FROM relations AS r
            JOIN entities AS e ON e.id = r.object_id
            WHERE r.kind = 'located_at' AND e.slug = :located_at))
      AND (:category IS NULL OR hits.entity_id IN (
            SELECT y.entity_id FROM organizations AS y WHERE y.category = :category))
      AND (:not_category IS NULL OR hits.entity_id NOT IN (
            SELECT y.entity_id FROM organizations AS y WHERE y.category = :not_category))
) AS answer
ORDER BY
    CASE WHEN :order = 'fewest' THEN answer.mentions END,
    CASE WHEN :order = 'name' THEN answer.name END,
    CASE WHEN :order = 'first' THEN answer.first_mentioned END,
    CASE WHEN :order = 'last' THEN answer.last_mentioned END DESC,
    CASE WHEN :order = 'newest' THEN answer.first_mentioned END DESC,
    answer.mentions DESC,
    answer.name,
    answer.slug
