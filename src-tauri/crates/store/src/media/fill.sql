UPDATE media
SET hash = :hash,
    media_type = :media_type,
    width = :width,
    height = :height,
    bytes = :bytes,
    caption = CASE WHEN caption = '' THEN :caption ELSE caption END,
    credit = CASE WHEN credit = '' THEN :credit ELSE credit END
WHERE id = :id AND hash IS NULL
