//! Plain text of a document, with the place of every letter.
//!
//! Blocks that hold text are joined by an empty line, the lines of one list by a line feed, rows of a table
//! by a line feed and its cells by a tab. Captions and notes stand where they are; bullets, numbers and
//! footnote signs are no text; a hard break is a line feed. Blocks without text leave no trace.

mod writer;

use std::ops::Range;

use super::{Block, BlockId, Document};
use crate::text::offsets::{ByteOffset, DocPosition, Offsets, Utf16Offset};

/// The text of a document, and where each letter comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Projection {
    offsets: Offsets,
    segments: Vec<Segment>,
}

/// A run of text that comes from one run of one block. Between segments stands what joins blocks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segment {
    /// Bytes of the projection's text.
    pub bytes: Range<usize>,
    /// The innermost block.
    pub block: BlockId,
    /// The editor's position of its first letter.
    pub position: DocPosition,
}

impl Projection {
    /// The text of a document.
    #[must_use]
    pub fn of(document: &Document) -> Self {
        writer::write(document.blocks())
    }

    /// The text of one block; positions are counted from before it.
    #[must_use]
    pub fn of_block(block: &Block) -> Self {
        writer::write(std::slice::from_ref(block))
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        self.offsets.text()
    }

    /// The text alone.
    #[must_use]
    pub fn into_text(self) -> String {
        self.offsets.into_text()
    }

    /// The text's bytes, scalars and UTF-16 units.
    #[must_use]
    pub fn offsets(&self) -> &Offsets {
        &self.offsets
    }

    /// The runs in order.
    #[must_use]
    pub fn segments(&self) -> &[Segment] {
        &self.segments
    }

    /// The editor's position before the letter at `at`; nothing inside a character, between blocks and at
    /// the end.
    #[must_use]
    pub fn position_of(&self, at: ByteOffset) -> Option<DocPosition> {
        let after = self.segments.partition_point(|segment| segment.bytes.start <= at.0);
        let segment = self.segments[..after].last()?;
        if at.0 < segment.bytes.end { self.position_in(segment, at.0) } else { None }
    }

    /// The byte where the letter at an editor's position starts; nothing where no letter starts.
    #[must_use]
    pub fn byte_of(&self, at: DocPosition) -> Option<ByteOffset> {
        let after = self.segments.partition_point(|segment| segment.position <= at);
        let segment = self.segments[..after].last()?;
        let start = self.utf16(segment.bytes.start)?;
        let units = Utf16Offset(start + at.0 - segment.position.0);
        let byte = self.offsets.byte_of_utf16(units)?;
        (byte.0 < segment.bytes.end).then_some(byte)
    }

    /// The byte of the first letter at or after an editor's position; the text's end where none follows.
    #[must_use]
    pub fn next_byte(&self, at: DocPosition) -> ByteOffset {
        // A position between two surrogates belongs to the letter after them.
        if let Some(byte) = self.byte_of(at).or_else(|| self.byte_of(DocPosition(at.0 + 1))) {
            return byte;
        }
        let after = self.segments.partition_point(|segment| segment.position < at);
        let next = self.segments.get(after).map(|segment| segment.bytes.start);
        ByteOffset(next.unwrap_or(self.text().len()))
    }

    /// The editor's positions before the first and after the last letter of a range of bytes; nothing where
    /// it holds no letter of the document or cuts a character.
    #[must_use]
    pub fn positions_of(&self, range: Range<ByteOffset>) -> Option<Range<DocPosition>> {
        let first = self.segments.partition_point(|segment| segment.bytes.end <= range.start.0);
        let last = self.segments.partition_point(|segment| segment.bytes.start < range.end.0);
        let (first, last) = (self.segments.get(first)?, self.segments[..last].last()?);
        let start = self.position_in(first, range.start.0.max(first.bytes.start))?;
        let end = self.position_in(last, range.end.0.min(last.bytes.end))?;
        (start < end).then_some(start..end)
    }

    /// The position at `byte`, which stands in `segment` or at its end.
    fn position_in(&self, segment: &Segment, byte: usize) -> Option<DocPosition> {
        let units = self.utf16(byte)? - self.utf16(segment.bytes.start)?;
        Some(DocPosition(segment.position.0 + units))
    }

    fn utf16(&self, byte: usize) -> Option<usize> {
        self.offsets.utf16_of_byte(ByteOffset(byte)).map(|at| at.0)
    }
}

#[cfg(test)]
mod tests;
