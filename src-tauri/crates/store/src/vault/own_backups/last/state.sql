SELECT json_array(
    (SELECT max(id) FROM actions),
    (SELECT max(at_ms) FROM actions),
    (SELECT count(*) FROM outbox_items),
    (SELECT max(updated_at_ms) FROM outbox_items),
    (SELECT count(*) FROM deliveries),
    (SELECT max(at_ms) FROM deliveries),
    (
        SELECT json_group_array(json_array(id, removed, name, kind, url, login, secret, options))
        FROM (SELECT * FROM sites ORDER BY id)
    )
)
