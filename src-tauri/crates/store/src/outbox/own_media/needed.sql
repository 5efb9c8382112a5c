SELECT DISTINCT json_extract(step.payload, '$.key')
FROM outbox_items AS item
JOIN outbox_steps AS step ON step.item = item.id AND step.kind = 'media'
WHERE
    item.site = ?1
    AND item.state <> 'cancelled'
    AND NOT EXISTS (
        SELECT 1
        FROM outbox_items AS later
        WHERE
            later.article = item.article
            AND later.site = item.site
            AND later.position > item.position
            AND later.state <> 'cancelled'
    )
