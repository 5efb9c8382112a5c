-- Items that wait, in their order: the first of thousands is found without looking at the others.
CREATE INDEX outbox_waiting ON outbox_items (position) WHERE state IN ('queued', 'sending', 'scheduled');

-- The items that may be at work: of an article at a site only the first that is not at its end. Nobody has them before
-- `from_ms`, whoever asks.
CREATE VIEW outbox_turns AS
SELECT
    item.*,
    max(coalesce(item.not_before_ms, 0), coalesce(sites.quiet_until_ms, 0)) AS from_ms
FROM outbox_items AS item
CROSS JOIN sites ON sites.id = item.site -- in this order: that of their positions
WHERE
    item.state IN ('queued', 'sending', 'scheduled')
    AND NOT EXISTS (
        SELECT 1
        FROM outbox_items AS earlier
        WHERE
            earlier.article = item.article
            AND earlier.site = item.site
            AND earlier.position < item.position
            AND earlier.state IN ('queued', 'sending', 'paused', 'conflict')
    );

-- Somebody has it sent though there is nothing left of what may go over the line.
ALTER TABLE outbox_items ADD COLUMN over_budget INTEGER NOT NULL DEFAULT 0 CHECK (over_budget IN (0, 1));

-- How fast pictures went to a site of late, in bytes a second; null: nobody knows.
ALTER TABLE sites ADD COLUMN speed INTEGER;

-- Whether this vault sent the medium; 0 as well where it was there before, or nobody wrote it down.
ALTER TABLE remote_media ADD COLUMN is_own INTEGER NOT NULL DEFAULT 0 CHECK (is_own IN (0, 1));
-- JSON: why it was left at the site, though nothing of ours shows it; null: it was not looked at.
ALTER TABLE remote_media ADD COLUMN left_there TEXT;

-- What went over the line to a site, both ways, in each hour since 1970.
CREATE TABLE traffic (
    hour INTEGER NOT NULL,
    site TEXT NOT NULL REFERENCES sites (id),
    bytes INTEGER NOT NULL CHECK (bytes >= 0),
    PRIMARY KEY (hour, site)
) STRICT, WITHOUT ROWID;

INSERT INTO traffic (hour, site, bytes)
SELECT coalesce(step.asked_at_ms, item.updated_at_ms) / 3600000, item.site, sum(step.bytes)
FROM outbox_steps AS step
JOIN outbox_items AS item ON item.id = step.item
WHERE step.bytes > 0
GROUP BY 1, 2;
