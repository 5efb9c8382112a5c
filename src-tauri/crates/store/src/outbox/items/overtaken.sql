SELECT 1
FROM outbox_items AS item
JOIN outbox_items AS later
    ON later.article = item.article AND later.site = item.site AND later.position > item.position
WHERE item.id = ?1 AND later.state <> 'cancelled'
