PRAGMA temp_store = MEMORY;
PRAGMA query_only = ON;
