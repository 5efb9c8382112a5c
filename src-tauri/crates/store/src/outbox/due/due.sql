SELECT
    turn.*,
    (SELECT count(*) FROM outbox_steps WHERE item = turn.id) AS steps
FROM outbox_turns AS turn
WHERE
    (:site IS NULL OR turn.site = :site)
    AND turn.from_ms <= :now
    AND (
        coalesce(turn.next_try_ms, 0) <= :now
        OR (:at_once AND turn.state <> 'scheduled')
    )
ORDER BY turn.position
LIMIT :limit
