-- title.en: Full-text search over titles, summaries, labels and attached passages
-- title.fr: Recherche plein texte dans les titres, résumés, noms et passages attachés
-- param text words: has all of these words
-- engine: sqlite

SELECT hit.kind, hit.slug, hit.snippet
FROM (
    SELECT
        search.kind,
        search.slug,
        snippet(search, -1, '[', ']', '…', 24) AS snippet,
        search.rank,
        search.rowid AS place
    FROM search WHERE search MATCH coalesce(:text, '""')
) AS hit
ORDER BY hit.rank, hit.place
