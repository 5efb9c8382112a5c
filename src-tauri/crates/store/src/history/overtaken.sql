-- Whether something of action ?1 was touched since by an action that still counts. A later action counts
-- not where it was undone, nor where it undid one that came after ?1 too: both leave all as it was.
WITH later AS (
    SELECT id
    FROM actions
    WHERE id > ?1 AND undone_by IS NULL AND (undoes IS NULL OR undoes < ?1)
)
SELECT
    EXISTS (
        SELECT 1
        FROM action_articles AS mine
        JOIN action_articles AS other ON other.article = mine.article
        WHERE mine.action = ?1 AND other.action > ?1 AND other.action IN later
    )
    OR EXISTS (
        SELECT 1
        FROM action_settings AS mine
        JOIN action_settings AS other ON other.key = mine.key
        WHERE mine.action = ?1 AND other.action > ?1 AND other.action IN later
    )
