INSERT INTO action_settings (action, key, before)
VALUES (?1, ?2, (SELECT value FROM settings WHERE key = ?2))
ON CONFLICT (action, key) DO NOTHING
