//! The rows of damaged tables: every one that can be reached.

use rusqlite::types::Value;
use rusqlite::{Connection, Params, Row, params, params_from_iter};

use crate::error::StoreError;
use crate::vault::has_read_all;

/// So many keys after a row that cannot be read are tried one by one: more than there are rows on one page.
const ONE_BY_ONE: i64 = 128;

/// Beyond so many keys nothing is looked for.
const FARTHEST: u32 = 40;

/// Tables whose rows are found by what they belong to, and where that stands.
const BELONGING: &[(&str, &str, &str)] = &[
    ("article_tags", "article", "SELECT id FROM articles"),
    ("revisions", "article", "SELECT id FROM articles UNION SELECT article FROM blocks"),
    ("action_articles", "action", "SELECT id FROM actions"),
    ("action_settings", "action", "SELECT id FROM actions"),
    ("action_media", "action", "SELECT id FROM actions"),
    ("deliveries", "article", "SELECT id FROM articles"),
    ("outbox_steps", "item", "SELECT id FROM outbox_items"),
    ("remote_media", "site", "SELECT id FROM sites"),
    ("remote_terms", "site", "SELECT id FROM sites"),
];

/// A damaged database. What cannot be read once makes a connection useless, so that another takes its place.
pub(super) struct Source<'a> {
    connect: &'a dyn Fn() -> Result<Connection, StoreError>,
    connection: Connection,
}

/// The number of the first of some rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum First {
    Is(i64),
    None,
    Unreadable,
}

impl First {
    fn number(self) -> Option<i64> {
        match self {
            Self::Is(number) => Some(number),
            Self::None | Self::Unreadable => None,
        }
    }
}

/// A table, and how its rows are asked for.
struct Table {
    name: String,
    /// All its columns, as SQL names them.
    columns: String,
    insert: String,
    /// The columns of its key, where it has no numbers for its rows.
    key: Option<String>,
}

impl<'a> Source<'a> {
    pub(super) fn open(
        connect: &'a dyn Fn() -> Result<Connection, StoreError>,
    ) -> Result<Self, StoreError> {
        Ok(Self { connect, connection: connect()? })
    }

    /// The version of the database.
    pub(super) fn version(&self) -> Result<u32, StoreError> {
        Ok(self.connection.query_row("PRAGMA user_version", [], |row| row.get(0))?)
    }

    /// Copies what can be read of every table that `new` has; gives the names of those with rows that cannot be.
    ///
    /// # Errors
    /// Where `new` cannot be written.
    pub(super) fn copy_tables(&mut self, new: &Connection) -> Result<Vec<String>, StoreError> {
        let mut damaged = Vec::new();
        for table in tables(new)? {
            let is_whole = match &table.key {
                None => self.copy_by_number(&table, new)?,
                Some(key) => self.copy_by_key(&table, key, new)?,
            };
            if !is_whole {
                damaged.push(table.name);
            }
        }
        Ok(damaged)
    }

    /// Whether all rows were read.
    fn copy_by_number(&mut self, table: &Table, new: &Connection) -> Result<bool, StoreError> {
        let Table { name, columns, .. } = table;
        let sql = format!(
            "SELECT rowid, {columns} FROM {name} NOT INDEXED WHERE rowid >= ?1 ORDER BY rowid"
        );
        let (mut from, mut is_whole) = (1, true);
        loop {
            let began = from;
            let is_end = each(&self.connection, &sql, [began], |row| {
                insert(new, table, row, 1)?;
                from = row.get::<_, i64>(0)? + 1;
                Ok(())
            })?;
            if is_end {
                return Ok(is_whole);
            }
            is_whole = false;
            self.connect_again()?;
            from = match self.first_from(name, from)? {
                // That row alone: its text goes on on another page.
                First::Is(number) => number + 1,
                First::None => return Ok(false),
                First::Unreadable => match self.first_beyond(name, from)?.number() {
                    Some(number) => number,
                    None => return Ok(false),
                },
            };
        }
    }

    /// The number of the first row that is `from` or more.
    fn first_from(&mut self, table: &str, from: i64) -> Result<First, StoreError> {
        let sql = format!(
            "SELECT rowid FROM {table} NOT INDEXED WHERE rowid >= ?1 ORDER BY rowid LIMIT 1"
        );
        let mut first = First::None;
        let is_read = each(&self.connection, &sql, [from], |row| {
            first = First::Is(row.get(0)?);
            Ok(())
        })?;
        if !is_read {
            self.connect_again()?;
            first = First::Unreadable;
        }
        Ok(first)
    }

