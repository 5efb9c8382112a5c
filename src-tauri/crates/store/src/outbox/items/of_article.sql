SELECT
    outbox_items.*,
    (SELECT count(*) FROM outbox_steps WHERE item = outbox_items.id) AS steps
FROM outbox_items
WHERE article = ?1
ORDER BY position
