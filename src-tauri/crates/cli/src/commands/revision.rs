//! `revisions`, `name-revision` and `restore-revision`: the earlier states of an article.

use serde_json::json;
use warraq_core::action::Action;
use warraq_core::article::BlockId;
use warraq_store::revisions::{self, Part};

use super::article::answer;
use super::list::short_time;
use crate::answer::Answer;
use crate::article_id;
use crate::bidi;
use crate::error::CliError;
use crate::messages::action_name;
use crate::vault_file::VaultFile;

/// Answers with the revisions of an article, the newest first.
///
/// # Errors
/// When the article is not found, or the vault cannot be read.
pub fn list(file: &VaultFile, id: &str) -> Result<Answer, CliError> {
    let vault = file.read()?;
    let article = article_id::find(&vault, id)?;
    let revisions = vault.revisions(article)?;
    let number = revisions.iter().map(|one| one.id.to_string().len()).max().unwrap_or(0);
    let words = revisions.iter().map(|one| one.words.to_string().len()).max().unwrap_or(0);
    let lines: Vec<String> = revisions
        .iter()
        .map(|one| {
            let (at, action) = (short_time(one.at), bidi::inline(&action_name(one.action)));
            let person = bidi::inline(&one.person);
            let name = one.name.as_deref().map(bidi::inline).unwrap_or_default();
            let line =
                format!("{:>number$}  {at}  {:>words$}  {action}  {person}", one.id, one.words);
            if name.is_empty() { line } else { format!("{line}  {name}") }
        })
        .collect();
    Ok(Answer::of(json!({ "id": article, "revisions": revisions })).with_lines(lines))
}

/// Brings a revision back as the newest state, or one block of it alone; nothing in between is lost.
///
/// # Errors
/// When the article, revision or block is not found, or the vault cannot be written.
pub fn restore(
    file: &VaultFile,
    id: &str,
    revision: u32,
    block: Option<BlockId>,
) -> Result<Answer, CliError> {
    let mut desk = file.write()?;
    let article = article_id::find(&desk.vault, id)?;
    let saved = desk.act(Action::RevisionRestore, |tx| match block {
        Some(block) => revisions::restore_part(tx, article, revision, Part::Block(block)),
        None => revisions::restore(tx, article, revision),
    })?;
    desk.close()?;
    Ok(answer(article, &saved))
}

/// Gives a revision a name; an empty one takes it away. Answers with the revision.
///
/// # Errors
/// When the article or revision is not found, or the vault cannot be written.
pub fn name(file: &VaultFile, id: &str, revision: u32, name: &str) -> Result<Answer, CliError> {
    let mut desk = file.write()?;
    let article = article_id::find(&desk.vault, id)?;
    desk.act(Action::RevisionName, |tx| revisions::name(tx, article, revision, name))?;
    let named = desk.vault.revisions(article)?.into_iter().find(|one| one.id == revision);
    desk.close()?;
    let name = named.and_then(|one| one.name);
    Ok(Answer::of(json!({ "id": article, "revision": revision, "name": name })))
}
