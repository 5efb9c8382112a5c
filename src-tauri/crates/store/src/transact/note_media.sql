INSERT INTO action_media (action, media, removed_before)
VALUES (?1, ?2, coalesce((SELECT removed FROM media WHERE id = ?2), 1))
ON CONFLICT (action, media) DO NOTHING
