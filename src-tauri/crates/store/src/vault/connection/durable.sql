PRAGMA temp_store = MEMORY;
PRAGMA secure_delete = ON;
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;
PRAGMA foreign_keys = ON;
PRAGMA fullfsync = ON;
PRAGMA checkpoint_fullfsync = ON;
