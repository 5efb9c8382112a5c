//! `set` and `status`: changing an article in place.

use serde_json::json;
use warraq_core::action::Action;
use warraq_core::article::ArticleId;
use warraq_core::workflow::Status;
use warraq_store::{Saved, articles};

use crate::answer::Answer;
use crate::article_id;
use crate::cli::{Assignment, changes};
use crate::error::CliError;
use crate::messages::Message;
use crate::vault_file::VaultFile;

/// Sets fields: all of them, or none where one is refused.
///
/// # Errors
/// When a field is refused, the article is not found, the vault cannot be written.
pub fn set(file: &VaultFile, id: &str, assignments: &[Assignment]) -> Result<Answer, CliError> {
    let changes = changes(assignments);
    let mut desk = file.write()?;
    let article = article_id::find(&desk.vault, id)?;
    let saved = desk.act(Action::ArticleFields, |tx| {
        let version = tx.version(article)?;
        articles::save_fields(tx, article, version, &changes)
    })?;
    desk.close()?;
    Ok(answer(article, &saved))
}

/// Moves the article one step in the workflow.
///
/// # Errors
/// When there is no such step, the article is not found, the vault cannot be written.
pub fn status(file: &VaultFile, id: &str, to: Status) -> Result<Answer, CliError> {
    let mut desk = file.write()?;
    let article = article_id::find(&desk.vault, id)?;
    let saved = desk.act(Action::ArticleStatus, |tx| articles::set_status(tx, article, to))?;
    desk.close()?;
    Ok(answer(article, &saved))
}

/// The answer of every command that changes one article.
pub fn answer(article: ArticleId, saved: &Saved) -> Answer {
    let done = Message::new("notes.saved").with("version", saved.version);
    changed(article, saved).with_note(done)
}

/// The same where people are told in other words.
pub fn changed(article: ArticleId, saved: &Saved) -> Answer {
    Answer::of(json!({
        "id": article,
        "version": saved.version,
        "saved_at": saved.saved_at,
        "words": saved.words,
        "reading_minutes": saved.reading_minutes,
    }))
}
