DELETE FROM article_tags
WHERE article = ?1 AND tag = (SELECT id FROM tags WHERE folded = ?2)
