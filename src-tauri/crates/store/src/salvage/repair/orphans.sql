SELECT DISTINCT article
FROM (SELECT article FROM blocks UNION SELECT article FROM revisions)
WHERE article NOT IN (SELECT id FROM articles)
ORDER BY article
