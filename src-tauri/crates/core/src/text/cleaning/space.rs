//! Spaces that no line may break at, as web pages and word processors leave them everywhere.

use super::Edit;

/// The no-break spaces of `text`, each for one plain space.
pub(super) fn edits(text: &str) -> Vec<Edit> {
    let found = text.char_indices().filter(|(_, c)| is_no_break_space(*c));
    found.map(|(at, c)| Edit::replaces(at, c, ' ')).collect()
}

/// No-break space, narrow no-break space, figure space.
fn is_no_break_space(c: char) -> bool {
    matches!(c, '\u{A0}' | '\u{202F}' | '\u{2007}')
}
