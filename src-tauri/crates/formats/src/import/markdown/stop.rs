//! A letter that stands in the source only while it is parsed.

use std::borrow::Cow;

/// Punctuation that no newsroom writes. Put outside a delimiter, it lets emphasis open and close beside a
/// letter; it is taken out of every text afterwards.
const CANDIDATES: [char; 8] = ['⸖', '⸎', '⸔', '⸕', '⸪', '⸫', '⸬', '⸭'];

/// The letter chosen for one source; none where the source has them all, which then stays as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stop(Option<char>);

impl Stop {
    /// A letter that does not stand in `source`, so that none of the writer's own is ever taken out.
    pub(super) fn absent_from(source: &str) -> Self {
        Self(CANDIDATES.into_iter().find(|candidate| !source.contains(*candidate)))
    }

    /// The letter.
    pub(super) fn letter(self) -> Option<char> {
        self.0
    }

    /// `text` without it.
    pub(super) fn strip(self, text: &str) -> Cow<'_, str> {
        match self.0 {
            Some(letter) if text.contains(letter) => Cow::Owned(text.replace(letter, "")),
            _ => Cow::Borrowed(text),
        }
    }
}
