-- title.en: Systems and how often they are mentioned
-- title.fr: Systèmes et nombre de mentions
-- each: system
-- groups: category
-- phrase.en: systems mentioned in 2024
-- phrase.en: most mentioned systems
-- phrase.en: systems by TSMC
-- phrase.en: systems that use the H100
-- phrase.fr: systèmes mentionnés en 2024
-- phrase.fr: systèmes les plus mentionnés
-- param period period: mentioned in these days
-- param never period: not mentioned within these days
-- param entity slug: this one
-- param event slug: mentioned in this event
-- param about slug: mentioned in an event together with this entity
-- param without slug: not this one; of another kind: only in events that do not mention it
-- param by slug: made by this organization, presented at an event it hosts, or named by this person
-- param not_by slug: not known to be made by this organization
-- param not_using slug: not known to use this system
-- param made_by slug: made by this organization
-- param part_of slug: a part of this system
-- param uses slug: uses this system
-- param used_by slug: used by this entity
-- param located_at slug: stands at this place
-- param category category(system): what kind of system
-- param not_category category(system): not this kind of system
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
                WHERE e.slug = :without AND e.kind <> 'system'))
        GROUP BY m.entity_id, k.kind
    ) AS hits
    -- It is there, and LEFT lets a count pass it over.
    LEFT JOIN entity_names AS n ON n.entity_id = hits.entity_id
    WHERE hits.kind = 'system'
      AND (:never_from IS NULL OR hits.entity_id NOT IN (
            SELECT d.entity_id FROM mentions AS d
            JOIN events AS v ON v.id = d.event_id
            WHERE v.starts_on <= :never_to AND v.ends_on >= :never_from))
      AND (:entity IS NULL OR n.slug = :entity)
      AND (:without IS NULL OR n.slug <> :without)
      AND (:category IS NULL OR hits.entity_id IN (
            SELECT y.entity_id FROM systems AS y WHERE y.category = :category))
      AND (:not_category IS NULL OR hits.entity_id NOT IN (
            SELECT y.entity_id FROM systems AS y WHERE y.category = :not_category))
      AND (:not_by IS NULL OR hits.entity_id NOT IN (
            SELECT r.subject_id FROM relations AS r
            JOIN entities AS e ON e.id = r.object_id
            WHERE r.kind = 'made_by' AND e.slug = :not_by))
      AND (:not_using IS NULL OR hits.entity_id NOT IN (
            SELECT r.subject_id FROM relations AS r
            JOIN entities AS e ON e.id = r.object_id
            WHERE r.kind = 'uses' AND e.slug = :not_using))
      AND (:made_by IS NULL OR hits.entity_id IN (
            SELECT r.subject_id FROM relations AS r
            JOIN entities AS e ON e.id = r.object_id
            WHERE r.kind = 'made_by' AND e.slug = :made_by))
      AND (:part_of IS NULL OR hits.entity_id IN (
            SELECT r.subject_id FROM relations AS r
            JOIN entities AS e ON e.id = r.object_id
            WHERE r.kind = 'part_of' AND e.slug = :part_of))
      AND (:uses IS NULL OR hits.entity_id IN (
            SELECT r.subject_id FROM relations AS r
            JOIN entities AS e ON e.id = r.object_id
            WHERE r.kind = 'uses' AND e.slug = :uses))
      AND (:used_by IS NULL OR hits.entity_id IN (
            SELECT r.object_id FROM relations AS r
            JOIN entities AS e ON e.id = r.subject_id
            WHERE r.kind = 'uses' AND e.slug = :used_by))
      AND (:located_at IS NULL OR hits.entity_id IN (
            SELECT r.subject_id FROM relations AS r
            JOIN entities AS e ON e.id = r.object_id
            WHERE r.kind = 'located_at' AND e.slug = :located_at))
      AND (:by IS NULL OR hits.entity_id IN (
            SELECT r.subject_id FROM relations AS r
            JOIN entities AS e ON e.id = r.object_id
            WHERE r.kind = 'made_by' AND e.slug = :by
            UNION
            SELECT s.entity_id FROM mentions AS s
            JOIN mentions AS h ON h.event_id = s.event_id AND h.role = 'host'
            JOIN entities AS e ON e.id = h.entity_id
            WHERE s.role = 'subject' AND e.slug = :by
            UNION
            SELECT s.entity_id FROM mentions AS s
            JOIN mentions AS h ON h.event_id = s.event_id AND h.role = 'speaker'
            JOIN entities AS e ON e.id = h.entity_id AND e.kind = 'person'
            WHERE e.slug = :by))
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
