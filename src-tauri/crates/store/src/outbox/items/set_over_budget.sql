UPDATE outbox_items
SET over_budget = 1, next_try_ms = NULL, reason = NULL, updated_at_ms = ?2
WHERE id = ?1
