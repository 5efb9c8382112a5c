SELECT tags.name, count(*)
FROM tags
JOIN article_tags ON article_tags.tag = tags.id
GROUP BY tags.id
ORDER BY count(*) DESC, tags.folded
