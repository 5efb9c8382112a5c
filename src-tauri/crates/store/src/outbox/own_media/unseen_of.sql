-- Pictures that went with an article to any of the places that it goes to.
SELECT media.site, media.key, media.medium
FROM remote_media AS media
WHERE
    media.is_own
    AND media.medium ->> '$.public' = 0
    AND media.key IN (
        SELECT needed.value
        FROM outbox_items AS item
        JOIN outbox_steps AS step ON step.item = item.id AND step.kind = 'media'
        JOIN json_each(json_array(step.payload ->> '$.key', step.payload ->> '$.whole')) AS needed
        WHERE item.article = ?1
    )
