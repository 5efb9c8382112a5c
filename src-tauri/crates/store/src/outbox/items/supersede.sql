UPDATE outbox_items
SET state = 'cancelled', reason = :reason, updated_at_ms = :at_ms
WHERE
    article = :article AND site = :site
    AND state IN ('queued', 'sending', 'paused', 'scheduled', 'refused')
