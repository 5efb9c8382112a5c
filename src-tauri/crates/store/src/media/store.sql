-- What is there is written only where it is not what it should be.
INSERT INTO media_data (hash, data)
VALUES (?1, ?2)
ON CONFLICT (hash) DO UPDATE SET data = excluded.data WHERE data IS NOT excluded.data
