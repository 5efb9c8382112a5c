SELECT id, name, person, role, began_ms, at_ms, article, undoes, undone_by
FROM actions
WHERE undoes IS NULL AND undone_by IS NULL
ORDER BY id DESC
LIMIT 1
