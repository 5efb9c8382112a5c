//! `backup`: a copy of the vault.

use std::path::Path;

use serde_json::json;
use warraq_formats::FormatError;
use warraq_store::{Overwrite, StoreError};

use super::vault::with_faults;
use crate::answer::Answer;
use crate::cli::BackupArguments;
use crate::error::CliError;
use crate::messages::Message;
use crate::vault_file::VaultFile;
use crate::{faults, stop, there};

/// Writes the copy and reads it back; answers with what is in it, and with the faults that the vault itself has.
///
/// # Errors
/// When the file is there and there is no `--force`, it cannot be written, or pages of the vault cannot be read.
pub fn run(file: &VaultFile, arguments: &BackupArguments) -> Result<Answer, CliError> {
    let path = &arguments.file;
    if path.is_dir() {
        return Err(FormatError::PathIsFolder { path: path.clone() }.into());
    }
    let overwrite = if arguments.force { Overwrite::Replace } else { Overwrite::Refuse };
    there::folder_of(path)?;
    let vault = file.read()?;
    stop::heed();
    let made = vault
        .back_up_with(path, overwrite, &mut |_| stop::flow())
        .map_err(|source| refused(path, source))?;
    vault.close()?;
    let path = made.path.display().to_string();
    let done = Message::new("notes.backed_up")
        .with("path", &path)
        .with("articles", made.report.articles)
        .with("revisions", made.report.revisions);
    let answer = Answer::of(json!({
        "path": path,
        "bytes": made.bytes,
        "articles": made.report.articles,
        "revisions": made.report.revisions,
        "media": made.report.media,
        "faults": faults::coded(&made.report),
    }));
    Ok(with_faults(answer.with_paths([&made.path]).with_note(done), &made.report))
}

/// What failed: with the vault, where some of it cannot be read, else with the copy.
pub fn refused(copy: &Path, source: StoreError) -> CliError {
    match source {
        StoreError::Damaged(_) => CliError::Store(source),
        StoreError::Unread { source, .. } => CliError::Store(StoreError::Io(source)),
        source => CliError::Copy { path: copy.to_owned(), source },
    }
}
