//! The archive that a book is: the same bytes for the same parts.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::format::Format;

const IN_MEMORY: &str = "memory takes every part, and none is longer than a zip file may hold";

/// A book's parts so far.
pub(super) struct Container(ZipWriter<Cursor<Vec<u8>>>);

impl Container {
    /// One that says what it is in its first bytes.
    ///
    /// Source: EPUB 3.3, 4.2.6.2 (the file `mimetype` is first, neither packed nor padded).
    pub(super) fn new() -> Self {
        let mut container = Self(ZipWriter::new(Cursor::new(Vec::new())));
        container.packed("mimetype", Format::Epub.media_type().as_bytes());
        container
    }

    /// Adds a part that gets smaller by packing.
    pub(super) fn text(&mut self, name: &str, text: &str) {
        self.part(name, text.as_bytes(), CompressionMethod::Deflated);
    }

    /// Adds a part that is packed already: pictures, fonts.
    pub(super) fn packed(&mut self, name: &str, bytes: &[u8]) {
        self.part(name, bytes, CompressionMethod::Stored);
    }

    fn part(&mut self, name: &str, bytes: &[u8], method: CompressionMethod) {
        // The first day that a zip file knows, whenever it is written.
        let options = SimpleFileOptions::default()
            .compression_method(method)
            .last_modified_time(DateTime::default());
        self.0.start_file(name, options).expect(IN_MEMORY);
        self.0.write_all(bytes).expect(IN_MEMORY);
    }

    /// The bytes of the file.
    pub(super) fn finish(self) -> Vec<u8> {
        self.0.finish().expect(IN_MEMORY).into_inner()
    }
}
