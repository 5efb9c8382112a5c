UPDATE articles
SET removed = 0, status = :status, words = :words, document_version = :document_version
WHERE id = :id
