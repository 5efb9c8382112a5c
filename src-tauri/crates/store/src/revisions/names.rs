//! What people called revisions. The names stand with the vault's settings, a row for each article, so that the history
//! has them: giving a name is an action, and taking it back gives the one before.

use std::collections::BTreeMap;

use rusqlite::Connection;
use warraq_core::article::ArticleId;

use super::find;
use crate::error::StoreError;
use crate::settings;
use crate::transact::Tx;

/// Gives a revision a name, on one line and without the blanks around it; an empty one takes it away. Writing that goes on
/// after that leaves a revision of its own.
///
/// # Errors
/// `NotFound` where there is no such article or revision.
pub fn name(
    tx: &mut Tx<'_>,
    article: ArticleId,
    revision: u32,
    name: &str,
) -> Result<(), StoreError> {
    find(tx.connection(), article, revision)?;
    let blank = |letter: char| letter.is_whitespace() || letter.is_control();
    let words: Vec<&str> = name.split(blank).filter(|word| !word.is_empty()).collect();
    let name = words.join(" ");
    let old = of_article(tx.connection(), article)?;
    let mut names = old.clone();
    names.remove(&revision);
    if !name.is_empty() {
        names.insert(revision, name);
    }
    if names == old {
        return Ok(());
    }
    settings::write_of(tx, article, &key(article), (!names.is_empty()).then_some(&names))
}

/// The names of an article's revisions, by number.
pub(super) fn of_article(
    connection: &Connection,
    article: ArticleId,
) -> Result<BTreeMap<u32, String>, StoreError> {
    Ok(settings::value(connection, &key(article))?.unwrap_or_default())
}

fn key(article: ArticleId) -> String {
    format!("revision_names/{article}")
}
