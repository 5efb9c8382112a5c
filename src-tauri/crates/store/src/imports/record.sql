INSERT INTO imports (article, file, format, at_ms, report)
VALUES (:article, :file, :format, :at_ms, :report)
ON CONFLICT (article) DO UPDATE
SET file = excluded.file,
    format = excluded.format,
    at_ms = excluded.at_ms,
    report = excluded.report,
    put_back = '[]'
