UPDATE outbox_items
SET
    state = :state,
    reason = :reason,
    attempts = 0,
    next_try_ms = NULL,
    updated_at_ms = :at_ms
WHERE id = :id
