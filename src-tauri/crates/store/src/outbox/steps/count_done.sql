UPDATE outbox_items
SET
    step = (SELECT count(*) FROM outbox_steps WHERE item = ?1 AND state = 'done'),
    updated_at_ms = ?2
WHERE id = ?1
