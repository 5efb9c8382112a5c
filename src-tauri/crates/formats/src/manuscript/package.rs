//! Zip archives whose bytes depend on nothing but what is put in.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::error::FormatError;

/// An archive while it is written. Every part is from the first day that archives know.
pub(crate) struct Package {
    zip: ZipWriter<Cursor<Vec<u8>>>,
}

impl Package {
    pub(crate) fn new() -> Self {
        Self { zip: ZipWriter::new(Cursor::new(Vec::new())) }
    }

    /// Adds a part of text, packed.
    ///
    /// # Errors
    /// [`FormatError::Tangled`] where the archive would be larger than archives are.
    pub(crate) fn text(&mut self, name: &str, text: &str) -> Result<(), FormatError> {
        self.add(name, text.as_bytes(), CompressionMethod::Deflated)
    }

    /// Adds a part as it is: what is packed already, or has to be found at its place.
    ///
    /// # Errors
    /// As [`Package::text`].
    pub(crate) fn stored(&mut self, name: &str, bytes: &[u8]) -> Result<(), FormatError> {
        self.add(name, bytes, CompressionMethod::Stored)
    }

    fn add(
        &mut self,
        name: &str,
        bytes: &[u8],
        method: CompressionMethod,
    ) -> Result<(), FormatError> {
        let options = SimpleFileOptions::default()
            .compression_method(method)
            .last_modified_time(DateTime::default())
            .unix_permissions(0o644);
        self.zip.start_file(name, options).map_err(|error| too_large(&error))?;
        self.zip.write_all(bytes).map_err(|error| too_large(&error))
    }

    /// Its bytes.
    ///
    /// # Errors
    /// As [`Package::text`].
    pub(crate) fn finish(self) -> Result<Vec<u8>, FormatError> {
        Ok(self.zip.finish().map_err(|error| too_large(&error))?.into_inner())
    }
}

fn too_large(error: &dyn std::error::Error) -> FormatError {
    FormatError::Tangled { detail: error.to_string() }
}
