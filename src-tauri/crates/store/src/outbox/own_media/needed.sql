-- A picture goes by the key of its size, or is there as large as it came.
SELECT DISTINCT needed.value
FROM outbox_items AS item
JOIN outbox_steps AS step ON step.item = item.id AND step.kind = 'media'
JOIN json_each(json_array(step.payload ->> '$.key', step.payload ->> '$.whole')) AS needed
WHERE
    item.site = ?1
    AND needed.value IS NOT NULL
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
