//! What can still be read of a damaged database, brought into a new one and made to agree with itself.

mod btree;
mod losses;
mod map;
mod record;
mod repair;
mod rows;
mod table;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::path::PathBuf;

use chrono::{DateTime, Utc};
use rusqlite::Connection;
use warraq_core::article::ArticleId;

use crate::error::StoreError;
use crate::migrate;
use crate::vault::{LogFound, Pages};
use crate::verify::GoesOn;
use map::Map;

/// What came out of a damaged vault.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Salvaged {
    /// How many articles are as they were.
    pub whole: u32,
    /// Those that lack something, or may.
    pub partly: Vec<PartOfArticle>,
    /// Whether nothing can be undone in the new vault, because the history was damaged.
    pub history_lost: bool,
    /// What else was lost, or may have been.
    pub losses: BTreeSet<Loss>,
    /// Of so many articles nothing is left but that something speaks of them; there may have been more.
    pub gone: u32,
    /// Tables with rows that could not be read.
    pub damaged: Vec<String>,
    /// Whether something in the damaged vault does not read as it was written, were it what nothing was lost by.
    pub has_damage: bool,
    /// What was wrong with the log beside it; where it had a bad place, what is sound of it was read as well.
    pub log: Option<LogFound>,
    /// The backup whose header opened it, because its own is lost: the new vault opens with the secrets of that.
    pub opened_by: Option<PathBuf>,
}

/// Something of which rows were lost, or may have been, beside what an article lacks of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Loss {
    /// Articles that are missing altogether.
    Articles,
    /// The words that must not leave: none is looked for in the new vault.
    NeverPublish,
    /// Other settings: the person, the newsroom, the plan of backups.
    Settings,
    /// Sites, with what opens them.
    Sites,
    /// Earlier revisions, or their names.
    Revisions,
    /// What is known of posts at sites, and what waited to be delivered.
    Deliveries,
    /// From which file an article was imported, which keeps the file from being imported twice.
    Imports,
    /// Pictures, be they shown in an article or not.
    Pictures,
}

impl Salvaged {
    /// Whether nothing is lost, nor may be.
    #[must_use]
    pub fn is_all(&self) -> bool {
        self.partly.is_empty()
            && self.losses.is_empty()
            && self.damaged.is_empty()
            && !self.history_lost
    }
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
    /// Where its headline, byline and other fields are from.
    pub fields: FieldsFrom,
    /// Whether tags of it are lost, or may be, or their order.
    pub lacks_tags: bool,
    /// The newest revision whose text can be read, where the text of the article is only what is left of it.
    pub revision: Option<u32>,
    /// The names of the pictures that it shows and that did not come whole; the id of one whose name is lost too.
    pub pictures: Vec<String>,
}

impl PartOfArticle {
    /// Whether nothing is missing.
    fn is_whole(&self) -> bool {
        self.text == TextFrom::Whole
            && self.fields == FieldsFrom::Whole
            && !self.lacks_tags
            && self.pictures.is_empty()
    }
}

/// Where the text of an article that did not come whole is from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextFrom {
    /// It is as it stood, be it by a revision that says the same: the article lacks something else.
    Whole,
    /// What is left of it as it stood.
    Blocks,
    /// Its newest revision that can be read.
    Revision,
    /// Nothing is left.
    Nowhere,
}

/// Where the fields of an article that did not come whole are from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldsFrom {
    /// They are as they stood.
    Whole,
    /// Its newest revision that can be read.
    Revision,
    /// Nothing is left.
    Nowhere,
}

/// Fills the empty database `new` with what can be read of the one with these pages, for as long as `goes_on` lets it.
///
/// # Errors
/// `Damaged` where nothing can be read, `Newer`; as the disks say; what `goes_on` fails with.
pub(crate) fn bring(
    pages: &mut Pages,
    new: &mut Connection,
    now: DateTime<Utc>,
    goes_on: GoesOn<'_>,
) -> Result<Salvaged, StoreError> {
    let mut map = Map::of(pages, goes_on)?;
    // Where the first page is damaged nothing says it, and the vault is most likely this Warraq's.
    let found = map.version.unwrap_or_else(|| migrate::version_after(migrate::STEPS));
    let Some(steps) = migrate::STEPS.get(..found as usize) else {
        return Err(StoreError::Newer { found });
    };
    if steps.is_empty() {
        return Err(StoreError::damaged("its database is empty"));
    }
    // References are looked after once all is there.
    new.execute_batch("PRAGMA foreign_keys = OFF")?;
    migrate::run(new, steps)?;
    let transaction = new.transaction()?;
    let lost = rows::copy(&mut map, &transaction)?;
    transaction.commit()?;
    goes_on()?;
    migrate::run(new, migrate::STEPS)?;
    let transaction = new.transaction()?;
    let mut salvaged = repair::repair(&transaction, lost, now)?;
    transaction.commit()?;
    new.execute_batch("PRAGMA foreign_keys = ON")?;
    salvaged.has_damage |= map.has_damage();
    Ok(salvaged)
}
