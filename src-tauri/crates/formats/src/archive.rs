//! Documents that are zip archives, opened without trusting what they say of themselves.

use std::borrow::Cow;
use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::error::FormatError;

/// The most bytes that all parts read from one archive come to, unpacked.
const LIMIT_BYTES: u64 = 256 << 20;
/// The most parts an archive may list.
const LIMIT_PARTS: usize = 20_000;

/// An archive that was opened.
pub(crate) struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// What may still be unpacked, in bytes.
    left: u64,
}

impl<'a> Archive<'a> {
    /// The archive in `bytes`.
    ///
    /// # Errors
    /// [`FormatError::CutOff`] where its end is missing, [`FormatError::Damaged`] where it is none,
    /// [`FormatError::Tangled`] where it lists more parts than any document has.
    pub(crate) fn open(bytes: &'a [u8]) -> Result<Self, FormatError> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| refusal(bytes, &error))?;
        if zip.len() > LIMIT_PARTS {
            return Err(FormatError::Tangled { detail: format!("it lists {} parts", zip.len()) });
        }
        Ok(Self { zip, left: LIMIT_BYTES })
    }

    /// The names of its parts, as far as they can be read.
    pub(crate) fn names(&self) -> impl Iterator<Item = Cow<'_, str>> {
        self.zip.file_names().filter_map(Result::ok)
    }

    /// The part with this name, unpacked; nothing where there is none. Its real size counts, not the one it
    /// claims.
    ///
    /// # Errors
    /// [`FormatError::Damaged`] where it cannot be unpacked or is encrypted, [`FormatError::TooLargeUnpacked`]
    /// where all parts together come to more than any document.
    pub(crate) fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, FormatError> {
        let part = match self.zip.by_name(name) {
            Ok(part) => part,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(error) => return Err(damaged(&error)),
        };
        let mut bytes = Vec::new();
        part.take(self.left + 1).read_to_end(&mut bytes).map_err(|error| damaged(&error))?;
        let read = bytes.len() as u64;
        if read > self.left {
            return Err(FormatError::TooLargeUnpacked { limit: LIMIT_BYTES });
        }
        self.left -= read;
        Ok(Some(bytes))
    }
}

/// Why bytes are no archive. The list of its parts is its end: what begins as one and has none lost it.
fn refusal(bytes: &[u8], error: &ZipError) -> FormatError {
    if bytes.starts_with(b"PK\x03\x04") { FormatError::CutOff } else { damaged(error) }
}

fn damaged(error: &dyn std::error::Error) -> FormatError {
    FormatError::Damaged { detail: error.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_archive_is_refused() {
        for bytes in [&b""[..], b"PK"] {
            assert!(matches!(Archive::open(bytes), Err(FormatError::Damaged { .. })));
        }
        let cut = Archive::open(b"PK\x03\x04 and then nothing of the kind");
        assert!(matches!(cut, Err(FormatError::CutOff)));
    }
}
