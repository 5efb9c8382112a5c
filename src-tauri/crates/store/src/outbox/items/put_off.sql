UPDATE outbox_items
SET attempts = ?2, next_try_ms = ?3, not_before_ms = ?4, reason = ?5, updated_at_ms = ?6
WHERE id = ?1 AND state IN ('queued', 'sending', 'scheduled')
