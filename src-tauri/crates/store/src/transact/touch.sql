UPDATE articles
SET version = version + 1, updated_at_ms = ?1, updated_by = ?2
WHERE id = ?3
