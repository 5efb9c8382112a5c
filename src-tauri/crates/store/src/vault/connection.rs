//! The connection to a vault's database: its key first, then what makes it durable and quiet.

use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, OpenFlags, ffi};

use super::Access;
use super::keys::DataKey;
use super::vfs;
use crate::error::StoreError;

/// How long a statement waits for another program's checkpoint before it says `Busy`.
const PATIENCE: Duration = Duration::from_secs(5);

/// Statements kept ready.
const STATEMENTS: usize = 64;

/// Connects to the database in the vault file at `path`.
///
/// # Errors
/// `Damaged` where `key` does not read it; `Io`, `ReadOnly`, `Busy` as the system says.
pub(super) fn connect(
    path: &Path,
    key: &DataKey,
    salt: &[u8; 16],
    access: Access,
) -> Result<Connection, StoreError> {
    vfs::register().map_err(|code| {
        StoreError::Database(rusqlite::Error::SqliteFailure(ffi::Error::new(code), None))
    })?;
    // Readers too are let write by SQLite itself: they share the write-ahead log's memory with the
    // writer, and make it where no writer is there. `query_only` keeps them from everything else.
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags_and_vfs(path, flags, vfs::NAME)?;
    connection.busy_timeout(PATIENCE)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    unlock(&connection, key, salt)?;
    connection.execute_batch(include_str!("connection/durable.sql"))?;
    if access == Access::Read {
        connection.execute_batch("PRAGMA query_only = ON")?;
    }
    Ok(connection)
}

fn unlock(connection: &Connection, key: &DataKey, salt: &[u8; 16]) -> Result<(), StoreError> {
    // Without SQLCipher the key would be ignored, and the words written as they are.
    let cipher: Option<String> =
        connection.query_row("PRAGMA cipher_version", [], |row| row.get(0)).ok();
    if cipher.is_none_or(|version| version.is_empty()) {
        return Err(StoreError::Key("this build of SQLite has no encryption"));
    }
    // What it would say goes to the standard error otherwise; the errors themselves say enough.
    connection.execute_batch("PRAGMA cipher_log_level = NONE")?;
    let raw = key.to_pragma(salt);
    let pragma = zeroize::Zeroizing::new(format!("PRAGMA key = \"{}\"", *raw));
    connection.execute_batch(&pragma)?;
    connection.execute_batch("PRAGMA cipher_compatibility = 4")?;
    // The first page is decrypted here, so a key that does not fit is told before anything else.
    connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
    Ok(())
}
