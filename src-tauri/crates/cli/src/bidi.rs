//! Text of both directions in one line of a terminal.

/// First strong isolate: what stands in it takes its direction from itself.
const ISOLATE: char = '\u{2068}';
const END_ISOLATE: char = '\u{2069}';

/// Whether some of `text` runs from right to left.
pub fn has_right_to_left(text: &str) -> bool {
    text.chars().any(|c| {
        matches!(
            c,
            '\u{590}'..='\u{8FF}'
                | '\u{FB1D}'..='\u{FDFF}'
                | '\u{FE70}'..='\u{FEFC}'
                | '\u{10800}'..='\u{10FFF}'
                | '\u{1E800}'..='\u{1EFFF}'
        )
    })
}

/// `text` for a line of a terminal: isolated where some of it runs from right to left, and with
/// control characters replaced, so that no headline can move the cursor or ring a bell.
pub fn inline(text: &str) -> String {
    let safe: String = text
        .chars()
        .map(|c| if c.is_control() { char::REPLACEMENT_CHARACTER } else { c })
        .collect();
    if has_right_to_left(&safe) { isolate(&safe) } else { safe }
}

/// `text` isolated from what stands around it.
pub fn isolate(text: &str) -> String {
    format!("{ISOLATE}{text}{END_ISOLATE}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_text_with_right_to_left_letters_is_isolated() {
        assert_eq!(inline("Qamishli"), "Qamishli");
        assert_eq!(inline("القامشلي"), "\u{2068}القامشلي\u{2069}");
        assert_eq!(inline("AFP في دمشق"), "\u{2068}AFP في دمشق\u{2069}");
    }

    #[test]
    fn control_characters_do_not_reach_the_terminal() {
        assert_eq!(inline("a\u{1b}[31mb\nc"), "a\u{fffd}[31mb\u{fffd}c");
    }
}
