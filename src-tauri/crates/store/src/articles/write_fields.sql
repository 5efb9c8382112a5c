UPDATE articles
SET headline = :headline,
    profile = :profile,
    language = :language,
    folded = :folded,
    fields = :fields
WHERE id = :id
