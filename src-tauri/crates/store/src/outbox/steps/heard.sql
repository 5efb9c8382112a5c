UPDATE outbox_steps
SET payload = CASE WHEN ?3 IS NULL THEN json_remove(payload, '$.heard') ELSE json_set(payload, '$.heard', json(?3)) END
WHERE item = ?1 AND number = ?2
