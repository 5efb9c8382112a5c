//! One user action: all of it or nothing, written down in the history with what stood before it.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use rusqlite::{Connection, TransactionBehavior, named_params, params};
use warraq_core::action::Action;
use warraq_core::article::{Article, ArticleId};
use warraq_core::media::MediaId;
use warraq_core::person::Person;

use crate::error::StoreError;
use crate::history::{self, Entry};
use crate::time::{from_ms, to_ms};
use crate::vault::{Access, Vault, log};
use crate::{articles, names, revisions, snapshots};

/// Writing of one kind, by one person, in one article, with no longer pause than this, is one action.
pub const PAUSE_MS: i64 = 10 * 60 * 1000;

/// … and no longer than this altogether, so that a day of steady writing leaves revisions to go back to.
pub const BURST_MS: i64 = 30 * 60 * 1000;

/// What an action gave once it was on the disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Committed<T> {
    /// What the work returned.
    pub value: T,
    /// When, as it was stored: whole milliseconds.
    pub at: DateTime<Utc>,
    /// Its number in the history; nothing where nothing was changed.
    pub action: Option<u32>,
}

/// An action under way.
#[derive(Debug)]
pub struct Tx<'a> {
    connection: &'a Connection,
    action: Action,
    person: &'a Person,
    now: DateTime<Utc>,
    undoes: Option<u32>,
    entry: Option<u32>,
    /// The article that the entry is about.
    article: Option<ArticleId>,
    touched: BTreeSet<ArticleId>,
}

impl Vault {
    /// Does one user action: what `work` changes is committed together, durably, or not at all, and can
    /// be undone. `now` is stored in whole milliseconds.
    ///
    /// Writing in one article goes on with the same entry of the history, see [`PAUSE_MS`] and
    /// [`BURST_MS`], so that a save each second is not an entry and a revision each second.
    ///
    /// # Errors
    /// What `work` returns, and `ReadOnly`, `DiskFull`, `Io`, `Busy` and `Damaged` as the disk says.
    /// Nothing is changed then.
    pub fn transact<T>(
        &mut self,
        action: Action,
        person: &Person,
        now: DateTime<Utc>,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T, StoreError>,
    ) -> Result<Committed<T>, StoreError> {
        self.transact_undoing(None, action, person, now, work)
    }

    pub(crate) fn transact_undoing<T>(
        &mut self,
        undoes: Option<u32>,
        action: Action,
        person: &Person,
        now: DateTime<Utc>,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T, StoreError>,
    ) -> Result<Committed<T>, StoreError> {
        if self.access() == Access::Read {
            return Err(StoreError::ReadOnly("it is open for reading".into()));
        }
        // A file that nobody finds any more takes what is written to it all the same.
        self.must_be_in_its_place()?;
        let now = from_ms(to_ms(now))?;
        let path = self.path().to_owned();
        let connection = self.connection_mut();
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let changes_before = transaction.total_changes();
        let (entry, article, touched) = (None, None, BTreeSet::new());
        let connection = &transaction;
        let mut tx = Tx { connection, action, person, now, undoes, entry, article, touched };
        let value = work(&mut tx)?;
        let action = tx.entry;
        for article in tx.touched {
            revisions::finish(&transaction, article, now)?;
        }
        if transaction.total_changes() > changes_before {
            log::note(&transaction, &path)?;
        }
        transaction.commit()?;
        self.must_still_be_in_its_place()?;
        Ok(Committed { value, at: now, action })
    }
}

impl<'a> Tx<'a> {
    /// When the action is done, in whole milliseconds.
    #[must_use]
    pub fn now(&self) -> DateTime<Utc> {
        self.now
    }

    /// The article as it stands in this action.
    ///
    /// # Errors
    /// `NotFound`.
    pub fn article(&self, id: ArticleId) -> Result<Article, StoreError> {
        articles::read::article(self.connection, id)
    }

    /// The version of the article as it stands in this action.
    ///
    /// # Errors
    /// `NotFound`.
    pub fn version(&self, id: ArticleId) -> Result<u32, StoreError> {
        Ok(articles::row::Row::of(self.connection, id)?.version)
    }

