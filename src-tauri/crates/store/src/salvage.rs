//! What can still be read of a damaged database, brought into a new one and made to agree with itself.

mod repair;
mod rows;
#[cfg(test)]
mod tests;

use chrono::{DateTime, Utc};
use rusqlite::Connection;
use warraq_core::article::ArticleId;

use crate::error::StoreError;
use crate::migrate;
use crate::vault::LogFound;
use rows::Source;

/// What came out of a damaged vault.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Salvaged {
    /// How many articles are as they were.
    pub whole: u32,
    /// Those that lack something, or may.
    pub partly: Vec<PartOfArticle>,
    /// Whether nothing can be undone in the new vault, because the history was damaged.
    pub history_lost: bool,
    /// Tables with rows that could not be read.
    pub damaged: Vec<String>,
    /// Whether something in the damaged vault does not read as it was written, were it what nothing was lost by.
    pub has_damage: bool,
    /// What was wrong with the log beside it; where it had a bad place, what is sound of it was read as well.
    pub log: Option<LogFound>,
}

/// An article that did not come whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartOfArticle {
    /// The article.
    pub id: ArticleId,
    /// Its headline, where that is left.
    pub headline: String,
    /// Words that it had and has no more, where that is known.
    pub words_lost: Option<u32>,
    /// Where its text is from.
    pub text: TextFrom,
    /// The newest revision whose text can be read, where the text of the article is only what is left of it.
    pub revision: Option<u32>,
    /// The names of the pictures that it shows and that did not come whole; the id of one whose name is lost too.
    pub pictures: Vec<String>,
}

/// Where the text of an article that did not come whole is from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextFrom {
    /// It is as it stood, be it by a revision that says the same; the article may lack something else.
    Whole,
    /// What is left of it as it stood.
    Blocks,
    /// Its newest revision that can be read.
    Revision,
    /// Nothing is left.
    Nowhere,
}

/// Fills the empty database `new` with what can be read of the one that `connect` gives.
///
/// # Errors
/// `Damaged` where nothing can be read, `Newer`; else as the disk of the new one says.
pub(crate) fn bring(
    connect: &dyn Fn() -> Result<Connection, StoreError>,
    new: &mut Connection,
    now: DateTime<Utc>,
) -> Result<Salvaged, StoreError> {
    let mut source = Source::open(connect)?;
    let version = source.version()? as usize;
    let Some(steps) = migrate::STEPS.get(..version).filter(|steps| !steps.is_empty()) else {
        return Err(StoreError::Newer { found: source.version()? });
    };
    // References are looked after once all is there.
    new.execute_batch("PRAGMA foreign_keys = OFF")?;
    migrate::run(new, steps)?;
    let transaction = new.transaction()?;
    let damaged = source.copy_tables(&transaction)?;
    transaction.commit()?;
    migrate::run(new, migrate::STEPS)?;
    let transaction = new.transaction()?;
    let salvaged = repair::repair(&transaction, damaged, now)?;
    transaction.commit()?;
    new.execute_batch("PRAGMA foreign_keys = ON")?;
    Ok(salvaged)
}