    /// The number of the first row behind a page that cannot be read and has the row `from`.
    fn first_beyond(&mut self, table: &str, from: i64) -> Result<First, StoreError> {
        let leaps = (1..FARTHEST).map(|power| 1_i64 << power).filter(|leap| *leap > ONE_BY_ONE);
        let mut unread = 0;
        for leap in (1..=ONE_BY_ONE).chain(leaps) {
            let (mut first, mut read) = (self.first_from(table, from + leap)?, leap);
            if first == First::Unreadable {
                unread = leap;
                continue;
            }
            while read - unread > 1 {
                let middle = unread + (read - unread) / 2;
                match self.first_from(table, from + middle)? {
                    First::Unreadable => unread = middle,
                    nearer => (first, read) = (nearer, middle),
                }
            }
            return Ok(first);
        }
        Ok(First::Unreadable)
    }

    /// From the beginning as far as it goes, from the end as far as it goes, and what belongs to something that is
    /// known. Whether all rows were read.
    fn copy_by_key(
        &mut self,
        table: &Table,
        key: &str,
        new: &Connection,
    ) -> Result<bool, StoreError> {
        let Table { name, columns, .. } = table;
        let forward = format!("SELECT {columns} FROM {name} ORDER BY {key}");
        if each(&self.connection, &forward, [], |row| insert(new, table, row, 0))? {
            return Ok(true);
        }
        self.connect_again()?;
        let backward: Vec<String> =
            key.split(", ").map(|column| format!("{column} DESC")).collect();
        let backward = format!("SELECT {columns} FROM {name} ORDER BY {}", backward.join(", "));
        each(&self.connection, &backward, [], |row| insert(new, table, row, 0))?;
        self.connect_again()?;
        for (_, column, owners) in BELONGING.iter().filter(|(table, ..)| table == name) {
            let sql = format!("SELECT {columns} FROM {name} WHERE {column} = ?1");
            for owner in values(new, owners)? {
                if !each(&self.connection, &sql, [owner], |row| insert(new, table, row, 0))? {
                    self.connect_again()?;
                }
            }
        }
        Ok(false)
    }

    fn connect_again(&mut self) -> Result<(), StoreError> {
        self.connection = (self.connect)()?;
        Ok(())
    }
}

/// Gives every row that can be read; whether the end was reached.
///
/// # Errors
/// What `take` says.
fn each(
    connection: &Connection,
    sql: &str,
    with: impl Params,
    mut take: impl FnMut(&Row<'_>) -> Result<(), StoreError>,
) -> Result<bool, StoreError> {
    let Ok(mut statement) = connection.prepare(sql) else { return Ok(false) };
    let Ok(mut rows) = statement.query(with) else { return Ok(false) };
    loop {
        match rows.next() {
            Ok(Some(row)) if has_read_all(connection) => take(row)?,
            Ok(None) if has_read_all(connection) => return Ok(true),
            _ => return Ok(false),
        }
    }
}

/// Writes the row, whose columns begin at `first`, where it is not there yet.
fn insert(new: &Connection, table: &Table, row: &Row<'_>, first: usize) -> Result<(), StoreError> {
    let mut statement = new.prepare_cached(&table.insert)?;
    let values: Vec<Value> =
        (first..row.as_ref().column_count()).map(|at| row.get(at)).collect::<Result<_, _>>()?;
    statement.execute(params_from_iter(values))?;
    Ok(())
}

fn values(connection: &Connection, sql: &str) -> Result<Vec<Value>, StoreError> {
    let mut statement = connection.prepare(sql)?;
    let values = statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok(values)
}

/// What others belong to comes first.
fn tables(new: &Connection) -> Result<Vec<Table>, StoreError> {
    let mut statement = new.prepare(include_str!("rows/tables.sql"))?;
    let rows = statement.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get(1)?)))?;
    rows.map(|row| {
        let (name, has_numbers): (String, bool) = row?;
        let columns = columns(new, &name, "1")?;
        let key = columns_of_key(new, &name, has_numbers)?;
        let places = vec!["?"; columns.len()].join(", ");
        let columns = columns.join(", ");
        let insert = format!("INSERT OR IGNORE INTO {name} ({columns}) VALUES ({places})");
        Ok(Table { name, columns, insert, key })
    })
    .collect()
}

fn columns_of_key(
    new: &Connection,
    table: &str,
    has_numbers: bool,
) -> Result<Option<String>, StoreError> {
    if has_numbers {
        return Ok(None);
    }
    Ok(Some(columns(new, table, "pk > 0 ORDER BY pk")?.join(", ")))
}

/// The columns of the table for which `is` holds, as SQL names them.
fn columns(new: &Connection, table: &str, is: &str) -> Result<Vec<String>, StoreError> {
    let sql = format!("SELECT '\"' || name || '\"' FROM pragma_table_info(?1) WHERE {is}");
    let mut statement = new.prepare(&sql)?;
    let names = statement.query_map(params![table], |row| row.get(0))?;
    Ok(names.collect::<Result<_, _>>()?)
}
