SELECT file, format, at_ms, report, put_back
FROM imports
WHERE article = ?1
