INSERT INTO revisions (article, number, at_ms, person, action, words)
SELECT ?1, coalesce(max(number), 0) + 1, ?2, ?3, ?4, 0
FROM revisions
WHERE article = ?1
