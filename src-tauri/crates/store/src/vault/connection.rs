//! The connection to a vault's database: its key first, then what makes it durable and quiet.

use std::fmt::Write;
use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
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
    // Readers too are let write by SQLite itself: they share the write-ahead log's memory with the
    // writer, and make it where no writer is there. `query_only` keeps them from everything else.
    let connection = open(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    unlock(&connection, key, salt)?;
    connection.execute_batch(include_str!("connection/durable.sql"))?;
    if access == Access::Read {
        connection.execute_batch("PRAGMA query_only = ON")?;
    }
    Ok(connection)
}

/// Connects to an empty database that is filled at once and forced to the disk as a file afterwards: it has no log.
///
/// # Errors
/// `Io`, `ReadOnly`, `DiskFull` as the system says.
pub(super) fn connect_to_fill(
    path: &Path,
    key: &DataKey,
    salt: &[u8; 16],
) -> Result<Connection, StoreError> {
    let connection = open(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    unlock(&connection, key, salt)?;
    connection.execute_batch(include_str!("connection/fill.sql"))?;
    Ok(connection)
}

/// Connects to a database that nobody writes in: nothing is locked, and nothing made beside it.
///
/// # Errors
/// As [`connect`].
pub(super) fn connect_at_rest(
    path: &Path,
    key: &DataKey,
    salt: &[u8; 16],
) -> Result<Connection, StoreError> {
    let mut address = "file:".to_owned();
    for byte in path.as_os_str().as_encoded_bytes() {
        write!(address, "%{byte:02x}").expect("a text takes what is written to it");
    }
    address.push_str("?immutable=1");
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
    let connection = open(Path::new(&address), flags)?;
    unlock(&connection, key, salt)?;
    connection.execute_batch(include_str!("connection/at_rest.sql"))?;
    Ok(connection)
}

/// Connects to a database that nobody else has open, with what is in its log, and makes nothing beside it: where that is
/// is kept in memory. The log stays.
///
/// # Errors
/// `Busy` where somebody has it open; `Io` where the file may not be written, because it is locked as for a writer; else
/// as [`connect`].
pub(super) fn connect_alone(
    path: &Path,
    key: &DataKey,
    salt: &[u8; 16],
) -> Result<Connection, StoreError> {
    alone(open(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?, key, salt)
}

/// The same, without a wait: `Busy` at once where somebody has it open.
///
/// # Errors
/// As [`connect_alone`].
pub(super) fn connect_now_or_never(
    path: &Path,
    key: &DataKey,
    salt: &[u8; 16],
) -> Result<Connection, StoreError> {
    let connection = open(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    connection.busy_timeout(Duration::ZERO)?;
    alone(connection, key, salt)
}

fn open(path: &Path, flags: OpenFlags) -> Result<Connection, StoreError> {
    vfs::register().map_err(|code| {
        StoreError::Database(rusqlite::Error::SqliteFailure(ffi::Error::new(code), None))
    })?;
    let flags = flags | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags_and_vfs(path, flags, vfs::NAME)?;
    connection.busy_timeout(PATIENCE)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    Ok(connection)
}

fn alone(connection: Connection, key: &DataKey, salt: &[u8; 16]) -> Result<Connection, StoreError> {
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    connection.execute_batch("PRAGMA locking_mode = EXCLUSIVE")?;
    unlock(&connection, key, salt)?;
    connection.execute_batch(include_str!("connection/at_rest.sql"))?;
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
    // The first page is decrypted here, so a key that does not fit is told before anything else. The others that say where
    // everything is are read with it.
    connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
    Ok(())
}

/// Whether every page was read that was asked for until now. Where the last page of a long text cannot be, the row is
/// given all the same, with zeros in its place, and only the next page is refused that comes from the disk. So one is
/// asked for: the second level of the schema, which is there, because every connection begins with it.
pub(super) fn has_read_all(connection: &Connection) -> bool {
    let sql = "SELECT 1 FROM sqlite_schema LIMIT 1";
    connection.release_memory().is_ok()
        && connection.prepare_cached(sql).is_ok_and(|mut statement| statement.exists([]).is_ok())
}
