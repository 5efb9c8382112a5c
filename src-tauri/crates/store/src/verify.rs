//! Looking through a whole vault for damage.

mod report;
#[cfg(test)]
mod tests;
mod unread;

use rusqlite::{Connection, Row};

use crate::articles::row::parse_id;
use crate::error::StoreError;
use crate::snapshots::{self, Hash};
use crate::vault::Vault;
use crate::{articles, imports, media, outbox, sites};

pub use report::{MissingPicture, Report, VaultFault};

/// Asked between one thing that is looked at and the next: what it fails with breaks it off.
pub type GoesOn<'a> = &'a mut dyn FnMut() -> Result<(), StoreError>;

impl Vault {
    /// Reads everything in the vault and says what is wrong. It takes as long as reading the file does.
    ///
    /// # Errors
    /// Only where looking itself is stopped: damage is in the report.
    pub fn verify(&self) -> Result<Report, StoreError> {
        let mut report = self.looked(if self.is_earlier()? { look_at_pages } else { look })?;
        report.faults.extend(self.header_fault()?.map(VaultFault::Header));
        report.faults.extend(self.log_fault());
        Ok(report)
    }

    /// Reads every page and says nothing where each is as it was written.
    ///
    /// # Errors
    /// `Damaged` where one is not; where looking itself is stopped.
    pub(crate) fn must_have_whole_pages(&self) -> Result<(), StoreError> {
        let faults = self.looked(look_at_pages)?.faults;
        let fault = faults.into_iter().find(VaultFault::is_of_the_file);
        fault.map_or(Ok(()), |fault| Err(StoreError::damaged(fault.to_string())))
    }

    fn looked(
        &self,
        look: fn(&Connection) -> Result<Report, StoreError>,
    ) -> Result<Report, StoreError> {
        let report = self.read(look)?;
        let is_of_page = |fault: &VaultFault| matches!(fault, VaultFault::Page(_));
        if report.faults.iter().any(is_of_page) && self.settle_log() {
            return self.read(look);
        }
        Ok(report)
    }
}

/// What is found in a database of this version.
///
/// # Errors
/// Only where looking itself is stopped.
pub(crate) fn look(connection: &Connection) -> Result<Report, StoreError> {
    look_while(connection, &mut || Ok(()))
}

/// The same, for as long as `goes_on` lets it.
///
/// # Errors
/// What `goes_on` fails with, and where looking itself is stopped.
pub(crate) fn look_while(
    connection: &Connection,
    goes_on: GoesOn<'_>,
) -> Result<Report, StoreError> {
    let mut report = look_at_pages_while(connection, goes_on)?;
    report.is_counted = report.is_clean();
    if report.is_counted {
        report = count(connection)?;
        check_articles(connection, &mut report, goes_on)?;
        check_snapshots(connection, &mut report, goes_on)?;
        check_media(connection, &mut report, goes_on)?;
        check_imports(connection, &mut report, goes_on)?;
        check_outbox(connection, &mut report, goes_on)?;
    }
    Ok(report)
}

/// What is found in a database of whatever version: its pages and their structure.
///
/// # Errors
/// Only where looking itself is stopped.
pub(crate) fn look_at_pages(connection: &Connection) -> Result<Report, StoreError> {
    look_at_pages_while(connection, &mut || Ok(()))
}

/// The same, for as long as `goes_on` lets it.
///
/// # Errors
/// What `goes_on` fails with, and where looking itself is stopped.
pub(crate) fn look_at_pages_while(
    connection: &Connection,
    goes_on: GoesOn<'_>,
) -> Result<Report, StoreError> {
    let mut report = Report::default();
    check_pages(connection, &mut report, goes_on)?;
    Ok(report)
}

fn check_pages(
    connection: &Connection,
    report: &mut Report,
    goes_on: GoesOn<'_>,
) -> Result<(), StoreError> {
    goes_on()?;
    let Texts { lines, stopped } = texts(connection, "PRAGMA cipher_integrity_check")?;
    unread::must_be_given(&lines, false)?;
    report.faults.extend(lines.into_iter().chain(stopped).map(VaultFault::Page));
    let is_sound = report.faults.is_empty();
    goes_on()?;
    let Texts { lines, stopped } = texts(connection, "PRAGMA integrity_check")?;
    // What it says of one tree comes as one text of many lines below a heading.
    let lines: Vec<_> = lines.iter().flat_map(|text| text.lines()).map(str::to_owned).collect();
    unread::must_be_given(&lines, is_sound)?;
    let lines = lines.into_iter();
    let is_fault = |line: &String| line != "ok" && !line.starts_with("*** in database ");
    let structure = lines.filter(is_fault).chain(stopped);
    report.faults.extend(structure.map(VaultFault::Structure));
    goes_on()?;
    let Texts { lines, stopped } = texts(connection, "PRAGMA foreign_key_check")?;
    report.faults.extend(lines.into_iter().map(|table| VaultFault::Reference { table }));
    report.faults.extend(stopped.map(VaultFault::Structure));
    Ok(())
}

/// How much of each is in the database.
///
/// # Errors
/// As the database says.
pub(crate) fn count(connection: &Connection) -> Result<Report, StoreError> {
    let mut statement = connection.prepare(include_str!("verify/count.sql"))?;
    let report = statement.query_row([], |row| {
        Ok(Report {
            is_counted: true,
            articles: row.get("articles")?,
            blocks: row.get("blocks")?,
            tags: row.get("tags")?,
            revisions: row.get("revisions")?,
            snapshots: row.get("snapshots")?,
            media: row.get("media")?,
            imports: row.get("imports")?,
            sites: row.get("sites")?,
            outbox: row.get("outbox")?,
            actions: row.get("actions")?,
            faults: Vec::new(),
            missing_pictures: Vec::new(),
        })
    });
    Ok(report?)
}

