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

/// What stands between the lines of a text that is shown as one.
const BETWEEN_LINES: &str = " / ";

/// `text` for a line of a terminal: its own lines in one, isolated where some of it runs from right to left, and with
/// control characters replaced, so that no headline can move the cursor or ring a bell.
pub fn inline(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let one = || text.trim_end_matches(['\r', '\n']).to_owned();
    let text = if lines.len() > 1 { lines.join(BETWEEN_LINES) } else { one() };
    let safe = |c: char| match c {
        '\t' | '\n' => ' ',
        c if c.is_control() => char::REPLACEMENT_CHARACTER,
        c => c,
    };
    let safe: String = text.chars().map(safe).collect();
    if has_right_to_left(&safe) { isolate(&safe) } else { safe }
}

/// `text` for a line of a terminal, with every character that is not seen written as its code: `[U+200F]`.
pub fn shown(text: &str) -> String {
    let written = |c: char| match c {
        c if is_unseen(c) => format!("[U+{:04X}]", u32::from(c)),
        c => c.to_string(),
    };
    let shown: String = text.chars().map(written).collect();
    inline(&shown)
}

/// Controls of direction and joining, spaces that look like the plain one, and what else has no shape.
fn is_unseen(c: char) -> bool {
    c.is_whitespace() && c != ' '
        || matches!(
            c,
            '\u{AD}'
                | '\u{61C}'
                | '\u{200B}'..='\u{200F}'
                | '\u{202A}'..='\u{202E}'
                | '\u{2060}'..='\u{206F}'
                | '\u{FEFF}'
        )
}

/// Whether the sign only says in which direction what is around it runs.
fn is_control(c: char) -> bool {
    matches!(c, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// `text` without the signs that only say in which direction it runs: they come along with what is copied from a
/// terminal.
pub fn without_controls(text: &str) -> String {
    text.chars().filter(|c| !is_control(*c)).collect()
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
    fn what_is_not_seen_is_shown_by_its_code() {
        assert_eq!(shown("a\u{A0}b c\u{202E}"), "a[U+00A0]b c[U+202E]");
        assert_eq!(shown("و\u{200F}"), "\u{2068}و[U+200F]\u{2069}");
    }

    #[test]
    fn control_characters_do_not_reach_the_terminal() {
        assert_eq!(inline("a\u{1b}[31mb\u{7}c"), "a\u{fffd}[31mb\u{fffd}c");
    }

    #[test]
    fn lines_stand_in_one_with_a_sign_between_them() {
        assert_eq!(inline("Home\nSport\r\n\n News\n"), "Home / Sport / News");
        assert_eq!(inline("a\tb\n"), "a b");
        assert_eq!(inline("الرئيسية\nسياسة"), "\u{2068}الرئيسية / سياسة\u{2069}");
    }
}
