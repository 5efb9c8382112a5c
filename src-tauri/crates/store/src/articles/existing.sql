SELECT id, removed
FROM articles
WHERE id IN (SELECT value FROM json_each(?1))
