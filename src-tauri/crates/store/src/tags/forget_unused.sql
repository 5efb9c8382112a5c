DELETE FROM tags
WHERE NOT EXISTS (SELECT 1 FROM article_tags WHERE article_tags.tag = tags.id)
