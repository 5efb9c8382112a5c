//! `tag` and `tags`: putting tags on articles, taking them off, and listing them.

use serde_json::json;
use warraq_core::action::Action;
use warraq_core::article::ArticleId;
use warraq_core::tag::Tag;
use warraq_store::{Saved, StoreError, Tx, tags};

use super::article::answer;
use crate::answer::Answer;
use crate::article_id;
use crate::bidi;
use crate::cli::TagArguments;
use crate::error::CliError;
use crate::vault_file::VaultFile;

/// What is done with one tag of an article.
type Change = fn(&mut Tx<'_>, ArticleId, &Tag) -> Result<Saved, StoreError>;

/// Puts tags on an article: all of them, or none where one is refused.
///
/// # Errors
/// When a tag is refused, the article is not found, the vault cannot be written.
pub fn add(file: &VaultFile, arguments: &TagArguments) -> Result<Answer, CliError> {
    change(file, arguments, Action::TagAdd, tags::add)
}

/// Takes tags off an article; one that is not on it changes nothing.
///
/// # Errors
/// When a tag cannot be one, the article is not found, the vault cannot be written.
pub fn remove(file: &VaultFile, arguments: &TagArguments) -> Result<Answer, CliError> {
    change(file, arguments, Action::TagRemove, tags::remove)
}

/// Answers with the tags of the vault, the most used first.
///
/// # Errors
/// When the vault cannot be read.
pub fn list(file: &VaultFile) -> Result<Answer, CliError> {
    let tags = file.read()?.tags()?;
    let width = tags.iter().map(|tag| tag.count.to_string().len()).max().unwrap_or(0);
    let lines: Vec<String> = tags
        .iter()
        .map(|tag| format!("{:>width$}  {}", tag.count, bidi::inline(&tag.name)))
        .collect();
    Ok(Answer::of(json!({ "tags": tags })).with_lines(lines))
}

fn change(
    file: &VaultFile,
    arguments: &TagArguments,
    action: Action,
    change: Change,
) -> Result<Answer, CliError> {
    let names: Result<Vec<Tag>, _> = arguments.tags.iter().map(|name| Tag::parse(name)).collect();
    let names = names?;
    let mut desk = file.write()?;
    let article = article_id::find(&desk.vault, &arguments.id)?;
    let saved = desk.act(action, |tx| {
        let mut saved = None;
        for name in &names {
            saved = Some(change(tx, article, name)?);
        }
        // The command line takes no tag command without a tag.
        saved.ok_or_else(|| StoreError::NotFound(article.to_string()))
    })?;
    desk.close()?;
    Ok(answer(article, &saved))
}
