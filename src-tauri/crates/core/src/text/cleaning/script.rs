//! Characters of Arabic script, and what may stand unseen between them.

/// The letter that only makes a word longer.
pub(super) const TATWEEL: char = '\u{640}';
/// Keeps two letters from joining.
pub(super) const NON_JOINER: char = '\u{200C}';
/// Makes a letter look as if another followed.
pub(super) const JOINER: char = '\u{200D}';

/// Whether `c` is a letter of Arabic script in its usual code: no mark, no tatweel, no printed form.
pub(super) fn is_letter(c: char) -> bool {
    matches!(c, '\u{620}'..='\u{6FF}' | '\u{750}'..='\u{77F}' | '\u{870}'..='\u{8C9}')
        && c.is_alphabetic()
        && c != TATWEEL
        && !is_mark(c)
}

/// Whether `c` is a mark above or below letters of Arabic script.
pub(super) fn is_mark(c: char) -> bool {
    matches!(
        c,
        '\u{610}'..='\u{61A}'
            | '\u{64B}'..='\u{65F}'
            | '\u{670}'
            | '\u{6D6}'..='\u{6DC}'
            | '\u{6DF}'..='\u{6E4}'
            | '\u{6E7}'
            | '\u{6E8}'
            | '\u{6EA}'..='\u{6ED}'
            | '\u{8CA}'..='\u{8E1}'
            | '\u{8E3}'..='\u{8FF}'
    )
}

/// Whether `c` stands in a word without being one of its letters and without parting it.
pub(super) fn is_transparent(c: char) -> bool {
    is_mark(c) || c == TATWEEL || c == JOINER || super::bidi::is_control(c)
}

/// Whether a letter joins the one after it: after the others nothing can be stretched.
///
/// Source: Unicode Character Database, ArabicShaping.txt, joining types R and U.
pub(super) fn joins_next(letter: char) -> bool {
    !matches!(
        letter,
        '\u{621}'..='\u{625}'
            | '\u{627}'
            | '\u{629}'
            | '\u{62F}'..='\u{632}'
            | '\u{648}'
            | '\u{671}'..='\u{677}'
            | '\u{688}'..='\u{699}'
            | '\u{6C0}'
            | '\u{6C3}'..='\u{6CB}'
            | '\u{6CD}'
            | '\u{6CF}'
            | '\u{6D2}'
            | '\u{6D3}'
            | '\u{6D5}'
            | '\u{6EE}'
            | '\u{6EF}'
    )
}

/// The most characters that are passed over in search of one that is seen: no word has so many marks.
pub(super) const MOST_UNSEEN: usize = 64;

/// The last character of `text` that is not transparent.
pub(super) fn last_seen(text: &str) -> Option<char> {
    text.chars().rev().take(MOST_UNSEEN).find(|c| !is_transparent(*c))
}

/// The first character of `text` that is not transparent.
pub(super) fn first_seen(text: &str) -> Option<char> {
    text.chars().take(MOST_UNSEEN).find(|c| !is_transparent(*c))
}
