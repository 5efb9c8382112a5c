INSERT INTO outbox_steps (item, number, kind, payload, state)
SELECT ?1, coalesce(max(number), 0) + 1, ?2, ?3, 'waiting'
FROM outbox_steps
WHERE item = ?1
