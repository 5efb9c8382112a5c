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
    );
-- Which has the words that the article has now.
UPDATE revisions
SET words = (SELECT articles.words FROM articles WHERE articles.id = revisions.article)
WHERE snapshot IS NULL;
