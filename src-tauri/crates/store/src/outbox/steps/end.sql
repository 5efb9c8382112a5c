UPDATE outbox_steps
SET state = :state, result = :result, bytes = bytes + :bytes
WHERE item = :item AND number = :number
