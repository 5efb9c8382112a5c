//! How many words somebody wants an article to have: a setting of the newsroom for that article, and nothing of the
//! article itself, which leaves without it.

use warraq_core::article::ArticleId;

use crate::articles::row::Row;
use crate::error::StoreError;
use crate::settings;
use crate::transact::Tx;
use crate::vault::Vault;

impl Vault {
    /// The words that somebody wants the article to have, 0 for as many as there are; `None` where nobody said so.
    ///
    /// # Errors
    /// `NotFound`.
    pub fn target_words(&self, article: ArticleId) -> Result<Option<u32>, StoreError> {
        self.read(|connection| {
            Row::of(connection, article)?;
            settings::value(connection, &key(article))
        })
    }
}

/// Makes the words that are wanted of an article these.
///
/// # Errors
/// `NotFound`.
pub fn set(tx: &mut Tx<'_>, article: ArticleId, words: Option<u32>) -> Result<(), StoreError> {
    let connection = tx.connection();
    Row::of(connection, article)?;
    let key = key(article);
    if settings::value(connection, &key)? == words {
        return Ok(());
    }
    settings::write(tx, &key, words.as_ref())
}

fn key(article: ArticleId) -> String {
    format!("target_words {article}")
}
