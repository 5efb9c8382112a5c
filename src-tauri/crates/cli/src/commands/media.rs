//! `media`: the pictures of the vault.

use std::path::Path;

use serde_json::json;
use warraq_core::media::MediaId;
use warraq_formats::{Overwrite, write_whole};

use crate::answer::Answer;
use crate::bidi;
use crate::error::CliError;
use crate::vault_file::VaultFile;

/// Answers with all pictures, the newest first.
///
/// # Errors
/// When the vault cannot be read.
pub fn list(file: &VaultFile) -> Result<Answer, CliError> {
    let vault = file.read()?;
    let list = vault.media_list()?;
    vault.close()?;
    let lines: Vec<String> = list
        .iter()
        .map(|one| {
            let words = if one.caption.is_empty() { &one.alt } else { &one.caption };
            format!("{}  {}  {}", one.id, bidi::inline(&one.name), bidi::inline(words))
        })
        .collect();
    Ok(Answer::of(json!({ "media": list })).with_lines(lines))
}

/// Writes the picture as it stands in the vault.
///
/// # Errors
/// When there is no such picture, the file is there and there is no `--force`, or it cannot be written.
pub fn save(
    file: &VaultFile,
    id: &MediaId,
    output: &Path,
    force: bool,
) -> Result<Answer, CliError> {
    let vault = file.read()?;
    let bytes = vault.media_bytes(*id)?;
    vault.close()?;
    let overwrite = if force { Overwrite::Replace } else { Overwrite::Refuse };
    let written = write_whole(output, &bytes, overwrite)?;
    let path = output.display().to_string();
    let line = bidi::inline(&path);
    Ok(Answer::of(json!({ "path": path, "bytes": written })).with_lines([line]))
}
