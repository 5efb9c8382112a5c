INSERT INTO traffic (hour, site, bytes) VALUES (?1, ?2, ?3)
ON CONFLICT (hour, site) DO UPDATE SET bytes = bytes + excluded.bytes
