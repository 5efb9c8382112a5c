SELECT
    id,
    headline,
    words,
    (SELECT coalesce(sum(words), 0) FROM blocks WHERE article = articles.id) AS words_left,
    (SELECT count(*) FROM blocks WHERE article = articles.id) AS blocks_left,
    (SELECT coalesce(max(position), -1) + 1 FROM blocks WHERE article = articles.id) AS places,
    EXISTS (
        SELECT 1
        FROM article_tags
        WHERE article = articles.id AND tag NOT IN (SELECT id FROM tags)
    ) AS lacks_tags
FROM articles
WHERE removed = 0
ORDER BY id
