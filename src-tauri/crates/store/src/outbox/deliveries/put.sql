INSERT OR REPLACE INTO deliveries (
    article, site, remote_id, url, remote_state, sent, seen, asked, theirs, altered, at_ms
)
VALUES (
    :article, :site, :remote_id, :url, :remote_state, :sent, :seen, :asked, :theirs, :altered, :at_ms
)
