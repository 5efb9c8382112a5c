//! How much one post and the site itself have of everything that is remembered.

use crate::error::FormatError;

/// The most bytes of text of one item, its comments and attributes included.
const ITEM_BYTES: usize = 64 << 20;
/// The most terms, custom fields and comments of one item: each costs memory, however few letters it has.
const MAX_ENTRIES: usize = 50_000;
/// The most authors of a site.
const MAX_AUTHORS: usize = 50_000;
/// The most bytes of their names.
const AUTHOR_BYTES: usize = 32 << 20;

/// What was counted so far.
#[derive(Debug, Default)]
pub(super) struct Tally {
    item_bytes: usize,
    entries: usize,
    authors: usize,
    author_bytes: usize,
}

impl Tally {
    /// Says that a new item begins.
    pub(super) fn begin_item(&mut self) {
        self.item_bytes = 0;
        self.entries = 0;
    }

    /// Counts a term, custom field or comment of the item.
    pub(super) fn entry(&mut self) -> Result<(), FormatError> {
        self.entries += 1;
        one_of(self.entries, MAX_ENTRIES, "one post has more categories, fields and comments")
    }

    /// Counts letters of the item.
    pub(super) fn letters(&mut self, bytes: usize) -> Result<(), FormatError> {
        self.item_bytes += bytes;
        within(self.item_bytes, ITEM_BYTES)
    }

    /// Counts an author.
    pub(super) fn author(&mut self) -> Result<(), FormatError> {
        self.authors += 1;
        one_of(self.authors, MAX_AUTHORS, "the site has more authors")
    }

    /// Counts the letters of an author's name.
    pub(super) fn name(&mut self, bytes: usize) -> Result<(), FormatError> {
        self.author_bytes += bytes;
        within(self.author_bytes, AUTHOR_BYTES)
    }
}

fn one_of(count: usize, limit: usize, what: &str) -> Result<(), FormatError> {
    if count <= limit {
        return Ok(());
    }
    Err(FormatError::Tangled { detail: format!("{what} than {limit}") })
}

fn within(bytes: usize, limit: usize) -> Result<(), FormatError> {
    if bytes <= limit { Ok(()) } else { Err(FormatError::TooLarge { bytes, limit }) }
}
