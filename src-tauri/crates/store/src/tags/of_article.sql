SELECT tags.name
FROM article_tags
JOIN tags ON tags.id = article_tags.tag
WHERE article_tags.article = ?1
ORDER BY article_tags.position
