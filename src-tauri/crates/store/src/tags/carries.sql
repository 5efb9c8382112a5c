SELECT 1
FROM article_tags
JOIN tags ON tags.id = article_tags.tag
WHERE article_tags.article = ?1 AND tags.folded = ?2
