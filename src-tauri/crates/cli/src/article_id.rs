//! Ids as people write them: in any letter case, and no longer than needed.

use warraq_core::article::ArticleId;
use warraq_intake::is_undone;
use warraq_store::{ArticleQuery, Vault};

use crate::error::CliError;

/// The characters of a whole id.
const WHOLE: usize = 26;
/// The fewest characters that may stand for an id.
const LEAST: usize = 6;

/// The one article whose id is `text` or starts with it.
///
/// # Errors
/// `NoArticle`, `AmbiguousId`, `ShortId`; when the vault cannot be read.
pub fn find(vault: &Vault, text: &str) -> Result<ArticleId, CliError> {
    let start = text.to_ascii_uppercase();
    let nothing = || CliError::NoArticle { id: text.to_owned() };
    if start.chars().count() >= WHOLE {
        return start.parse().map_err(|_| nothing());
    }
    if start.chars().count() < LEAST {
        return Err(CliError::ShortId { id: text.to_owned(), least: LEAST });
    }
    match starting_with(vault, &start)?[..] {
        [] => Err(nothing()),
        [one] => Ok(one),
        ref several => Err(CliError::AmbiguousId { id: text.to_owned(), count: several.len() }),
    }
}

/// Refuses the id of an article that is not there, and says whether it was.
///
/// # Errors
/// `Undone`, `NoArticle`; when the vault cannot be read.
pub fn check_there(vault: &Vault, id: ArticleId) -> Result<(), CliError> {
    if is_undone(vault, id)? {
        return Err(CliError::Undone { id: id.to_string() });
    }
    let is_there = vault.existing(&[id])?.contains_key(&id);
    if is_there { Ok(()) } else { Err(CliError::NoArticle { id: id.to_string() }) }
}

fn starting_with(vault: &Vault, start: &str) -> Result<Vec<ArticleId>, CliError> {
    let everything =
        ArticleQuery { status: None, tag: None, filter: None, limit: u32::MAX, offset: 0 };
    let ids = vault.list(&everything)?.articles.into_iter().map(|article| article.id);
    Ok(ids.filter(|id| id.to_string().starts_with(start)).collect())
}
