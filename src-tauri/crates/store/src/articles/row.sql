SELECT
    version,
    status,
    language,
    words,
    created_at_ms,
    updated_at_ms,
    updated_by,
    document_version,
    fields
FROM articles
WHERE id = ?1 AND removed = 0
