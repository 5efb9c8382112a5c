SELECT count(*) AS articles
FROM (
    SELECT article FROM article_tags
    UNION SELECT article FROM deliveries
    UNION SELECT article FROM outbox_items
    UNION SELECT article FROM imports
    UNION SELECT article FROM action_articles
)
WHERE article NOT IN (SELECT id FROM articles)
