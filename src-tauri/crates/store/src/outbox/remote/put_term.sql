INSERT INTO remote_terms (site, taxonomy, folded, remote_id, name, at_ms)
VALUES (:site, :taxonomy, :folded, :remote_id, :name, :at_ms)
ON CONFLICT (site, taxonomy, folded) DO NOTHING
