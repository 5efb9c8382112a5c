SELECT number, at_ms, person, action, words
FROM revisions
WHERE article = ?1
ORDER BY number DESC
