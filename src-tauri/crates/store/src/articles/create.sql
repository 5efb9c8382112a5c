-- One whose making was undone is made again, with a version it never had; one that is there stays as it is.
INSERT INTO articles (
    id, version, status, headline, profile, language, words, created_at_ms, updated_at_ms, updated_by,
    document_version, folded, fields
)
VALUES (:id, 1, :status, '', '', '', 0, :at_ms, :at_ms, :by, :document_version, '', '{}')
ON CONFLICT (id) DO UPDATE
SET version = version + 1,
    removed = 0,
    status = excluded.status,
    created_at_ms = excluded.created_at_ms,
    updated_at_ms = excluded.updated_at_ms,
    updated_by = excluded.updated_by,
    document_version = excluded.document_version
WHERE removed = 1
