-- title.en: Full-text search over titles, summaries, labels and attached passages
-- title.fr: Recherche plein texte dans les titres, résumés, noms et passages attachés
-- param text words: has all of these words
-- engine: sqlite

SELECT answer.kind, answer.slug, answer.snippet
FROM (
    SELECT
        hit.kind,
        hit.slug,
        hit.snippet,
        hit.in_text,
        hit.rank,
        hit.place,
        row_number() OVER (
            PARTITION BY hit.kind, hit.slug ORDER BY hit.in_text, hit.rank, hit.place) AS nth
    FROM (
        SELECT
            search.kind,
            search.slug,
            replace(snippet(search, -1, '[', ']', '…', 24), char(10), ' — ') AS snippet,
            -- What is called so comes before what tells of it.
            CASE WHEN search.rowid % 8 = 1 THEN 0 ELSE 1 END AS in_text,
            search.rank,
            search.rowid AS place
        FROM search WHERE search MATCH coalesce(:text, '""')
    ) AS hit
) AS answer
WHERE answer.nth = 1
ORDER BY answer.in_text, answer.rank, answer.place
