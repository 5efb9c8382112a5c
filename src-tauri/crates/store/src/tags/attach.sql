INSERT INTO article_tags (article, tag, position)
SELECT ?1, ?2, coalesce(max(position), 0) + 1
FROM article_tags
WHERE article = ?1
