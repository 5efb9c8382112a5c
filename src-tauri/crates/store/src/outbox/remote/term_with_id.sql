SELECT remote_id, name, at_ms
FROM remote_terms
WHERE site = ?1 AND taxonomy = ?2 AND remote_id = ?3
