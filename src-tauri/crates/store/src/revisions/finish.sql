UPDATE revisions
SET at_ms = ?2, words = ?3
WHERE article = ?1 AND snapshot IS NULL
