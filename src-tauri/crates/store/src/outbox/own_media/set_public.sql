UPDATE remote_media
SET medium = json_set(medium, '$.public', json('true'))
WHERE site = ?1 AND key = ?2
