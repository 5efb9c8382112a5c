INSERT OR IGNORE INTO article_tags (article, tag, position)
SELECT ?1, ?2, coalesce(max(position) + 1, 0)
FROM article_tags
WHERE article = ?1