    pub(crate) fn connection(&self) -> &'a Connection {
        self.connection
    }

    pub(crate) fn person(&self) -> &'a Person {
        self.person
    }

    /// Must be called before an article is changed: writes down what stood before and counts its version
    /// up, once in an action.
    pub(crate) fn touch(&mut self, article: ArticleId) -> Result<(), StoreError> {
        if self.note_touched(article)? {
            let sql = include_str!("transact/touch.sql");
            self.connection.prepare_cached(sql)?.execute(named_params! {
                ":id": article.to_string(),
                ":at_ms": to_ms(self.now),
                ":by": self.person.name,
            })?;
        }
        Ok(())
    }

    /// As [`Tx::touch`], before an article is taken away: when and by whom it was changed last stays, so
    /// that it comes back to its old place in the library.
    pub(crate) fn touch_last(&mut self, article: ArticleId) -> Result<(), StoreError> {
        if self.note_touched(article)? {
            let sql = "UPDATE articles SET version = version + 1 WHERE id = ?1";
            self.connection.prepare_cached(sql)?.execute([article.to_string()])?;
        }
        Ok(())
    }

    /// Writes down what stood before; no where the action has touched the article already.
    fn note_touched(&mut self, article: ArticleId) -> Result<bool, StoreError> {
        if self.touched.contains(&article) {
            return Ok(false);
        }
        let entry = self.entry_for(Some(article))?;
        if !history::has_article(self.connection, entry, article)? {
            let before = snapshots::take(self.connection, article)?;
            self.note(entry, article, before.as_ref())?;
        }
        self.touched.insert(article);
        Ok(true)
    }

    /// Must be called after the row of an article that was not there is written.
    pub(crate) fn made(&mut self, article: ArticleId) -> Result<(), StoreError> {
        let entry = self.entry_for(Some(article))?;
        self.note(entry, article, None)?;
        self.touched.insert(article);
        Ok(())
    }

    /// Must be called before a medium is added, or leaves the list or comes back to it.
    pub(crate) fn touch_media(&mut self, media: MediaId) -> Result<(), StoreError> {
        let entry = self.entry_for(None)?;
        let sql = include_str!("transact/note_media.sql");
        let mut statement = self.connection.prepare_cached(sql)?;
        statement.execute(params![entry, media.to_string()])?;
        Ok(())
    }

    /// Must be called before a setting is changed.
    pub(crate) fn touch_setting(&mut self, key: &str) -> Result<(), StoreError> {
        let entry = self.entry_for(None)?;
        self.note_setting(entry, key)
    }

    /// As [`Tx::touch_setting`], for a setting that is about an article.
    pub(crate) fn touch_setting_of(
        &mut self,
        article: ArticleId,
        key: &str,
    ) -> Result<(), StoreError> {
        let entry = self.entry_for(Some(article))?;
        self.note_setting(entry, key)
    }

    fn note_setting(&self, entry: u32, key: &str) -> Result<(), StoreError> {
        let sql = include_str!("transact/note_setting.sql");
        self.connection.prepare_cached(sql)?.execute(params![entry, key])?;
        Ok(())
    }

    fn note(
        &self,
        entry: u32,
        article: ArticleId,
        before: Option<&snapshots::Hash>,
    ) -> Result<(), StoreError> {
        let sql = "INSERT INTO action_articles (action, article, before) VALUES (?1, ?2, ?3)";
        let mut statement = self.connection.prepare_cached(sql)?;
        statement.execute(params![entry, article.to_string(), before])?;
        let by = &self.person.name;
        revisions::begin(self.connection, article, before, (self.now, by, self.action))
    }

    /// The entry of the history this action is: made at the first change, or the burst it goes on with.
    fn entry_for(&mut self, article: Option<ArticleId>) -> Result<u32, StoreError> {
        if let Some(entry) = self.entry {
            self.name_article(entry, article)?;
            return Ok(entry);
        }
        let burst = match article {
            Some(article) => self.burst(article)?,
            None => None,
        };
        let entry = match burst {
            Some(entry) => {
                let sql = "UPDATE actions SET at_ms = ?2 WHERE id = ?1";
                self.connection.prepare_cached(sql)?.execute(params![entry, to_ms(self.now)])?;
                entry
            }
            None => self.new_entry(article)?,
        };
        self.entry = Some(entry);
        self.article = article;
        Ok(entry)
    }

    /// The article of an entry is the first one it touches, also where it begins with a picture.
    fn name_article(&mut self, entry: u32, article: Option<ArticleId>) -> Result<(), StoreError> {
        if let (None, Some(article)) = (self.article, article) {
            let sql = "UPDATE actions SET article = ?2 WHERE id = ?1";
            let mut statement = self.connection.prepare_cached(sql)?;
            statement.execute(params![entry, article.to_string()])?;
            self.article = Some(article);
        }
        Ok(())
    }

    /// The newest entry, where this action is more of the same. Only the newest: going on with an older
    /// one would put this change before what was done since.
    fn burst(&self, article: ArticleId) -> Result<Option<u32>, StoreError> {
        if !matches!(self.action, Action::ArticleWrite | Action::ArticleFields) {
            return Ok(None);
        }
        let newest = Entry::newest(self.connection)?;
        let now = to_ms(self.now);
        let same = newest.filter(|entry| {
            entry.action == self.action
                && entry.person == *self.person
                && entry.undone_by.is_none()
                && (now - entry.at_ms).abs() <= PAUSE_MS
                && (now - entry.began_ms).abs() <= BURST_MS
        });
        let Some(entry) = same else { return Ok(None) };
        let only = history::articles_before(self.connection, entry.id)?;
        let settings = history::settings_before(self.connection, entry.id)?;
        let alone = settings.is_empty() && matches!(&only[..], [(one, _)] if *one == article);
        Ok(alone.then_some(entry.id))
    }

    fn new_entry(&self, article: Option<ArticleId>) -> Result<u32, StoreError> {
        let sql = include_str!("transact/new_entry.sql");
        let entry = self.connection.prepare_cached(sql)?.query_row(
            named_params! {
                ":name": names::of(&self.action),
                ":person": self.person.name,
                ":role": self.person.role,
                ":at_ms": to_ms(self.now),
                ":article": article.map(|id| id.to_string()),
                ":undoes": self.undoes,
            },
            |row| row.get(0),
        )?;
        Ok(entry)
    }
}
