INSERT INTO sites (id, name, kind, url, login, secret, options, added_at_ms, added_by)
VALUES (:id, :name, :kind, :url, :login, :secret, :options, :at_ms, :by)
