INSERT INTO articles (
    id, version, status, headline, profile, language, words, created_at_ms, updated_at_ms, updated_by,
    document_version, folded, fields
)
SELECT
    ?1, coalesce(max(number), 0) + 1, ?2, '', '', '', 0, coalesce(min(at_ms), ?3), coalesce(max(at_ms), ?3), '',
    ?4, '', '{}'
FROM revisions
WHERE article = ?1
