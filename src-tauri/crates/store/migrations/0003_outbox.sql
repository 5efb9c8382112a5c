-- Places that articles are delivered to. One that was removed stays, without its secret: what was delivered there
-- is still known.
CREATE TABLE sites (
    id TEXT NOT NULL PRIMARY KEY,
    removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    url TEXT NOT NULL,
    login TEXT NOT NULL,
    secret TEXT NOT NULL, -- empty where there is none
    options TEXT NOT NULL, -- JSON
    survey TEXT, -- JSON: what it said of itself and of us last; null: it was not asked
    quiet_until_ms INTEGER, -- null: it did not ask to be left alone
    added_at_ms INTEGER NOT NULL,
    added_by TEXT NOT NULL
) STRICT;

CREATE UNIQUE INDEX sites_by_name ON sites (name) WHERE removed = 0;

-- What is known of an article at a site.
CREATE TABLE deliveries (
    article TEXT NOT NULL REFERENCES articles (id),
    site TEXT NOT NULL REFERENCES sites (id),
    remote_id TEXT, -- null: it was asked for and never seen there
    url TEXT NOT NULL,
    remote_state TEXT NOT NULL, -- of the post as last seen; empty where it never was
    sent TEXT, -- JSON: what was last taken by the site
    seen TEXT, -- JSON: the post as the site had it then
    asked TEXT, -- JSON: what left since, and nobody knows whether it was taken
    theirs TEXT, -- JSON: the post as somebody changed it there
    altered TEXT NOT NULL DEFAULT '[]', -- JSON: what the site itself made otherwise of what was sent
    at_ms INTEGER NOT NULL,
    PRIMARY KEY (article, site)
) STRICT, WITHOUT ROWID;

CREATE INDEX deliveries_by_site ON deliveries (site, at_ms);

CREATE TABLE outbox_items (
    id TEXT NOT NULL PRIMARY KEY,
    position INTEGER NOT NULL UNIQUE, -- rises as they were asked for
    article TEXT NOT NULL REFERENCES articles (id),
    snapshot BLOB NOT NULL REFERENCES snapshots (hash), -- the article as it was when it was asked for
    version INTEGER NOT NULL,
    site TEXT NOT NULL REFERENCES sites (id),
    wish TEXT NOT NULL, -- JSON: what state it is to have there, and from when
    state TEXT NOT NULL,
    step INTEGER NOT NULL DEFAULT 0, -- how many are done
    reason TEXT, -- JSON: why it waits or stopped; null: nothing stands against it
    attempts INTEGER NOT NULL DEFAULT 0, -- that failed since something last went well
    next_try_ms INTEGER, -- null: at once
    not_before_ms INTEGER, -- null: whenever somebody asks for it
    asked_by TEXT NOT NULL,
    created_at_ms INTEGER NOT NULL,
    updated_at_ms INTEGER NOT NULL
) STRICT;

CREATE INDEX outbox_by_state ON outbox_items (state, position);
CREATE INDEX outbox_by_article ON outbox_items (article, site, position);
CREATE INDEX outbox_by_snapshot ON outbox_items (snapshot);

CREATE TABLE outbox_steps (
    item TEXT NOT NULL REFERENCES outbox_items (id),
    number INTEGER NOT NULL CHECK (number > 0),
    kind TEXT NOT NULL,
    payload TEXT NOT NULL, -- JSON
    state TEXT NOT NULL, -- waiting, asking: a request may have left; done, failed
    asked_at_ms INTEGER, -- when it last became asking
    result TEXT, -- JSON
    bytes INTEGER NOT NULL DEFAULT 0 CHECK (bytes >= 0), -- over the line, both ways
    PRIMARY KEY (item, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE remote_media (
    site TEXT NOT NULL REFERENCES sites (id),
    key TEXT NOT NULL, -- of its content
    medium TEXT NOT NULL, -- JSON: its id and address there
    at_ms INTEGER NOT NULL, -- when it was last seen there
    PRIMARY KEY (site, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE remote_terms (
    site TEXT NOT NULL REFERENCES sites (id),
    taxonomy TEXT NOT NULL,
    folded TEXT NOT NULL,
    remote_id TEXT NOT NULL,
    name TEXT NOT NULL,
    at_ms INTEGER NOT NULL, -- when it was last seen there
    PRIMARY KEY (site, taxonomy, folded)
) STRICT, WITHOUT ROWID;
