//! What an importer can say of a block.

use warraq_core::article::{CellKind, Dir};

/// The direction and language that a file sets for a block.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Look {
    /// The direction, where it is said.
    pub(crate) dir: Option<Dir>,
    /// BCP 47 tag, where it is said.
    pub(crate) lang: Option<String>,
}

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LineKind {
    /// Running text.
    Paragraph,
    /// A heading of level 1 to 6.
    Heading(u8),
    /// A line of the text, repeated large.
    PullQuote,
}

/// A block that holds others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Open {
    /// Somebody's words, set apart.
    Quote,
    /// A list: with the number it starts at, where it is numbered. Holds items only.
    List(Option<u32>),
    /// An item of the list around it.
    Item,
    /// A table. Holds rows only.
    Table,
    /// A row of the table around it. Holds cells only.
    Row,
    /// A cell of the row around it.
    Cell {
        /// Data or heading.
        kind: CellKind,
        /// Columns it spans, from 1.
        colspan: u32,
        /// Rows it spans, from 1.
        rowspan: u32,
    },
    /// The text of the footnote with this name.
    Note(String),
    /// A picture; the lines in it are its caption.
    Figure {
        /// The id of the picture among those the import brings.
        media: Option<String>,
        /// What a reader who cannot see the picture is told.
        alt: String,
        /// Who made it.
        credit: String,
    },
    /// Several pictures shown together. Holds figures only.
    Gallery,
}
