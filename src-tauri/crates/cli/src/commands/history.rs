//! `history` and `undo`: the last action, and taking it back.

use serde_json::json;
use warraq_store::Undoable;

use super::list::short_time;
use crate::answer::Answer;
use crate::bidi;
use crate::error::CliError;
use crate::messages::{Message, action_name};
use crate::vault_file::VaultFile;

/// Answers with the last action that can be taken back, if there is one.
///
/// # Errors
/// When the vault cannot be read.
pub fn show(file: &VaultFile) -> Result<Answer, CliError> {
    let undoable = file.read()?.undoable()?;
    let nothing = undoable.is_none().then(|| Message::new("errors.nothing_to_undo"));
    let line = undoable.as_ref().map(line);
    Ok(Answer::of(json!({ "undoable": undoable })).with_lines(line).with_notes(nothing))
}

/// Takes back the action with this number, or the last one.
///
/// # Errors
/// `NothingToUndo`; `UndoRefused` when something was done since to the same article; when the vault
/// cannot be written.
pub fn undo(file: &VaultFile, action: Option<u32>) -> Result<Answer, CliError> {
    let mut desk = file.write()?;
    let last = desk.vault.undoable()?;
    let id = match action {
        Some(id) => id,
        None => last.as_ref().ok_or(CliError::NothingToUndo)?.id,
    };
    let article = desk.undo(id)?.article;
    desk.close()?;
    // Only the last action is known by more than its number.
    let undone = last.filter(|last| last.id == id);
    let name = undone.as_ref().map(|last| last.action);
    let answer = json!({ "undone": id, "action": name, "article": article });
    let note = Message::new("notes.undone").with("number", id);
    Ok(Answer::of(answer).with_lines(undone.as_ref().map(line)).with_note(note))
}

fn line(undoable: &Undoable) -> String {
    let Undoable { id, action, headline, at, person, .. } = undoable;
    let words = [action_name(*action), person.clone(), headline.clone()];
    let words = words.iter().filter(|part| !part.is_empty()).map(|part| bidi::inline(part));
    let words = words.collect::<Vec<_>>().join("  ");
    format!("{id}  {}  {words}", short_time(*at))
}
