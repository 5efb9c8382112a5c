-- Where rows have no numbers, what tells them apart is stored first.
SELECT name, type, pk, "notnull", dflt_value IS NOT NULL AS has_default
FROM pragma_table_info(?1)
ORDER BY CASE WHEN NOT ?2 AND pk > 0 THEN pk ELSE 1000 + cid END
