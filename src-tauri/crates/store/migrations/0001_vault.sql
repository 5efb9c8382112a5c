-- Times are milliseconds since 1970 in UTC (…_ms). Ids are ULIDs as text.

CREATE TABLE settings (
    key TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL -- JSON
) STRICT, WITHOUT ROWID;

-- An article whose making was undone stays as an empty row, so that its version never repeats.
CREATE TABLE articles (
    id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL CHECK (version > 0),
    removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
    status TEXT NOT NULL,
    headline TEXT NOT NULL,
    profile TEXT NOT NULL,
    language TEXT NOT NULL,
    words INTEGER NOT NULL CHECK (words >= 0),
    created_at_ms INTEGER NOT NULL,
    updated_at_ms INTEGER NOT NULL,
    updated_by TEXT NOT NULL,
    document_version INTEGER NOT NULL,
    folded TEXT NOT NULL, -- headline, kicker and byline, folded for the filter
    fields TEXT NOT NULL -- JSON, complete
) STRICT;

CREATE INDEX articles_by_change ON articles (removed, updated_at_ms);
CREATE INDEX articles_by_status ON articles (removed, status, updated_at_ms);

-- One row for each top-level block: saving a paragraph writes a paragraph.
CREATE TABLE blocks (
    number INTEGER PRIMARY KEY,
    article TEXT NOT NULL REFERENCES articles (id),
    id TEXT NOT NULL,
    position INTEGER NOT NULL,
    words INTEGER NOT NULL CHECK (words >= 0),
    node TEXT NOT NULL, -- JSON of the block with all it holds
    UNIQUE (article, id)
) STRICT;

-- A tag lives while an article carries it.
CREATE TABLE tags (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    folded TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE article_tags (
    article TEXT NOT NULL REFERENCES articles (id),
    tag INTEGER NOT NULL REFERENCES tags (id),
    position INTEGER NOT NULL,
    PRIMARY KEY (article, tag)
) STRICT, WITHOUT ROWID;

CREATE INDEX article_tags_by_tag ON article_tags (tag);

-- Complete states of articles, each stored once.
CREATE TABLE snapshots (
    hash BLOB NOT NULL PRIMARY KEY CHECK (length(hash) = 32), -- SHA-256 of the JSON
    body BLOB NOT NULL -- the JSON, compressed by zstd
) STRICT;

-- What every action left behind. The newest of an article has no snapshot while it is the article as it
-- stands: the next action fills it in.
CREATE TABLE revisions (
    article TEXT NOT NULL REFERENCES articles (id),
    number INTEGER NOT NULL CHECK (number > 0),
    snapshot BLOB REFERENCES snapshots (hash),
    at_ms INTEGER NOT NULL,
    person TEXT NOT NULL,
    action TEXT NOT NULL,
    words INTEGER NOT NULL,
    PRIMARY KEY (article, number)
) STRICT, WITHOUT ROWID;

CREATE INDEX revisions_by_snapshot ON revisions (snapshot);

-- The history: what was done, by whom, and what stood before it.
CREATE TABLE actions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    person TEXT NOT NULL,
    role TEXT NOT NULL,
    began_ms INTEGER NOT NULL,
    at_ms INTEGER NOT NULL,
    article TEXT REFERENCES articles (id),
    undoes INTEGER REFERENCES actions (id),
    undone_by INTEGER REFERENCES actions (id)
) STRICT;

CREATE TABLE action_articles (
    action INTEGER NOT NULL REFERENCES actions (id),
    article TEXT NOT NULL REFERENCES articles (id),
    before BLOB REFERENCES snapshots (hash), -- null: there was no such article
    PRIMARY KEY (action, article)
) STRICT, WITHOUT ROWID;

CREATE INDEX action_articles_by_article ON action_articles (article, action);
CREATE INDEX action_articles_by_snapshot ON action_articles (before);

CREATE TABLE action_settings (
    action INTEGER NOT NULL REFERENCES actions (id),
    key TEXT NOT NULL,
    before TEXT, -- JSON; null: it was not set
    PRIMARY KEY (action, key)
) STRICT, WITHOUT ROWID;
