SELECT media.id, media.hash, media.bytes, media_data.data
FROM media
LEFT JOIN media_data ON media_data.hash = media.hash
WHERE media.hash IS NOT NULL
