//! Looking through a whole vault for damage.

use std::fmt;

use rusqlite::Connection;
use warraq_core::article::ArticleId;

use crate::articles;
use crate::articles::row::parse_id;
use crate::error::StoreError;
use crate::snapshots::{self, Hash};
use crate::vault::Vault;

/// What a vault holds and what is wrong in it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Report {
    /// Articles.
    pub articles: u32,
    /// Top-level blocks of all articles.
    pub blocks: u32,
    /// Tags.
    pub tags: u32,
    /// Revisions of all articles.
    pub revisions: u32,
    /// Different states the revisions share.
    pub snapshots: u32,
    /// Entries of the history.
    pub actions: u32,
    /// What is wrong; nothing in a sound vault.
    pub faults: Vec<VaultFault>,
}

impl Report {
    /// Whether nothing is wrong.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        self.faults.is_empty()
    }
}

/// Something that is wrong in a vault. It never holds an article's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum VaultFault {
    /// A page of the file was changed outside Warraq.
    Page(String),
    /// `SQLite` found its own structure wrong.
    Structure(String),
    /// A row speaks of one that is not there.
    Reference {
        /// The table of the row.
        table: String,
    },
    /// An article cannot be read, or its stored counts are wrong.
    Article {
        /// The article.
        id: ArticleId,
        /// What is wrong.
        what: String,
    },
    /// The text of a revision cannot be read.
    Snapshot {
        /// Its hash, hexadecimal.
        hash: String,
        /// What is wrong.
        what: String,
    },
}

impl fmt::Display for VaultFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Page(what) => write!(f, "page: {what}"),
            Self::Structure(what) => write!(f, "structure: {what}"),
            Self::Reference { table } => write!(f, "reference: in {table}"),
            Self::Article { id, what } => write!(f, "article {id}: {what}"),
            Self::Snapshot { hash, what } => write!(f, "snapshot {hash}: {what}"),
        }
    }
}

impl Vault {
    /// Reads everything in the vault and says what is wrong. It takes as long as reading the file does.
    ///
    /// # Errors
    /// Only where looking itself is stopped: damage is in the report.
    pub fn verify(&self) -> Result<Report, StoreError> {
        self.read(|connection| {
            let mut report = Report::default();
            check_pages(connection, &mut report)?;
            if report.is_clean() {
                count(connection, &mut report)?;
                check_articles(connection, &mut report)?;
                check_snapshots(connection, &mut report)?;
            }
            Ok(report)
        })
    }
}

fn check_pages(connection: &Connection, report: &mut Report) -> Result<(), StoreError> {
    let pages = texts(connection, "PRAGMA cipher_integrity_check")?;
    report.faults.extend(pages.into_iter().map(VaultFault::Page));
    let structure = texts(connection, "PRAGMA integrity_check")?;
    let structure = structure.into_iter().filter(|line| line != "ok");
    report.faults.extend(structure.map(VaultFault::Structure));
    let references = texts(connection, "PRAGMA foreign_key_check")?;
    report.faults.extend(references.into_iter().map(|table| VaultFault::Reference { table }));
    Ok(())
}

fn count(connection: &Connection, report: &mut Report) -> Result<(), StoreError> {
    let mut statement = connection.prepare(include_str!("verify/count.sql"))?;
    statement.query_row([], |row| {
        report.articles = row.get("articles")?;
        report.blocks = row.get("blocks")?;
        report.tags = row.get("tags")?;
        report.revisions = row.get("revisions")?;
        report.snapshots = row.get("snapshots")?;
        report.actions = row.get("actions")?;
        Ok(())
    })?;
    Ok(())
}

fn check_articles(connection: &Connection, report: &mut Report) -> Result<(), StoreError> {
    let mut statement = connection.prepare(include_str!("verify/articles.sql"))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let id = parse_id(&row.get::<_, String>("id")?)?;
        let mut fault = |what: String| report.faults.push(VaultFault::Article { id, what });
        if let Err(error) = articles::read::article(connection, id) {
            fault(said_by(&error));
        }
        if row.get::<_, u32>("words")? != row.get::<_, u32>("counted")? {
            fault("its words are not those of its blocks".to_owned());
        }
        if row.get::<_, u32>("current")? != 1 {
            fault("it has not one newest revision".to_owned());
        }
    }
    Ok(())
}

fn check_snapshots(connection: &Connection, report: &mut Report) -> Result<(), StoreError> {
    let mut statement = connection.prepare("SELECT hash, body FROM snapshots")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let hash: Hash = row.get(0)?;
        let body: Vec<u8> = row.get(1)?;
        if let Err(error) = snapshots::read(&hash, &body) {
            let hash = hexadecimal(&hash);
            report.faults.push(VaultFault::Snapshot { hash, what: said_by(&error) });
        }
    }
    Ok(())
}

fn hexadecimal(hash: &Hash) -> String {
    let digits = hash.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits.map(|digit| char::from(b"0123456789abcdef"[usize::from(digit)])).collect()
}

/// The first column of a pragma's rows. Damage that stops the pragma itself is one more row.
fn texts(connection: &Connection, sql: &str) -> Result<Vec<String>, StoreError> {
    let mut texts = Vec::new();
    match collect(connection, sql, &mut texts).map_err(StoreError::from) {
        Err(error @ StoreError::Damaged(_)) => texts.push(said_by(&error)),
        result => result?,
    }
    Ok(texts)
}

fn collect(connection: &Connection, sql: &str, texts: &mut Vec<String>) -> rusqlite::Result<()> {
    let mut statement = connection.prepare(sql)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        texts.push(row.get(0)?);
    }
    Ok(())
}

/// What an error says, with the causes behind it.
fn said_by(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text = format!("{text}: {error}");
        cause = error.source();
    }
    text
}
