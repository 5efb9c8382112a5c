//! Matches in several texts at once, as the window counts.

use serde::Serialize;

use super::Finder;
use crate::text::offsets::{ByteOffset, Offsets};

/// A match in one of several texts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct FoundIn {
    /// Which of the texts, from 0.
    pub text: u32,
    /// UTF-16 units before it.
    pub from_utf16: u32,
    /// UTF-16 units to its end.
    pub to_utf16: u32,
    /// What comes in its place.
    pub with: String,
}

/// The matches in `texts`, in their order, each with what comes in its place.
#[must_use]
pub fn in_texts(finder: &Finder, with: &str, texts: &[String]) -> Vec<FoundIn> {
    let each = (0..).zip(texts).filter(|(_, text)| !text.is_empty());
    each.flat_map(|(number, text)| in_text(finder, with, number, text)).collect()
}

fn in_text(finder: &Finder, with: &str, number: u32, text: &str) -> Vec<FoundIn> {
    let found = finder.find(text);
    if found.is_empty() {
        return Vec::new();
    }
    let offsets = Offsets::of(text.to_owned());
    let units = |byte| {
        let at = offsets.utf16_of_byte(ByteOffset(byte))?;
        u32::try_from(at.0).ok()
    };
    let place = |one| {
        let super::Match { bytes, .. } = &one;
        let (from_utf16, to_utf16) = (units(bytes.start)?, units(bytes.end)?);
        let with = finder.replacement(text, &one, with);
        Some(FoundIn { text: number, from_utf16, to_utf16, with })
    };
    found.into_iter().filter_map(place).collect()
}
