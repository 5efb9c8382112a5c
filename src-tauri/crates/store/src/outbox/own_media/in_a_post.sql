SELECT 1
FROM deliveries
WHERE
    site = ?1
    AND (
        instr(sent, ?2) > 0
        OR instr(seen, ?2) > 0
        OR instr(asked, ?2) > 0
        OR instr(theirs, ?2) > 0
    )
