SELECT
    (SELECT count(*) FROM articles WHERE removed = 0) AS articles,
    (SELECT count(*) FROM blocks) AS blocks,
    (SELECT count(*) FROM tags) AS tags,
    (SELECT count(*) FROM revisions) AS revisions,
    (SELECT count(*) FROM snapshots) AS snapshots,
    (SELECT count(*) FROM media WHERE removed = 0) AS media,
    (
        SELECT count(*)
        FROM imports
        JOIN articles ON articles.id = imports.article
        WHERE articles.removed = 0
    ) AS imports,
    (SELECT count(*) FROM sites WHERE removed = 0) AS sites,
    (SELECT count(*) FROM outbox_items) AS outbox,
    (SELECT count(*) FROM actions) AS actions
