//! Letters that nobody sees.

/// U+200F, right-to-left mark.
pub(crate) const RIGHT_TO_LEFT_MARK: char = '\u{200f}';
/// U+200E, left-to-right mark.
pub(crate) const LEFT_TO_RIGHT_MARK: char = '\u{200e}';

/// Whether it only steers direction or order of bytes: marks, embeddings, isolates.
pub(crate) fn is_invisible(letter: char) -> bool {
    matches!(
        letter,
        '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}'
    )
}

/// Whether it is one of the two marks that are put beside emphasis.
pub(crate) fn is_mark(letter: char) -> bool {
    matches!(letter, RIGHT_TO_LEFT_MARK | LEFT_TO_RIGHT_MARK)
}

/// Whether XML and HTML can hold it.
///
/// Source: XML 1.0, section 2.2; HTML Living Standard, 13.1.4 (no controls, no noncharacters).
pub(crate) fn is_allowed_in_xml(letter: char) -> bool {
    let code = u32::from(letter);
    let control = letter.is_control() && !matches!(letter, '\t' | '\n' | '\r');
    let noncharacter = (0xfdd0..=0xfdef).contains(&code) || code & 0xfffe == 0xfffe;
    !control && !noncharacter
}
