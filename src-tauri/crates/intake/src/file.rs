//! Files from the disk, read no further than an article can be long.

use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;

use warraq_formats::{FormatError, ImportFormat, LIMIT_BYTES, wxr};

use crate::error::IntakeError;

/// All bytes of the file.
///
/// # Errors
/// `Unreadable`; `Format` with `TooLarge` where it is longer than any article, which is seen before it is read.
pub fn read_file(path: &Path) -> Result<Vec<u8>, IntakeError> {
    let file = File::open(path).map_err(IntakeError::Unreadable)?;
    let length = file.metadata().map_err(IntakeError::Unreadable)?.len();
    let length = usize::try_from(length).unwrap_or(usize::MAX);
    if length > LIMIT_BYTES {
        return Err(FormatError::TooLarge { bytes: length, limit: LIMIT_BYTES }.into());
    }
    // A pipe has no length: what comes out of it is counted.
    let mut bytes = Vec::with_capacity(length);
    file.take(LIMIT_BYTES as u64 + 1).read_to_end(&mut bytes).map_err(IntakeError::Unreadable)?;
    if bytes.len() > LIMIT_BYTES {
        return Err(FormatError::TooLarge { bytes: bytes.len(), limit: LIMIT_BYTES }.into());
    }
    Ok(bytes)
}

/// Whether the file is a WordPress export, which is read as a whole site however long it is: by what was said
/// of it, else by its first bytes.
///
/// # Errors
/// `Unreadable`.
pub fn is_site(path: &Path, from: Option<ImportFormat>) -> Result<bool, IntakeError> {
    if let Some(format) = from {
        return Ok(format == ImportFormat::Wxr);
    }
    // What is read of a pipe is gone for whoever reads it next.
    if !std::fs::metadata(path).map_err(IntakeError::Unreadable)?.is_file() {
        return Ok(false);
    }
    let file = File::open(path).map_err(IntakeError::Unreadable)?;
    let mut start = Vec::new();
    BufReader::new(file).take(4096).read_to_end(&mut start).map_err(IntakeError::Unreadable)?;
    Ok(wxr::is_wxr(&start))
}
