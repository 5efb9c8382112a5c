-- What media are made of, each content once.
CREATE TABLE media_data (
    hash BLOB NOT NULL PRIMARY KEY CHECK (length(hash) = 32), -- SHA-256 of the data
    data BLOB NOT NULL
) STRICT;

-- One whose adding was undone stays: revisions may show it, and the undo may be undone.
CREATE TABLE media (
    id TEXT NOT NULL PRIMARY KEY,
    removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
    hash BLOB REFERENCES media_data (hash), -- null: only its address is known
    name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    width INTEGER, -- null, both: not known
    height INTEGER,
    bytes INTEGER NOT NULL CHECK (bytes >= 0),
    source TEXT NOT NULL, -- the address it was shown from
    alt TEXT NOT NULL,
    caption TEXT NOT NULL,
    credit TEXT NOT NULL,
    created_at_ms INTEGER NOT NULL,
    CHECK ((width IS NULL) = (height IS NULL)),
    CHECK ((hash IS NULL) = (bytes = 0))
) STRICT;

CREATE INDEX media_by_time ON media (removed, created_at_ms);
CREATE INDEX media_by_hash ON media (hash);

CREATE TABLE action_media (
    action INTEGER NOT NULL REFERENCES actions (id),
    media TEXT NOT NULL REFERENCES media (id) DEFERRABLE INITIALLY DEFERRED,
    removed_before INTEGER NOT NULL CHECK (removed_before IN (0, 1)), -- 1 also where it was not there
    PRIMARY KEY (action, media)
) STRICT, WITHOUT ROWID;

-- What an import said of the article it made.
CREATE TABLE imports (
    article TEXT NOT NULL PRIMARY KEY REFERENCES articles (id),
    file TEXT NOT NULL,
    format TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    report TEXT NOT NULL, -- JSON: taken, removed, warnings
    put_back TEXT NOT NULL DEFAULT '[]' -- JSON: which of the removed are in the article again, by index
) STRICT;
