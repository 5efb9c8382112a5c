INSERT INTO remote_media (site, key, medium, at_ms, is_own)
VALUES (?1, ?2, ?3, ?4, ?5)
ON CONFLICT (site, key) DO UPDATE SET
    -- What is there under another number is another one.
    is_own = excluded.is_own OR (is_own AND json_extract(medium, '$.id') = json_extract(excluded.medium, '$.id')),
    left_there = NULL,
    -- Whether readers had it is not forgotten.
    medium = CASE
        WHEN json_extract(medium, '$.id') = json_extract(excluded.medium, '$.id') AND json_type(medium, '$.public') IS NOT NULL
            THEN json_set(excluded.medium, '$.public', json(medium -> '$.public'))
        ELSE excluded.medium
    END,
    at_ms = excluded.at_ms
