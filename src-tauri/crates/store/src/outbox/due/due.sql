SELECT
    item.*,
    (SELECT count(*) FROM outbox_steps WHERE item = item.id) AS steps
FROM outbox_items AS item
JOIN sites ON sites.id = item.site
WHERE
    item.state IN ('queued', 'sending', 'scheduled')
    AND (:site IS NULL OR item.site = :site)
    AND coalesce(item.not_before_ms, 0) <= :now
    AND coalesce(sites.quiet_until_ms, 0) <= :now
    AND (
        coalesce(item.next_try_ms, 0) <= :now
        OR (:at_once AND item.state <> 'scheduled')
    )
    AND NOT EXISTS (
        SELECT 1
        FROM outbox_items AS earlier
        WHERE
            earlier.article = item.article
            AND earlier.site = item.site
            AND earlier.position < item.position
            AND earlier.state IN ('queued', 'sending', 'paused', 'conflict')
    )
ORDER BY item.position
LIMIT :limit
