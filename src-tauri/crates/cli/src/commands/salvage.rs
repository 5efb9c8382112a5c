//! `salvage`: what can still be read of a damaged vault.

use std::path::Path;

use serde_json::json;
use warraq_store::{PartOfArticle, StoreError, TextFrom, Vault};

use super::vault::with_faults;
use crate::answer::Answer;
use crate::bidi;
use crate::error::CliError;
use crate::messages::Message;
use crate::passphrase;
use crate::vault_file::{VaultFile, now};

/// Makes a new vault of what can be read; answers with the articles that did not come whole.
///
/// # Errors
/// When nothing can be read, the vault is open for writing, or something is where the new one is to stand.
pub fn run(file: &VaultFile, to: &Path) -> Result<Answer, CliError> {
    let damaged = file.path()?;
    if !damaged.exists() {
        return Err(StoreError::Missing { path: damaged }.into());
    }
    let secret = passphrase::given()?;
    let (path, salvaged, report) = Vault::salvage(&damaged, &secret, to, now())?;
    let path = path.display().to_string();
    let json = json!({
        "vault": path,
        "whole": salvaged.whole,
        "partly": salvaged.partly.iter().map(part).collect::<Vec<_>>(),
        "history_lost": salvaged.history_lost,
        "damaged": salvaged.damaged,
        "faults": report.faults.iter().map(ToString::to_string).collect::<Vec<_>>(),
    });
    let is_whole =
        salvaged.damaged.is_empty() && salvaged.partly.is_empty() && !salvaged.history_lost;
    let key = if is_whole { "notes.salvaged_whole" } else { "notes.salvaged" };
    let done = Message::new(key)
        .with("path", &path)
        .with("whole", salvaged.whole)
        .with("partly", salvaged.partly.len());
    let history = salvaged.history_lost.then(|| Message::new("notes.history_lost"));
    let lines = salvaged.partly.iter().map(line);
    let answer = Answer::of(json).with_lines(lines).with_note(done).with_notes(history);
    Ok(with_faults(answer, &report))
}

fn part(part: &PartOfArticle) -> serde_json::Value {
    json!({
        "id": part.id,
        "headline": part.headline,
        "words_lost": part.words_lost,
        "text": name(part.text),
    })
}

fn line(part: &PartOfArticle) -> String {
    let how = Message::new(format!("salvaged.{}", name(part.text))).text();
    format!("{}  {}  {}", part.id, bidi::inline(&part.headline), bidi::inline(&how))
}

fn name(text: TextFrom) -> &'static str {
    match text {
        TextFrom::Blocks => "rest",
        TextFrom::Revision => "revision",
        TextFrom::Nowhere => "nothing",
    }
}
