//! Tables of the new database, and how their rows were stored in the damaged one.

use rusqlite::Connection;

use super::record::{self, Stored};
use crate::error::StoreError;

/// A table.
pub(super) struct Table {
    pub(super) name: String,
    /// Whether its rows have numbers.
    pub(super) has_numbers: bool,
    /// Its columns in the order in which they are stored.
    pub(super) columns: Vec<Column>,
}

/// A column.
pub(super) struct Column {
    name: String,
    kind: String,
    may_be_null: bool,
    /// Whether rows that were stored before it was there have a value.
    has_default: bool,
    /// Whether it is the number of the row, which is stored as that.
    pub(super) is_number: bool,
}

impl Table {
    /// The statement that writes a row of which so many values are stored, where it is not there yet; nothing where no
    /// row is stored so.
    pub(super) fn insert(&self, count: usize) -> Option<String> {
        if !self.may_have(count) {
            return None;
        }
        let names: Vec<String> =
            self.columns[..count].iter().map(|column| format!("\"{}\"", column.name)).collect();
        let (names, places) = (names.join(", "), vec!["?"; count].join(", "));
        Some(format!("INSERT OR IGNORE INTO {} ({names}) VALUES ({places})", self.name))
    }

    /// Whether what begins with these bytes could be a row of it.
    pub(super) fn could_hold(&self, row: &[u8]) -> bool {
        let Some((shape, _)) = record::shape(row) else { return false };
        self.may_have(shape.len())
            && shape.iter().zip(&self.columns).all(|(stored, column)| column.could_be(*stored))
    }

    fn may_have(&self, count: usize) -> bool {
        let later = self.columns.get(count..);
        count > 0
            && later.is_some_and(|later| {
                later.iter().all(|column| column.may_be_null || column.has_default)
            })
    }
}

impl Column {
    fn could_be(&self, stored: Stored) -> bool {
        match stored {
            Stored::Null => self.is_number || self.may_be_null,
            _ if self.is_number => false,
            Stored::Integer { .. } | Stored::Constant(_) => self.kind == "INTEGER",
            Stored::Real => self.kind == "REAL",
            Stored::Blob { .. } => self.kind == "BLOB",
            Stored::Text { .. } => self.kind == "TEXT",
        }
    }
}

/// The tables of the database; what others belong to comes first.
///
/// # Errors
/// As the database says.
pub(super) fn tables(new: &Connection) -> Result<Vec<Table>, StoreError> {
    let mut statement = new.prepare(include_str!("table/tables.sql"))?;
    let rows = statement.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get(1)?)))?;
    let named: Vec<(String, bool)> = rows.collect::<Result<_, _>>()?;
    named
        .into_iter()
        .map(|(name, has_numbers)| {
            let columns = columns(new, &name, has_numbers)?;
            Ok(Table { name, has_numbers, columns })
        })
        .collect()
}

fn columns(new: &Connection, table: &str, has_numbers: bool) -> Result<Vec<Column>, StoreError> {
    let mut statement = new.prepare(include_str!("table/columns.sql"))?;
    let rows = statement.query_map((table, has_numbers), |row| {
        let (kind, key): (String, u32) = (row.get("type")?, row.get("pk")?);
        Ok(Column {
            name: row.get("name")?,
            is_number: has_numbers && key > 0 && kind == "INTEGER",
            kind,
            may_be_null: !row.get::<_, bool>("notnull")?,
            has_default: row.get::<_, bool>("has_default")?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
