SELECT outbox_steps.*
FROM outbox_steps
INNER JOIN outbox_items ON outbox_items.id = outbox_steps.item
WHERE outbox_items.site = ?1 AND outbox_steps.kind = ?2 AND outbox_steps.state = 'asking'
