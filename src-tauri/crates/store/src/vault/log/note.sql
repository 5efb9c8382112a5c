-- A log whose head is another one was begun by the commit before this one, or is begun by this one: the last is so where
-- the power went when only its head was written.
INSERT INTO log (one, id, salts)
VALUES (1, random(), ?1)
ON CONFLICT (one) DO UPDATE SET
base = CASE WHEN excluded.salts IS salts THEN base ELSE previous END,
first = CASE WHEN excluded.salts IS salts THEN first ELSE id END,
previous = id,
id = excluded.id,
salts = excluded.salts
