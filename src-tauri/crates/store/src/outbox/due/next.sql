SELECT min(max(
    turn.from_ms,
    CASE
        WHEN :at_once AND turn.state <> 'scheduled' THEN 0
        ELSE coalesce(turn.next_try_ms, 0)
    END
))
FROM outbox_turns AS turn
WHERE :site IS NULL OR turn.site = :site
