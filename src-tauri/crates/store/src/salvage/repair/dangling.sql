-- What belongs to something that is not there any more.
DELETE FROM article_tags
WHERE article NOT IN (SELECT id FROM articles) OR tag NOT IN (SELECT id FROM tags);
DELETE FROM tags WHERE id NOT IN (SELECT tag FROM article_tags);
DELETE FROM revisions
WHERE
    article NOT IN (SELECT id FROM articles)
    OR (snapshot IS NOT NULL AND snapshot NOT IN (SELECT hash FROM snapshots));
DELETE FROM imports WHERE article NOT IN (SELECT id FROM articles);
-- A picture whose bytes are lost stays one: what it is made of is known and missing, and can come from a backup.
INSERT INTO media_data (hash, data)
SELECT DISTINCT hash, x''
FROM media
WHERE hash IS NOT NULL AND hash NOT IN (SELECT hash FROM media_data);
DELETE FROM deliveries
WHERE article NOT IN (SELECT id FROM articles) OR site NOT IN (SELECT id FROM sites);
DELETE FROM outbox_items
WHERE
    article NOT IN (SELECT id FROM articles)
    OR site NOT IN (SELECT id FROM sites)
    OR snapshot NOT IN (SELECT hash FROM snapshots);
DELETE FROM outbox_steps WHERE item NOT IN (SELECT id FROM outbox_items);
DELETE FROM remote_media WHERE site NOT IN (SELECT id FROM sites);
DELETE FROM remote_terms WHERE site NOT IN (SELECT id FROM sites);
DELETE FROM traffic WHERE site NOT IN (SELECT id FROM sites);
-- Nothing leaves by itself out of a vault that may not know all that left before.
UPDATE outbox_items SET state = 'paused' WHERE state IN ('queued', 'sending');
