INSERT INTO actions (name, person, role, began_ms, at_ms, article, undoes)
VALUES (:name, :person, :role, :at_ms, :at_ms, :article, :undoes)
RETURNING id
