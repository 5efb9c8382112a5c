-- Every article has one newest revision, which is the article as it stands.
INSERT INTO revisions (article, number, snapshot, at_ms, person, action, words)
SELECT
    id,
    (SELECT coalesce(max(number), 0) + 1 FROM revisions WHERE article = articles.id),
    NULL,
    updated_at_ms,
    updated_by,
    'article.write',
    words
FROM articles
WHERE
    removed = 0
    AND NOT EXISTS (
        SELECT 1
        FROM revisions
        WHERE article = articles.id AND snapshot IS NULL
    )
