//! What a copy changes in the place of the vault.

use std::path::Path;

use chrono::{DateTime, Utc};
use warraq_store::{ComparedArticle, StoreError, VaultComparison};

use super::opened;
use crate::answer::Answer;
use crate::bidi;
use crate::commands::list::short_time;
use crate::error::CliError;
use crate::messages::Message;
use crate::vault_file::VaultFile;

/// Answers with what would change in the vault.
///
/// # Errors
/// When the vault or the copy cannot be opened.
pub fn preview(file: &VaultFile, copy: &Path) -> Result<Answer, CliError> {
    let Found { comparison: found, is_other } = compared(file, copy)?;
    let lost = lost(&found).map(|(key, article)| {
        let headline = bidi::inline(&article.headline);
        let how = bidi::inline(&Message::new(format!("restore.{key}")).text());
        format!("{}  {}  {headline}  {how}", article.id, short_time(article.updated_at))
    });
    let notes = other(is_other).into_iter().chain(notes(&found));
    let mut answer = Answer::of(&found).with_lines(lost).with_notes(notes);
    answer.json["other_vault"] = is_other.into();
    Ok(answer)
}

/// The same for somebody who is about to do it; nothing where it cannot be told, as of a vault that is damaged.
pub fn told(file: &VaultFile, copy: &Path) -> Vec<Message> {
    let Ok(Found { comparison: found, is_other }) = compared(file, copy) else {
        return Vec::new();
    };
    let named = lost(&found).map(|(key, article)| {
        Message::new(format!("restore.named_{key}"))
            .with("at", short_time(article.updated_at))
            .with("headline", &article.headline)
    });
    let named: Vec<_> = named.collect();
    other(is_other).into_iter().chain(notes(&found)).chain(named).collect()
}

/// What a copy would change.
struct Found {
    comparison: VaultComparison,
    /// Whether it is of another vault than the one it would take the place of.
    is_other: bool,
}

fn other(is_other: bool) -> Option<Message> {
    is_other.then(|| Message::new("notes.restore.other_vault"))
}

fn compared(file: &VaultFile, copy: &Path) -> Result<Found, CliError> {
    let of_copy = |source| CliError::Copy { path: copy.to_owned(), source };
    if !file.path()?.exists() {
        let comparison = VaultComparison::of(None, &opened(file, copy)?).map_err(of_copy)?;
        return Ok(Found { comparison, is_other: false });
    }
    let vault = file.read()?;
    // A copy of this vault is opened by its data key, whatever its secret was.
    let (there, is_other) = match vault.open_own_copy(copy) {
        Err(StoreError::WrongPassphrase) => (opened(file, copy)?, true),
        there => (there.map_err(of_copy)?, false),
    };
    let comparison = VaultComparison::of(Some(&vault), &there).map_err(|error| {
        // Which of the two it is: the copy is compared with nothing.
        if VaultComparison::of(None, &there).is_err() { of_copy(error) } else { error.into() }
    })?;
    Ok(Found { comparison, is_other })
}

/// The first of the articles that would be otherwise or gone, and which of both.
fn lost(found: &VaultComparison) -> impl Iterator<Item = (&'static str, &ComparedArticle)> {
    let newer = found.newer_here.first.iter().map(|article| ("newer", article));
    newer.chain(found.only_here.first.iter().map(|article| ("only", article)))
}

fn notes(found: &VaultComparison) -> Vec<Message> {
    let counts = [
        ("newer_here", found.newer_here.count),
        ("only_here", found.only_here.count),
        ("newer_there", found.newer_there),
        ("only_there", found.only_there),
        ("same", found.same),
    ];
    let told = counts
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(key, count)| Message::new(format!("notes.restore.{key}")).with("count", count));
    let of_words = |key: &str, words: &[String]| {
        let inline = bidi::inline(&words.join("، "));
        let told = Message::new(key).with("words", inline);
        (!words.is_empty()).then_some(told)
    };
    let settings = [
        of_words("notes.restore.words_only_here", &found.words_only_here),
        of_words("notes.restore.words_only_there", &found.words_only_there),
        found.other_settings.then(|| Message::new("notes.restore.other_settings")),
    ];
    let time = |at: Option<DateTime<Utc>>| at.map_or_else(|| "-".to_owned(), short_time);
    let last = Message::new("notes.restore.last")
        .with("here", time(found.last_here))
        .with("there", time(found.last_there));
    told.chain(settings.into_iter().flatten()).chain([last]).collect()
}
