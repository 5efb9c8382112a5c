SELECT id, name, media_type, width, height, bytes, source, alt, caption, credit, created_at_ms
FROM media
WHERE id = ?1
