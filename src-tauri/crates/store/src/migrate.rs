//! Bringing an earlier vault up to this Warraq: numbered steps, each frozen once it has landed.

use rusqlite::{Connection, TransactionBehavior};

use crate::error::StoreError;
use crate::folding;
use crate::vault::log;

/// Step 1 makes a database of version 1 out of nothing, and so on.
pub(crate) const STEPS: &[Step] = &[
    Step::Sql(include_str!("../migrations/0001_vault.sql")),
    Step::Sql(include_str!("../migrations/0002_import.sql")),
    Step::Sql(include_str!("../migrations/0003_outbox.sql")),
    // «ئازاد» is «آزاد».
    Step::Fold,
    Step::Sql(include_str!("../migrations/0004_line.sql")),
    Step::Sql(include_str!("../migrations/0005_log.sql")),
];

/// What brings a database from one version to the next.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Step {
    /// Statements.
    Sql(&'static str),
    /// Words are folded otherwise since: what is found by its folded letters is folded again.
    Fold,
}

/// The version a database has after `steps`.
pub(crate) fn version_after(steps: &[Step]) -> u32 {
    u32::try_from(steps.len()).expect("migrations are a short list")
}

/// Whether the database of a vault has some of `steps` before it.
///
/// # Errors
/// `Newer` where it is past them all, `Damaged` where it is empty: a vault has its name only once it has
/// taken the first step.
pub(crate) fn is_needed(connection: &Connection, steps: &[Step]) -> Result<bool, StoreError> {
    match version(connection)? {
        0 => Err(StoreError::damaged("its database is empty")),
        found if found > version_after(steps) => Err(StoreError::Newer { found }),
        found => Ok(found < version_after(steps)),
    }
}

/// Whether the database is of an earlier Warraq than this one.
///
/// # Errors
/// As `SQLite` says.
pub(crate) fn is_earlier(connection: &Connection) -> Result<bool, StoreError> {
    Ok(version(connection)? < version_after(STEPS))
}

/// Takes the database, whose log must be empty, through those of `steps` that it still needs: all of them or none.
///
/// # Errors
/// As `SQLite` says; the database is as it was then.
pub(crate) fn run(connection: &mut Connection, steps: &[Step]) -> Result<(), StoreError> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // Read again inside: another program may have migrated meanwhile.
    let done = version(&transaction)?;
    for (number, step) in (1..).zip(steps).filter(|(number, _)| *number > done) {
        match step {
            Step::Sql(statements) => transaction.execute_batch(statements)?,
            Step::Fold => folding::again(&transaction)?,
        }
        transaction.pragma_update(None, "user_version", number)?;
    }
    if transaction.table_exists(None, "log")? {
        log::note_without_log(&transaction)?;
    }
    Ok(transaction.commit()?)
}

fn version(connection: &Connection) -> Result<u32, StoreError> {
    Ok(connection.query_row("PRAGMA user_version", [], |row| row.get(0))?)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TWO: &[Step] =
        &[Step::Sql("CREATE TABLE one (x)"), Step::Sql("ALTER TABLE one ADD COLUMN y DEFAULT 7")];

    #[test]
    fn every_step_that_is_missing_is_taken_once() {
        let mut database = Connection::open_in_memory().unwrap();
        run(&mut database, &TWO[..1]).unwrap();
        database.execute_batch("INSERT INTO one VALUES (1)").unwrap();
        assert!(is_needed(&database, TWO).unwrap());
        run(&mut database, TWO).unwrap();
        run(&mut database, TWO).unwrap();
        assert!(!is_needed(&database, TWO).unwrap());
        let y: u32 = database.query_row("SELECT y FROM one", [], |row| row.get(0)).unwrap();
        assert_eq!((y, version(&database).unwrap()), (7, 2));
    }

    #[test]
    fn a_step_that_fails_takes_back_the_ones_before() {
        let mut database = Connection::open_in_memory().unwrap();
        let failing = &[TWO[0], TWO[1], Step::Sql("CREATE TABLE one (again)")];
        assert!(run(&mut database, failing).is_err());
        assert_eq!(version(&database).unwrap(), 0);
        run(&mut database, TWO).unwrap();
    }

    #[test]
    fn a_newer_or_empty_database_is_refused() {
        let mut database = Connection::open_in_memory().unwrap();
        assert!(matches!(is_needed(&database, TWO), Err(StoreError::Damaged(_))));
        run(&mut database, TWO).unwrap();
        let refused = is_needed(&database, &TWO[..1]);
        assert!(matches!(refused, Err(StoreError::Newer { found: 2 })));
    }
}
