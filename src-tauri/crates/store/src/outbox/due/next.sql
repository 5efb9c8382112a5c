SELECT min(max(
    coalesce(item.not_before_ms, 0),
    coalesce(sites.quiet_until_ms, 0),
    CASE
        WHEN :at_once AND item.state <> 'scheduled' THEN 0
        ELSE coalesce(item.next_try_ms, 0)
    END
))
FROM outbox_items AS item
JOIN sites ON sites.id = item.site
WHERE
    item.state IN ('queued', 'sending', 'scheduled')
    AND (:site IS NULL OR item.site = :site)
    AND NOT EXISTS (
        SELECT 1
        FROM outbox_items AS earlier
        WHERE
            earlier.article = item.article
            AND earlier.site = item.site
            AND earlier.position < item.position
            AND earlier.state IN ('queued', 'sending', 'paused', 'conflict')
    )
