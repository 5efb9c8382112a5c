SELECT id, name, person, role, began_ms, at_ms, article, undoes, undone_by
FROM actions
WHERE id = ?1
