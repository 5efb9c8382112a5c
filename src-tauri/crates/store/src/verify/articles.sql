SELECT
    id,
    words,
    (SELECT coalesce(sum(blocks.words), 0) FROM blocks WHERE article = articles.id) AS counted,
    (
        SELECT count(*)
        FROM revisions
        WHERE article = articles.id AND snapshot IS NULL
    ) AS current
FROM articles
WHERE removed = 0
