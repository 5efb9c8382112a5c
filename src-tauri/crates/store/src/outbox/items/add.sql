INSERT INTO outbox_items (
    id, position, article, snapshot, version, site, wish, state, asked_by, created_at_ms, updated_at_ms
)
SELECT
    :id,
    coalesce(max(position), 0) + 1,
    :article, :snapshot, :version, :site, :wish, :state, :by, :at_ms, :at_ms
FROM outbox_items
