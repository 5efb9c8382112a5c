SELECT trim(json_extract(fields, '$.section')) AS section, count(*)
FROM articles
WHERE removed = 0 AND section <> ''
GROUP BY section
ORDER BY count(*) DESC, section
