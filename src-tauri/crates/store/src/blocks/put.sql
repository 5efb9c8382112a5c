INSERT INTO blocks (article, id, position, words, node)
VALUES (:article, :id, :position, :words, :node)
ON CONFLICT (article, id) DO UPDATE
SET position = excluded.position, words = excluded.words, node = excluded.node
