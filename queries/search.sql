-- title.en: Full-text search over titles, summaries, labels and attached passages
-- title.fr: Recherche plein texte dans les titres, résumés, noms et passages attachés
-- param text words: has all of these words
-- engine: sqlite

WITH words AS MATERIALIZED (
    -- The last word may be the beginning of one, unless it has as many hits as are
    -- shown as it stands, since what begins so has to be gathered anew for every look.
    SELECT CASE WHEN 20 = (
            SELECT count(*) FROM (
                SELECT search.rowid FROM search
                WHERE search MATCH coalesce(rtrim(:text, '*'), '""') LIMIT 20) AS whole)
        THEN rtrim(:text, '*') ELSE coalesce(:text, '""') END AS wanted
)
SELECT answer.kind, answer.slug, answer.snippet
FROM (
    -- Looked up for what is shown alone, since there may be many hits.
    SELECT
        (SELECT search.kind FROM search WHERE search.rowid = best.place) AS kind,
        (SELECT search.slug FROM search WHERE search.rowid = best.place) AS slug,
        (SELECT replace(snippet(search, -1, '[', ']', '…', 24), char(10), ' — ')
         FROM search
         WHERE search MATCH (SELECT words.wanted FROM words) AND search.rowid = best.place) AS snippet,
        best.in_text,
        best.rank,
        best.place
    FROM (
        -- What is called so comes before what tells of it. An entity is found by
        -- its labels and by its summary, and is one hit.
        SELECT hit.in_text, hit.rank, hit.place
        FROM (
            SELECT
                named.in_text,
                named.rank,
                named.place,
                row_number() OVER (
                    PARTITION BY named.entity_id
                    ORDER BY named.in_text, named.rank, named.place) AS nth
            FROM (
                SELECT
                    CASE WHEN search.rowid % 8 = 1 THEN 0 ELSE 1 END AS in_text,
                    search.rank,
                    search.rowid AS place,
                    CASE WHEN search.rowid % 8 = 1
                         THEN (SELECT l.entity_id FROM labels AS l WHERE l.id = search.rowid / 8)
                         ELSE search.rowid / 8 END AS entity_id
                FROM search
                WHERE search MATCH (SELECT words.wanted FROM words) AND search.rowid % 8 IN (1, 3)
            ) AS named
        ) AS hit
        WHERE hit.nth = 1
        UNION ALL
        SELECT 1 AS in_text, search.rank, search.rowid AS place
        FROM search
        WHERE search MATCH (SELECT words.wanted FROM words) AND search.rowid % 8 NOT IN (1, 3)
    ) AS best
) AS answer
ORDER BY answer.in_text, answer.rank, answer.place
