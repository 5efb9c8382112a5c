-- One whose adding was undone is added again; one that is there stays as it is.
INSERT INTO media (
    id, hash, name, media_type, width, height, bytes, source, alt, caption, credit, created_at_ms
)
VALUES (
    :id, :hash, :name, :media_type, :width, :height, :bytes, :source, :alt, :caption, :credit, :at_ms
)
ON CONFLICT (id) DO UPDATE
SET removed = 0,
    hash = excluded.hash,
    name = excluded.name,
    media_type = excluded.media_type,
    width = excluded.width,
    height = excluded.height,
    bytes = excluded.bytes,
    source = excluded.source,
    alt = excluded.alt,
    caption = excluded.caption,
    credit = excluded.credit,
    created_at_ms = excluded.created_at_ms
WHERE removed = 1
