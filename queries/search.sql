-- title.en: Full-text search over titles, summaries, labels and attached passages
-- title.fr: Recherche plein texte dans les titres, résumés, noms et passages attachés
-- param text words: has all of these words
-- param most number: of many, how many are looked for at most beside names and summaries of entities
-- engine: sqlite

WITH words AS MATERIALIZED (
    -- The last word may be the beginning of one, unless it has as many hits as are
    -- shown as it stands, since what begins so has to be gathered anew for every look.
    SELECT CASE WHEN 20 = (
            SELECT count(*) FROM (
                SELECT search.rowid FROM search
                WHERE search MATCH coalesce(rtrim(:text, '*'), '""') LIMIT 20) AS whole)
        THEN rtrim(:text, '*') ELSE coalesce(:text, '""') END AS wanted
),
asked AS MATERIALIZED (
    -- To rank a hit, all that has any of the words is counted, so only where that is little.
    SELECT words.wanted, 1000 > (
            SELECT count(*) FROM (
                SELECT search.rowid FROM search
                WHERE search MATCH replace(words.wanted, '" "', '" OR "') LIMIT 1000) AS some)
        AS ranked
    FROM words
)
SELECT answer.kind, answer.slug, answer.snippet
FROM (
    -- Looked up for what is shown alone, since there may be many hits.
    SELECT
        (SELECT search.kind FROM search WHERE search.rowid = best.place) AS kind,
        (SELECT search.slug FROM search WHERE search.rowid = best.place) AS slug,
        replace(coalesce(best.snippet, (
            SELECT snippet(search, -1, '[', ']', '…', 24)
            FROM search
            WHERE search MATCH (SELECT asked.wanted FROM asked) AND search.rowid = best.place
        )), char(10), ' — ') AS snippet,
        best.in_text,
        best.rank,
        best.place
    FROM (
        -- What is called so comes before what tells of it. An entity is found by
        -- its labels and by its summary, and is one hit.
        SELECT hit.in_text, hit.rank, hit.place, NULL AS snippet
        FROM (
            SELECT
                named.in_text,
                named.rank,
                named.place,
                row_number() OVER (
                    PARTITION BY named.entity_id
                    ORDER BY named.in_text, named.rank, named.place DESC) AS nth
            FROM (
                SELECT
                    CASE WHEN search.rowid % 8 = 1 THEN 0 ELSE 1 END AS in_text,
                    -- Of many, what is called little else is the better one.
                    CASE WHEN (SELECT asked.ranked FROM asked) THEN search.rank
                         WHEN search.rowid % 8 = 1
                         THEN length(coalesce(search.en, search.fr)) END AS rank,
                    search.rowid AS place,
                    CASE WHEN search.rowid % 8 = 1
                         THEN (SELECT l.entity_id FROM labels AS l WHERE l.id = search.rowid / 8)
                         ELSE search.rowid / 8 END AS entity_id
                FROM search
                WHERE search MATCH (SELECT asked.wanted FROM asked) AND search.rowid % 8 IN (1, 3)
            ) AS named
        ) AS hit
        WHERE hit.nth = 1
        UNION ALL
        SELECT 1 AS in_text, search.rank, search.rowid AS place, NULL AS snippet
        FROM search
        WHERE search MATCH (SELECT CASE WHEN asked.ranked THEN asked.wanted ELSE '""' END FROM asked)
          AND search.rowid % 8 NOT IN (1, 3)
        UNION ALL
        -- Of many, those that were added last.
        SELECT 1 AS in_text, NULL AS rank, late.place, late.snippet
        FROM (
            SELECT
                search.rowid AS place,
                -- Who counts gives no `most`, and needs none.
                CASE WHEN :most > 0 THEN snippet(search, -1, '[', ']', '…', 24) END AS snippet
            FROM search
            WHERE search MATCH (SELECT CASE WHEN asked.ranked THEN '""' ELSE asked.wanted END FROM asked)
              AND search.rowid % 8 NOT IN (1, 3)
            ORDER BY search.rowid DESC
            LIMIT coalesce(:most, -1)
        ) AS late
    ) AS best
) AS answer
ORDER BY answer.in_text, answer.rank, answer.place DESC
