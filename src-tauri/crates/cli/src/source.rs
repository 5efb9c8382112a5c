//! Files that come in: their bytes, and the article they hold.

use std::fs;
use std::io::{self, Read};
use std::path::Path;

use warraq_core::article::IdSource;
use warraq_formats::{ImportDefaults, ImportFormat, Imported};

use crate::error::CliError;
use crate::messages::{Message, word};

/// Stands for standard input, and for standard output.
const STANDARD: &str = "-";

/// Whether `path` stands for standard input or output.
pub fn is_standard(path: &Path) -> bool {
    path.as_os_str() == STANDARD
}

/// All bytes of the file, or of standard input for `-`.
///
/// # Errors
/// `FileUnreadable`.
pub fn bytes(path: &Path) -> Result<Vec<u8>, CliError> {
    let read = if is_standard(path) {
        let mut bytes = Vec::new();
        io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
    } else {
        fs::read(path)
    };
    read.map_err(|source| CliError::FileUnreadable { path: path.to_owned(), source })
}

/// The article in the file; the format by its name and contents where `from` does not tell.
///
/// # Errors
/// Naming the file: when it cannot be read, or is of no known format.
pub fn article(
    path: &Path,
    from: Option<ImportFormat>,
    ids: &mut dyn IdSource,
) -> Result<Imported, CliError> {
    import(path, from, &bytes(path)?, ids)
}

/// The article in the bytes that were read from the file.
///
/// # Errors
/// Naming the file: when it is of no known format, or no text.
pub fn import(
    path: &Path,
    from: Option<ImportFormat>,
    bytes: &[u8],
    ids: &mut dyn IdSource,
) -> Result<Imported, CliError> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let format = from.map_or_else(|| ImportFormat::of_path(&name, bytes), Ok);
    format
        .and_then(|format| warraq_formats::import(format, bytes, &ImportDefaults::default(), ids))
        .map_err(|error| CliError::from(error).in_file(path))
}

/// What people are told of what is not in the article, and of what had to be decided.
pub fn notes(imported: &Imported) -> Vec<Message> {
    let removed = imported.removed.iter().map(|removed| {
        Message::new("notes.removed")
            .with("kind", word(removed.kind))
            .with("text", removed.text.trim())
    });
    let warnings = imported.warnings.iter().map(|warning| {
        Message::new("notes.warning")
            .with("kind", word(warning.kind))
            .with("detail", &warning.detail)
    });
    removed.chain(warnings).collect()
}
