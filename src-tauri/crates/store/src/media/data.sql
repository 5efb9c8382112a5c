SELECT media_data.hash, media_data.data
FROM media
JOIN media_data ON media_data.hash = media.hash
WHERE media.id = ?1
