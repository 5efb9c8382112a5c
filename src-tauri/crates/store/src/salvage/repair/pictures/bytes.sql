SELECT media.id, media.name, media.hash, media_data.data
FROM media
JOIN media_data ON media_data.hash = media.hash
