SELECT
    (SELECT count(*) FROM articles WHERE removed = 0) AS articles,
    (SELECT count(*) FROM blocks) AS blocks,
    (SELECT count(*) FROM tags) AS tags,
    (SELECT count(*) FROM revisions) AS revisions,
    (SELECT count(*) FROM snapshots) AS snapshots,
    (SELECT count(*) FROM actions) AS actions
