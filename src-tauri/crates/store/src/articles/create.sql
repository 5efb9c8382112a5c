INSERT INTO articles (
    id, version, status, headline, profile, language, words, created_at_ms, updated_at_ms, updated_by,
    document_version, folded, fields
)
VALUES (:id, 1, :status, '', '', '', 0, :at_ms, :at_ms, :by, :document_version, '', '{}')
