SELECT snapshot, at_ms, person
FROM revisions
WHERE article = ?1 AND number = ?2
