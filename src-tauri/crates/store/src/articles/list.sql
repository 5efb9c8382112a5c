SELECT id, status, words, updated_at_ms, updated_by, version, fields
FROM articles
WHERE
    removed = 0
    AND (:status IS NULL OR status = :status)
    AND (
        :tag IS NULL
        OR EXISTS (
            SELECT 1
            FROM article_tags
            JOIN tags ON tags.id = article_tags.tag
            WHERE article_tags.article = articles.id AND tags.folded = :tag
        )
    )
    AND (
        :filter IS NULL
        OR instr(folded, :filter) > 0
        OR EXISTS (
            SELECT 1
            FROM article_tags
            JOIN tags ON tags.id = article_tags.tag
            WHERE article_tags.article = articles.id AND instr(tags.folded, :filter) > 0
        )
    )
ORDER BY updated_at_ms DESC, id DESC
LIMIT :limit OFFSET :offset
