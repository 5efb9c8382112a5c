-- An article that comes back has not been changed while it was away.
UPDATE articles
SET version = version + 1,
    updated_at_ms = iif(removed = 0, :at_ms, updated_at_ms),
    updated_by = iif(removed = 0, :by, updated_by)
WHERE id = :id