fn check_articles(
    connection: &Connection,
    report: &mut Report,
    goes_on: GoesOn<'_>,
) -> Result<(), StoreError> {
    let mut statement = connection.prepare(include_str!("verify/articles.sql"))?;
    let mut rows = statement.query([])?;
    let mut missing = Vec::new();
    while let Some(row) = rows.next()? {
        goes_on()?;
        let id = parse_id(&row.get::<_, String>("id")?)?;
        let mut fault = |what: String| report.faults.push(VaultFault::Article { id, what });
        match articles::read::article(connection, id) {
            Err(error) => fault(said_by(&error)),
            Ok(article) => {
                for medium in articles::shown(&article) {
                    if !media::is_known(connection, medium)? {
                        missing.push(MissingPicture { article: id, id: medium });
                    }
                }
            }
        }
        if row.get::<_, u32>("words")? != row.get::<_, u32>("counted")? {
            fault("its words are not those of its blocks".to_owned());
        }
        if row.get::<_, u32>("current")? != 1 {
            fault("it has not one newest revision".to_owned());
        }
    }
    report.missing_pictures = missing;
    Ok(())
}

fn check_snapshots(
    connection: &Connection,
    report: &mut Report,
    goes_on: GoesOn<'_>,
) -> Result<(), StoreError> {
    let mut statement = connection.prepare("SELECT hash, body FROM snapshots")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        goes_on()?;
        let hash: Hash = row.get(0)?;
        let body: Vec<u8> = row.get(1)?;
        if let Err(error) = snapshots::read(&hash, &body) {
            let hash = hexadecimal(&hash);
            report.faults.push(VaultFault::Snapshot { hash, what: said_by(&error) });
        }
    }
    Ok(())
}

/// Bytes that no medium has are no fault: nothing is shown from them.
fn check_media(
    connection: &Connection,
    report: &mut Report,
    goes_on: GoesOn<'_>,
) -> Result<(), StoreError> {
    let mut statement = connection.prepare(include_str!("verify/media.sql"))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        goes_on()?;
        let hash: Hash = row.get("hash")?;
        let data: Option<Vec<u8>> = row.get("data")?;
        let bytes: u32 = row.get("bytes")?;
        let what = match &data {
            None => "its bytes are not there",
            Some(data) if data.is_empty() => "its bytes are not there",
            Some(data) if !media::is_whole(&hash, data) => "its bytes are not its own",
            Some(data) if usize::try_from(bytes).ok() != Some(data.len()) => "its length is wrong",
            Some(_) => continue,
        };
        let id = media::parse_id(&row.get::<_, String>("id")?)?;
        report.faults.push(VaultFault::Media { id, what: what.to_owned() });
    }
    Ok(())
}

fn check_imports(
    connection: &Connection,
    report: &mut Report,
    goes_on: GoesOn<'_>,
) -> Result<(), StoreError> {
    let sql = "SELECT article, file, format, at_ms, report, put_back FROM imports";
    let mut statement = connection.prepare(sql)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        goes_on()?;
        if let Err(error) = imports::read(row) {
            let article = parse_id(&row.get::<_, String>("article")?)?;
            report.faults.push(VaultFault::Import { article, what: said_by(&error) });
        }
    }
    Ok(())
}

fn check_outbox(
    connection: &Connection,
    report: &mut Report,
    goes_on: GoesOn<'_>,
) -> Result<(), StoreError> {
    let items = include_str!("outbox/items/list.sql");
    check_rows(connection, items, "an item of the outbox", outbox::read_item, report, goes_on)?;
    let steps = "SELECT * FROM outbox_steps";
    check_rows(connection, steps, "a step of the outbox", outbox::read_step, report, goes_on)?;
    let deliveries = "SELECT * FROM deliveries";
    check_rows(connection, deliveries, "a delivery", outbox::read_delivery, report, goes_on)?;
    check_rows(connection, "SELECT * FROM sites", "a site", sites::read, report, goes_on)
}

/// Reads every row that `sql` gives, each of which is `what`.
fn check_rows<T>(
    connection: &Connection,
    sql: &str,
    what: &str,
    read: impl Fn(&Row<'_>) -> Result<T, StoreError>,
    report: &mut Report,
    goes_on: GoesOn<'_>,
) -> Result<(), StoreError> {
    let mut statement = connection.prepare(sql)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        goes_on()?;
        if let Err(error) = read(row) {
            let what = format!("{what}: {}", said_by(&error));
            report.faults.push(VaultFault::Outbox { what });
        }
    }
    Ok(())
}

fn hexadecimal(hash: &Hash) -> String {
    let digits = hash.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits.map(|digit| char::from(b"0123456789abcdef"[usize::from(digit)])).collect()
}

/// What a pragma says.
struct Texts {
    /// The first column of its rows.
    lines: Vec<String>,
    /// The damage that stopped the pragma itself, where some did.
    stopped: Option<String>,
}

fn texts(connection: &Connection, sql: &str) -> Result<Texts, StoreError> {
    let mut lines = Vec::new();
    let stopped = match collect(connection, sql, &mut lines).map_err(StoreError::from) {
        Err(error @ StoreError::Damaged(_)) => Some(said_by(&error)),
        result => result.map(|()| None)?,
    };
    Ok(Texts { lines, stopped })
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
