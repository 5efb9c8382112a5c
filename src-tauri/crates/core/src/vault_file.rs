//! How a vault is told among other files, by whoever writes files and must not take the place of one.

/// What a vault begins with.
pub const MAGIC: &[u8; 13] = b"WARRAQ VAULT\n";

/// The endings of the files beside a vault that are a part of it: the name of the vault with one of them.
pub const PARTS: [&str; 6] = ["-wal", "-shm", "-journal", ".lock", ".backup-lock", ".tries"];
