//! Files that come in: their bytes, and the article they hold.

use std::io::{self, Read};
use std::path::Path;

use chrono::{DateTime, SubsecRound, Utc};
use warraq_core::article::IdSource;
use warraq_formats::{
    ImportDefaults, ImportFormat, Imported, LIMIT_BYTES, Removed, RemovedKind, Warning,
};
use warraq_intake::{IntakeError, read_article};

use crate::error::CliError;
use crate::messages::{Message, word};
use crate::vault_file::now;

/// Stands for standard input, and for standard output.
const STANDARD: &str = "-";

/// Whether `path` stands for standard input or output.
pub fn is_standard(path: &Path) -> bool {
    path.as_os_str() == STANDARD
}

/// All bytes of the file, or of standard input for `-`; no more than an article can have.
///
/// # Errors
/// `FileUnreadable`; `Format` where it is longer than any article.
pub fn bytes(path: &Path) -> Result<Vec<u8>, CliError> {
    if !is_standard(path) {
        return warraq_intake::read_file(path).map_err(|error| match error {
            IntakeError::Unreadable(source) => {
                CliError::FileUnreadable { path: path.to_owned(), source }
            }
            other => CliError::from(other).in_file(path),
        });
    }
    let mut bytes = Vec::new();
    let limit = LIMIT_BYTES as u64 + 1;
    let read = io::stdin().lock().take(limit).read_to_end(&mut bytes);
    read.map_err(|source| CliError::FileUnreadable { path: path.to_owned(), source })?;
    Ok(bytes)
}

/// What an article is taken to be where its file does not say.
pub fn defaults() -> ImportDefaults {
    ImportDefaults { at: now(), ..ImportDefaults::default() }
}

/// The article in the bytes of a file, and the format it is in: by its name and contents where `from` does not tell.
///
/// # Errors
/// Naming the file: when it is of no known format.
pub fn article_in(
    bytes: &[u8],
    path: &Path,
    from: Option<ImportFormat>,
    ids: &mut dyn IdSource,
) -> Result<(ImportFormat, Imported), CliError> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let read = read_article(&name, from, bytes, &defaults(), ids);
    read.map_err(|error| CliError::from(error).in_file(path))
}

/// When the file was written last; now, where nothing says so.
pub fn written_at(path: &Path) -> DateTime<Utc> {
    let written = path.metadata().and_then(|about| about.modified());
    written.map_or_else(|_| now(), |time| DateTime::<Utc>::from(time).trunc_subsecs(3))
}

/// The text that was read from the file, as Markdown that somebody wrote for a body; there may be none.
///
/// # Errors
/// Naming the file: when it is no text.
pub fn markdown(path: &Path, bytes: &[u8], ids: &mut dyn IdSource) -> Result<Imported, CliError> {
    let read = warraq_formats::written(bytes, &defaults(), ids);
    read.map_err(|error| CliError::from(error).in_file(path))
}

/// What people are told of what is not in the article, and of what had to be decided.
pub fn notes(removed: &[Removed], warnings: &[Warning]) -> Vec<Message> {
    let removed = removed.iter().map(|removed| {
        Message::new("notes.removed")
            .with("kind", removed_kind(removed.kind))
            .with("text", removed.text.trim())
    });
    removed.chain(warnings.iter().map(warned)).collect()
}

/// What somebody calls what was removed.
pub fn removed_kind(kind: RemovedKind) -> String {
    Message::new(format!("removed_kind.{}", word(kind))).text()
}

fn warned(warning: &Warning) -> Message {
    let what = Message::new(format!("warning.{}", word(warning.kind))).text();
    match warning_detail(warning).as_str() {
        "" => Message::new("notes.warning").with("what", what),
        detail => Message::new("notes.warning_of").with("what", what).with("detail", detail),
    }
}

/// What a warning means exactly: a piece of the file, or words for what is Warraq's own.
pub fn warning_detail(warning: &Warning) -> String {
    if !warning.kind.has_words_for_details() {
        return warning.detail.clone();
    }
    Message::new(format!("warning_detail.{}", warning.detail)).text_of_known().unwrap_or_default()
}
